using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

/// <summary>With any store, and any sweeps and views in between, a tracked customer has the transitions of the engine alone.</summary>
public class TrackerLawTests
{
    private enum Deed
    {
        Order,
        Refund,
        Visit,
        Consent,
        Sweep,
        View,
    }

    private static Gen<(Deed Deed, int Days)[]> Lives { get; } =
        (from deed in Gen.Elements(Enum.GetValues<Deed>()) from days in Gen.Choose(0, 70) select (deed, days)).ArrayOf();

    [Fact]
    public void RecordAsync_AnyLifeWithSweeps_IsTheReplayByTheEngine()
    {
        var moves = 0;
        Law.Holds(Lives, life => moves += LiveAsync(life).GetAwaiter().GetResult(), count: 300);
        TestContext.Current.TestOutputHelper?.WriteLine($"{moves} moves.");
        Assert.True(moves > 3_000, $"The lives say too little: {moves} moves.");
    }

    /// <summary>Lives a life through the tracker, compares it with the engine's, and returns how many moves it had.</summary>
    private static async Task<int> LiveAsync((Deed Deed, int Days)[] life)
    {
        var time = new FakeTimeProvider(TrackerSetup.Start);
        var handler = new RecordingHandler();
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail), null, time, [handler]);
        var events = new List<CustomerEvent>();
        foreach (var (deed, days) in life)
        {
            time.Advance(TimeSpan.FromDays(days));
            if (deed == Deed.Sweep) await tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
            else if (deed == Deed.View) await tracker.GetViewAsync("anna", TrackerSetup.Cancellation);
            else await RecordAsync(Event(deed, events, time.GetUtcNow()));
        }

        time.Advance(TimeSpan.FromDays(400));
        await tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        var view = (await tracker.GetViewAsync("anna", TrackerSetup.Cancellation)).Track("journey");

        if (events.Count == 0) return 0;
        var (state, transitions) = Replay(events, time.GetUtcNow());
        Assert.Equal(
            (state.Stage, state.HighestStage, state.EnteredAt, state.NextDue),
            (view.Stage, view.HighestStage, view.EnteredAt, view.NextDue));
        Assert.Equal(
            transitions.Select(
                transition => (transition.Sequence, transition.From, transition.To, transition.Rule, transition.EffectiveAt)),
            handler.Heard.Select(notice => (notice.Sequence, notice.From, notice.To, notice.Rule, notice.EffectiveAt)));
        return transitions.Count;

        async Task RecordAsync(CustomerEvent e)
        {
            events.Add(e);
            Assert.False((await tracker.RecordAsync("anna", e, TrackerSetup.Cancellation)).IsLate);
        }
    }

    private static (LifecycleState State, List<Transition> Transitions) Replay(List<CustomerEvent> events, DateTimeOffset until)
    {
        var engine = LifecycleEngine.Compile(LifecyclePresets.Retail);
        var (history, transitions) = (new CustomerHistory(), new List<Transition>());
        var state = engine.Start(history, events[0].At);
        foreach (var e in events) state = engine.Step(state, history, e, transitions).State;
        return (engine.Advance(state, history, until, transitions), transitions);
    }

    private static CustomerEvent Event(Deed deed, List<CustomerEvent> before, DateTimeOffset now) => deed switch
    {
        Deed.Refund when before.FindLast(e => e.Snapshot is { IsCounted: true }).Snapshot is { } order =>
            CustomerEvent.Order(order with { RefundedTotal = order.GrossTotal, ChangedAt = now, Version = before.Count + 1 }),
        Deed.Visit => CustomerEvent.Visit(now),
        Deed.Consent => CustomerEvent.ConsentChanged(now, Channels.Email, granted: before.Count % 3 > 0),
        _ => CustomerEvent.Order(
            new OrderSnapshot { OrderId = $"{before.Count}", PlacedAt = now, GrossTotal = 10, Version = before.Count + 1 }),
    };
}
