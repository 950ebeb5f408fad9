using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

public class RebuildTests
{
    [Fact]
    public async Task RecordAsync_OfALateEventUnderRebuild_MovesTheCustomerToTheStageOfAReplay()
    {
        var setup = new TrackerSetup(options => options.LateEvents = LateEventPolicy.Rebuild);
        await setup.RecordAsync(setup.Order("A"));
        setup.Time.Advance(TimeSpan.FromDays(40));
        await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal("quiet", await setup.StageAsync());

        var late = CustomerEvent.Order(new OrderSnapshot { OrderId = "B", PlacedAt = TrackerSetup.Start.AddDays(20), GrossTotal = 5 });
        var result = await setup.RecordAsync(late);
        Assert.True(result.IsLate);
        Assert.Empty(result.Transitions);
        var journey = (await setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation)).Track("journey");
        Assert.Equal(("customer", TrackerSetup.Start, TrackerSetup.Start.AddDays(50)), (journey.Stage, journey.EnteredAt, journey.NextDue));
        Assert.Equal(["buys", "goes-quiet"], setup.Handler.Heard.Select(notice => notice.Rule));
        setup.Time.Advance(TimeSpan.FromDays(20));
        await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal([1L, 2L, 3L], setup.Handler.Heard.Select(notice => notice.Sequence));
    }

    [Fact]
    public async Task RecordAsync_OfALateEventWithATransition_CallsHandlersOnce()
    {
        var setup = new TrackerSetup(options => options.LateEvents = LateEventPolicy.Rebuild);
        setup.Time.Advance(TimeSpan.FromDays(100));
        await setup.RecordAsync(CustomerEvent.Visit(setup.Time.GetUtcNow()));
        var late = CustomerEvent.Order(new OrderSnapshot { OrderId = "A", PlacedAt = TrackerSetup.Start, GrossTotal = 5 });
        var result = await setup.RecordAsync(late);
        Assert.Equal(
            [("buys", 1L, TrackerSetup.Start), ("goes-quiet", 2L, TrackerSetup.Start.AddDays(30))],
            result.Transitions.Select(notice => (notice.Rule, notice.Sequence, notice.EffectiveAt)));
        Assert.Equal("customer", (await setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation)).Track("journey").HighestStage);
    }

    [Fact]
    public void RecordAsync_InAnyOrderUnderRebuild_EndsAsTheReplayInOrder()
    {
        var late = 0;
        Law.Holds(
            from x in LifecycleGen.WithLateEvents from shuffled in Gen.Shuffle(x.Events) select (x, shuffled),
            law => late += RecordAsync(law.x, law.shuffled).GetAwaiter().GetResult(),
            count: 400);
        TestContext.Current.TestOutputHelper?.WriteLine($"{late} late events.");
        Assert.True(late > 500, $"Only {late} late events.");
    }

    private static async Task<int> RecordAsync(LifecycleCase x, CustomerEvent[] events)
    {
        var definition = x.Lifecycle.ToDefinition();
        // Without a model: the options ask for one of five bins, and scores are tried elsewhere.
        var engine = LifecycleEngine.Compile(definition, new FactContext(x.Zone));
        var options =
            new LifecycleOptions { LateEvents = LateEventPolicy.Rebuild, TimeZone = x.Zone, ReplayHorizon = TimeSpan.FromDays(36_500) };
        var tracker = LifecycleTracker.Create(options.AddTrack("journey", definition), null, new FakeTimeProvider(x.End), null);
        var log = new List<CustomerEvent>();
        var late = 0;
        foreach (var e in events)
        {
            var result = await tracker.RecordAsync("anna", e, TrackerSetup.Cancellation);
            if (result.Outcome is not (RecordOutcome.Duplicate or RecordOutcome.Unchanged)) log.Add(e);
            if (result.IsLate) late++;
        }

        if (events.Length == 0) return 0;
        var view = (await tracker.GetViewAsync("anna", TrackerSetup.Cancellation)).Track("journey");
        CustomerEvent[] sorted = [.. log.OrderBy(e => e.At).ThenBy(e => e.EventId, StringComparer.Ordinal)];
        var state = LifecycleTimeline.Of(engine).Replay(sorted, sorted[0].At, x.End).State;
        Assert.Equal((state.Stage, state.EnteredAt, state.NextDue), (view.Stage, view.EnteredAt, view.NextDue));
        return late;
    }
}
