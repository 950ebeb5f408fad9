using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Hosts of two versions of a lifecycle side by side on one database: nothing is lost, and one version is in force.</summary>
public abstract class RollingDeploymentTests : DatabaseTests
{
    private const string Track = "quiet";
    private const int CustomerCount = 6;
    private const int EventCount = 40;

    [Fact]
    public async Task Hosts_OfTwoVersions_FollowTheNewerOneAndLoseNothing()
    {
        await using var database = await CreatedAsync();
        await using var older = Host(database, days: 3, revision: 1);
        await RecordAsync([older], "before");

        // The newer host starts while the older one works.
        await using var newer = Host(database, days: 1, revision: 2);
        await RecordAsync([older, newer], "beside");
        await AssertInForceAsync(days: 1, older, newer);

        // An older host that is started again does not bring its version back.
        await using var restarted = Host(database, days: 3, revision: 1);
        await RecordAsync([restarted, newer], "again");
        await AssertInForceAsync(days: 1, older, newer, restarted);

        Assert.True((await newer.Publisher.RollBackAsync(PublicationPart.Track, Track, Cancellation)).IsPublished);
        await RecordAsync([older, restarted, newer], "rolled back");
        await AssertInForceAsync(days: 3, older, newer, restarted);
        for (var customer = 0; customer < CustomerCount; customer++)
        {
            var events = (await newer.Store.LoadEventsAsync(new CustomerKey(string.Empty, Id(customer)), Cancellation))
                .Where(kept => kept.Event.Kind == CustomerEventKind.ReferralMade).Select(kept => kept.Event.EventId)
                .Order(StringComparer.Ordinal);
            var sent = Phases.SelectMany(phase => Enumerable.Range(0, EventCount).Where(i => i % CustomerCount == customer)
                .Select(i => EventId(phase, i))).Order(StringComparer.Ordinal);
            Assert.Equal(sent, events);
        }
    }

    private static string[] Phases { get; } = ["before", "beside", "again", "rolled back"];

    private static string Id(int customer) => FormattableString.Invariant($"customer {customer}");

    private static string EventId(string phase, int number) => FormattableString.Invariant($"{phase} {number}");

    private static ShopHost Host(TestDatabase database, int days, int revision) => new(database.Configure, setOptions: options =>
    {
        options.Revision = revision;
        options.AddTrack(Track, ShopHost.Quiet(days));
    });

    /// <summary>
    /// Records events through the hosts in turns, all at the same time. Each customer has an order first, so that time can move all.
    /// </summary>
    private static Task RecordAsync(ShopHost[] hosts, string phase) => Task.WhenAll(
        Enumerable.Range(0, EventCount).Select(i => Task.Run(() => RecordAsync(hosts[i % hosts.Length].Tracker, phase, i), Cancellation)));

    private static async Task RecordAsync(ILifecycleTracker tracker, string phase, int number)
    {
        var customer = Id(number % CustomerCount);
        await tracker.RecordAsync(customer, ShopHost.Order(customer), Cancellation);
        await tracker.RecordAsync(customer, CustomerEvent.ReferralMade(ShopHost.Start, EventId(phase, number)), Cancellation);
    }

    /// <summary>Every host says when the customers go quiet, and says the same.</summary>
    private static async Task AssertInForceAsync(int days, params ShopHost[] hosts)
    {
        foreach (var host in hosts)
        {
            for (var customer = 0; customer < CustomerCount; customer++)
            {
                var view = await host.Tracker.GetViewAsync(Id(customer), Cancellation);
                Assert.Equal(("buyer", ShopHost.Start.AddDays(days)), (view.Track(Track).Stage, view.Track(Track).NextDue));
            }

            var publications = await host.Publisher.GetPublicationsAsync(Cancellation);
            Assert.Equal(ShopHost.Quiet(days).ContentHash, publications.Last(one => one.Name == Track).ContentHash);
        }
    }
}

public sealed class SqliteRollingDeploymentTests(SqliteDatabases files) : RollingDeploymentTests
{
    protected override DatabaseSource Databases => files;
}
