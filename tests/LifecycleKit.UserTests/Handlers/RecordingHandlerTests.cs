using LifecycleKit.Stages;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.UserTests.Handlers;

public class RecordingHandlerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task HandleAsync_AfterAFailure_IsCalledAgainByTheTracker()
    {
        var clock = new FakeTimeProvider(Start);
        var handler = new RecordingHandler();
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail), timeProvider: clock, handlers: [handler]);
        handler.FailNext(2, new TimeoutException("No mail server."));

        var run = await CustomerTimeline.Create("anna", Start).Order(10).RunAsync(tracker, clock.SetUtcNow, Shop.Cancellation);

        Assert.Equal("No mail server.", Assert.Single(Assert.Single(run.Results).HandlerFailures).Error.Message);
        Assert.Empty(handler.GetNotices());
        for (var i = 0; i < 2; i++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await tracker.SweepAsync(cancellationToken: Shop.Cancellation);
        }

        Assert.Equal("first-time", Assert.Single(handler.GetNotices()).To);
    }

    [Fact]
    public void FailNext_OfNoCall_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new RecordingHandler().FailNext(0));

    [Fact]
    public async Task Create_OfANotice_IsWhatATrackerDelivers()
    {
        var clock = new FakeTimeProvider(Start);
        var handler = new RecordingHandler();
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail), timeProvider: clock, handlers: [handler]);
        await CustomerTimeline.Create("anna", Start).Order(10).RunAsync(tracker, clock.SetUtcNow, Shop.Cancellation);
        var delivered = Assert.Single(handler.GetNotices());

        var made = TransitionNotices.Create(LifecyclePresets.Retail, "become-first-time", "anna", Start, track: "journey");

        Assert.Equal(delivered.Id, made.Id);
        Assert.Equal(delivered.Transition with { EventId = null }, made.Transition);
        Assert.Equal(delivered.Customer, made.Customer);
    }

    [Fact]
    public void Create_OfTwoTransitions_HasDifferentIds()
    {
        string[] ids =
        [
            Of("drift-away").Id, Of("lapse").Id, Of("drift-away", "active").Id, Of("drift-away", "loyal").Id,
            TransitionNotices.Create(LifecyclePresets.Retail, "drift-away", "anna", Start, sequence: 2).Id,
            TransitionNotices.Create(LifecyclePresets.Retail, "drift-away", "ben", Start).Id,
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(Of("drift-away", "first-time").Id, Of("drift-away").Id);
        Assert.Equal(Customers.EventTriggers.None, Of("drift-away").Transition.Cause);
    }

    [Fact]
    public void Create_OfAnUnknownRule_NamesTheRules() => Assert.Contains(
        "become-champion", Assert.Throws<ArgumentException>(() => Of("be-champion")).Message, StringComparison.Ordinal);

    [Fact]
    public void Create_FromAnotherStage_NamesTheStages() => Assert.Contains(
        "does not lead away from 'visitor', only from at-risk",
        Assert.Throws<ArgumentException>(() => Of("lapse", "visitor")).Message, StringComparison.Ordinal);

    private static TransitionNotice Of(string rule, string? from = null) =>
        TransitionNotices.Create(LifecyclePresets.Retail, rule, "anna", Start, from);
}
