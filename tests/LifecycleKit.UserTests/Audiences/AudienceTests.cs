using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>The value: what it refuses, what it says, and which names a shop must have.</summary>
public class AudienceTests
{
    public static TheoryData<string, Audience> Texts => new()
    {
        { "everyone", Audience.Everyone },
        { "journey in 'buyer', 'quiet'", Audience.InStage("journey", "buyer", "quiet", "buyer") },
        { "segment in 'Champions'", Audience.InSegment("Champions") },
        { "R 5, F 5, M 4", Audience.WithRfm("5-5-4") },
        { "R 5, F 10, M 4", Audience.WithRfm("5-10-4") },
        { "R 4–10, F 1–10, M 1–2", Audience.WithRfm(minR: 4, maxM: 2) },
        { "P(alive) 0.2 to 0.5", Audience.WithProbabilityAlive(0.2, 0.5) },
        { "lifetime value 100 to Infinity", Audience.WithLifetimeValue(min: 100) },
        { "lead score interest from 50", Audience.WithLeadScore("interest", 50) },
        { "lead score interest 0 to 9.5", Audience.WithLeadScore("interest", 0, 9.5m) },
        { "contactable by Email, Sms", Audience.Contactable(Channels.Email | Channels.Sms) },
        {
            "last seen on or after 2026-01-01T12:00:00.0000000+00:00 and last seen before 2026-01-02T12:00:00.0000000+00:00",
            Audience.LastSeenOnOrAfter(Shop.Start).And(Audience.LastSeenBefore(Shop.Start.AddDays(1)))
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void ToString_OfEachCondition_SaysWhichCustomers(string text, Audience audience) => Assert.Equal(text, audience.ToString());

    [Fact]
    public void Factories_OfBadValues_RefuseThem()
    {
        Assert.Throws<ArgumentException>("track", () => Audience.InStage(string.Empty, "a"));
        Assert.Throws<ArgumentException>("stages", () => Audience.InStage("journey"));
        Assert.Throws<ArgumentException>("stages", () => Audience.InStage("journey", "a", string.Empty));
        Assert.Throws<ArgumentNullException>("stages", () => Audience.InStage("journey", null!));
        Assert.Throws<ArgumentException>("segments", () => Audience.InSegment());
        foreach (var code in new[] { "", "55", "5-5", "0-5-5", "5-5-11", "5-5-5-5", "5-x-5", "-5-5", "5 5" })
            Assert.Throws<ArgumentException>("code", () => Audience.WithRfm(code));
        Assert.Throws<ArgumentOutOfRangeException>("minR", () => Audience.WithRfm(minR: 0));
        Assert.Throws<ArgumentOutOfRangeException>("minF", () => Audience.WithRfm(minF: 4, maxF: 3));
        Assert.Throws<ArgumentOutOfRangeException>("minM", () => Audience.WithRfm(maxM: 11));
        Assert.Throws<ArgumentOutOfRangeException>("min", () => Audience.WithProbabilityAlive(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("min", () => Audience.WithProbabilityAlive(0.6, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("max", () => Audience.WithProbabilityAlive(0, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>("min", () => Audience.WithLifetimeValue(max: double.NaN));
        Assert.Throws<ArgumentException>("name", () => Audience.WithLeadScore(string.Empty, 1));
        Assert.Throws<ArgumentOutOfRangeException>("min", () => Audience.WithLeadScore("interest", -1));
        Assert.Throws<ArgumentOutOfRangeException>("min", () => Audience.WithLeadScore("interest", 5, 4));
        Assert.Throws<ArgumentException>("channels", () => Audience.Contactable(Channels.None));
        Assert.Throws<ArgumentNullException>("other", () => Audience.Everyone.And(null!));
    }

    [Fact]
    public async Task FindAsync_OfAnUnknownName_ListsThoseThatExist()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        Assert.Equal(
            "There is no track 'trip'; the tracks are 'journey'. (Parameter 'audience')", await Refused(Audience.InStage("trip", "a")));
        Assert.Equal(
            "The track 'journey' has no stage 'lost'; its stages are 'new', 'buyer', 'quiet'. (Parameter 'audience')",
            await Refused(Audience.Everyone.And(Audience.InStage("journey", "new", "lost"))));
        var segment = await Refused(Audience.InSegment("Champion"));
        Assert.StartsWith("The map 'FivePhase' has no segment 'Champion'; its segments are ", segment, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("'Champions'", segment, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(
            "track", async () => await shop.Tracker.CountByStageAsync("trip", Shop.Cancellation));

        async Task<string> Refused(Audience audience)
        {
            await Assert.ThrowsAsync<ArgumentException>(
                nameof(audience), async () => await shop.Tracker.CountAsync(audience, Shop.Cancellation));
            await Assert.ThrowsAsync<ArgumentException>(
                nameof(audience), async () => await shop.Tracker.FindPageAsync(audience, cancellationToken: Shop.Cancellation));
            return (await Assert.ThrowsAsync<ArgumentException>(
                nameof(audience), async () => await AudienceCalls.IdsAsync(shop.Tracker.FindAsync(audience, Shop.Cancellation)))).Message;
        }
    }

    [Fact]
    public void FindEnteredAsync_OfOtherConditions_IsRefused()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        foreach (var audience in new[]
        {
            Audience.Everyone, Audience.InStage("journey", "new").And(Audience.WithRfm("555")),
            Audience.InStage("journey", "new").And(Audience.InStage("other", "new")),
        })
        {
            Assert.Throws<ArgumentException>("audience", () => shop.Tracker.FindEnteredAsync(audience, Shop.Start, Shop.Cancellation));
            Assert.Throws<ArgumentException>("audience", () => shop.Tracker.FindLeftAsync(audience, Shop.Start, Shop.Cancellation));
        }

        Assert.Throws<ArgumentNullException>("audience", () => shop.Tracker.FindAsync(null!, Shop.Cancellation));
    }

    [Fact]
    public async Task AddLifecycle_OfAContainer_RegistersTheSearches()
    {
        var collection = new ServiceCollection();
        collection.AddLifecycle(options => options.AddTrack("journey", Shop.Quiet(30)));
        await using var services = collection.BuildServiceProvider();
        Assert.Same(services.GetRequiredService<ILifecycleTracker>(), services.GetRequiredService<ILifecycleAudiences>());
    }
}

/// <summary>Calls that tests of audiences share.</summary>
internal static class AudienceCalls
{
    /// <summary>Returns the ids of found customers.</summary>
    public static async Task<List<string>> IdsAsync(IAsyncEnumerable<CustomerView> views)
    {
        var ids = new List<string>();
        await foreach (var view in views) ids.Add(view.Customer.CustomerId);
        return ids;
    }
}
