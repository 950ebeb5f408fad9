using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// Claims of a play with a daily budget, in a shop of its own: every process claims messages for the same customers, some with the ids of
/// other processes, and more in a day than the budget allows.
/// </summary>
internal static class LetterClaims
{
    public const string Scope = "letters";
    public const int Budget = 10;

    private const string Play = "letter";
    private const int CustomerCount = 8;

    public static Playbook Playbook { get; } = Playbook.Build("letters", book => book
        .Play(Play, play => play.Channel(Channels.Email).Needs(ConsentNeed.None).DailyBudget(Budget)));

    /// <summary>Claims in an epoch, and writes down the ids that this process is to send.</summary>
    public static async Task ClaimAsync(ShopHost host, string folder, int part, int epoch)
    {
        var tracker = host.Tracker.ForScope(Scope);
        for (var i = 0; i < CustomerCount; i++)
        {
            foreach (var sender in (string[])["any", FormattableString.Invariant($"{part}")])
            {
                var id = FormattableString.Invariant($"{sender} {epoch} {i}");
                var result = await tracker.ClaimPlayAsync(FormattableString.Invariant($"reader {i}"), Play, id);
                if (result.Outcome != PlayClaimOutcome.Claimed) continue;
                await File.AppendAllLinesAsync(Path.Combine(folder, FormattableString.Invariant($"{part}.claims")), [id]);
            }
        }
    }

    /// <summary>Each message was claimed once, and no day has more claims than the budget; here exactly as many.</summary>
    public static async Task AssertAsync(ShopHost host, string folder, CancellationToken cancellationToken)
    {
        string[] claimed = [.. Directory.GetFiles(folder, "*.claims").SelectMany(File.ReadAllLines).Order(StringComparer.Ordinal)];
        Assert.Equal(claimed.Distinct(), claimed);
        var stored = new List<PlayClaim>();
        foreach (var key in await host.Store.ListAsync(Scope, null, 100, cancellationToken))
            stored.AddRange((await host.Store.LoadAsync(key, null, cancellationToken)).Record!.Document.Claims);
        Assert.Equal(claimed, stored.Select(claim => claim.MessageId).Order(StringComparer.Ordinal));
        Assert.All(stored.GroupBy(claim => claim.ClaimedAt.Date), day => Assert.Equal(Budget, day.Count()));
        Assert.All(await host.Store.LoadPlayCountsAsync(Scope, default, cancellationToken), count => Assert.Equal(Budget, count.Count));
    }
}
