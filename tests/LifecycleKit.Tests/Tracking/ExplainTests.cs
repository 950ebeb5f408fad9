using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Tracking;

public class ExplainTests
{
    [Fact]
    public async Task ExplainAsync_OfACustomer_ReturnsReasonsAndPossibleTransitions()
    {
        var setup = new TrackerSetup();
        await setup.RecordAsync(setup.Order("A"));
        setup.Time.Advance(TimeSpan.FromDays(10));
        var why = await setup.Tracker.ExplainAsync("anna", "journey", TrackerSetup.Cancellation);
        Assert.Equal("customer", why.View.Stage);
        Assert.Equal(
            "customer at 2026-03-11T12:00:00Z\ngoes-quiet -> quiet: false at lastOrderAt older than 30d (2026-03-01T12:00:00Z, 10d ago); not before 2026-03-31T12:00:00Z",
            why.Explanation.ToString());
        Assert.Equal(
            ["2026-03-31T12:00:00Z: quiet by goes-quiet if no event arrives"], why.PossibleTransitions.Select(move => move.ToString()));
    }

    [Fact]
    public async Task ExplainAsync_OfAnUnknownCustomerOrTrack_ReturnsTheInitialStageOrThrows()
    {
        var setup = new TrackerSetup();
        Assert.Equal("visitor", (await setup.Tracker.ExplainAsync("unknown", "journey", TrackerSetup.Cancellation)).View.Stage);
        var error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await setup.Tracker.ExplainAsync("anna", "tier", TrackerSetup.Cancellation));
        Assert.StartsWith("There is no track 'tier'; the tracks are 'journey'.", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, setup.Store.Count);
    }

    [Fact]
    public async Task RecordAsync_OfAnEventInAMinimumStay_ReportsTheSuppressedRule()
    {
        var held =
            LifecycleDefinition.Build("held", x => x.Stage("guest", 0, stage => stage.MinStay(TimeSpan.FromDays(2))).Stage("buyer", 1)
                .Rule("buys", rule => rule.From("guest").To("buyer").On(EventTriggers.OrderPlaced)));
        var setup = new TrackerSetup(options => options.AddTrack("held", held));
        var result = await setup.RecordAsync(setup.Order("A"));
        var suppression = Assert.Single(result.Suppressed);
        Assert.Equal(
            ("held", "buys", SuppressionReason.MinStay, TrackerSetup.Start.AddDays(2)),
            (suppression.Track, suppression.Rule, suppression.Reason, suppression.SuppressedUntil));
    }
}
