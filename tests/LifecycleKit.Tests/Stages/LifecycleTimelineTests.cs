using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleTimelineTests
{
    /// <summary>A customer, and up to three versions of the lifecycle that are published between the events.</summary>
    private static Gen<(LifecycleCase X, (NaiveLifecycle Lifecycle, int Hours)[] Published)> Cases { get; } =
        from x in LifecycleGen.InOrder
        from published in Gen.ArrayOf(
            from lifecycle in LifecycleGen.Lifecycle from hours in Gen.Choose(1, 24 * 60) select (lifecycle, hours), 3)
        select (x, published.DistinctBy(version => version.hours).OrderBy(version => version.hours).ToArray());

    [Fact]
    public void Timeline_WhateverTheSweeps_LeadsTheSameWay()
    {
        var (moves, over) = (0, 0);
        Law.Holds(Cases, law =>
        {
            var timeline = Publish(law.X, law.Published);
            var start = timeline.ForInstant(law.X.Start)!;
            var (history, other) = (new CustomerHistory(), new CustomerHistory());
            var (once, often) = (new List<Transition>(), new List<Transition>());
            var (state, swept) = (start.Start(history, law.X.Start), start.Start(other, law.X.Start));
            foreach (var e in law.X.Events)
            {
                for (var at = swept.EnteredAt; at < e.At; at = at.AddDays(3)) swept = timeline.Advance(swept, other, at, often);
                state = timeline.Step(state, history, e, once).State;
                swept = timeline.Step(swept, other, e, often).State;
                Assert.Equal(state, swept);
            }

            state = timeline.Advance(state, history, law.X.End, once);
            swept = timeline.Advance(timeline.Advance(swept, other, law.X.End.AddDays(-20), often), other, law.X.End, often);
            Assert.Equal(state, swept);
            Assert.Equal(once, often);
            Assert.Equal(
                (timeline.Current!.Definition.ContentHash, timeline.Current.Context.Version), (state.DefinitionHash, state.ContextVersion));

            var replay = timeline.Replay(law.X.Events, law.X.Start, law.X.End);
            Assert.Equal(state, replay.State);
            Assert.Equal(once, replay.Transitions);
            moves += once.Count;
            over += timeline.Publications.Count - 1;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{moves} moves, {over} publications.");
        Assert.True(moves > 5_000 && over > 4_000, "The cases say too little.");
    }

    [Fact]
    public void Advance_OverAPublication_LetsTheOldVersionHaveItsDue()
    {
        var old = LifecycleEngine.Compile(GoneAfter(10));
        var timeline = LifecycleTimeline.Of(old).Publish(LifecycleEngine.Compile(GoneAfter(5)), Days.Day(9));
        var (history, transitions) = (new CustomerHistory(), new List<Transition>());
        var state =
            timeline.Step(old.Start(history, Days.Day(0)), history, CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1))).State;
        Assert.Equal(Days.Day(11), state.NextDue);
        timeline.Advance(state, history, Days.Day(60), transitions);
        // The new version requires five days, which were over when it took effect.
        Assert.Equal(Days.Day(9), Assert.Single(transitions).EffectiveAt);
    }

    [Fact]
    public void Publish_OutOfOrder_IsRefusedAndBackToAnOldVersionIsNot()
    {
        var (one, other) = (LifecycleEngine.Compile(GoneAfter(5)), LifecycleEngine.Compile(GoneAfter(6)));
        var timeline = LifecycleTimeline.Of(one).Publish(other, Days.Day(9));
        Assert.Equal(
            "at", Assert.Throws<ArgumentOutOfRangeException>(
                () => timeline.Publish(LifecycleEngine.Compile(GoneAfter(7)), Days.Day(9))).ParamName);
        Assert.Same(one, timeline.Publish(one, Days.Day(10)).Current);
    }

    [Fact]
    public void AdvanceAndStep_OfAnEqualOrAnUnknownVersion_GoOn()
    {
        var timeline = LifecycleTimeline.Of(LifecycleEngine.Compile(GoneAfter(5)));
        var history = new CustomerHistory();
        var equal = LifecycleEngine.Compile(GoneAfter(5)).Start(history, Days.Day(0));
        Assert.Equal(equal, timeline.Advance(equal, history, Days.Day(1)));
        var unknown = LifecycleEngine.Compile(GoneAfter(6)).Start(history, Days.Day(0));
        var moved = timeline.Advance(unknown, history, Days.Day(1));
        Assert.Equal((timeline.Current!.Definition.ContentHash, Days.Day(0)), (moved.DefinitionHash, moved.EnteredAt));
        Assert.Equal(
            "state", Assert.Throws<ArgumentException>(() => timeline.Step(default, history, CustomerEvent.Visit(Days.Day(1)))).ParamName);
    }

    [Fact]
    public void Publish_OfATrackTakenOutAndBack_PausesTheCustomer()
    {
        var (one, other) = (LifecycleEngine.Compile(GoneAfter(5)), LifecycleEngine.Compile(GoneAfter(6)));
        foreach (var back in new[] { one, other })
        {
            var timeline = LifecycleTimeline.Of(one).Publish(null, Days.Day(3)).Publish(back, Days.Day(20));
            var (history, transitions) = (new CustomerHistory(), new List<Transition>());
            var state = timeline.Step(
                one.Start(history, Days.Day(0)), history, CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1))).State;
            var paused = timeline.Advance(state, history, Days.Day(10), transitions);
            Assert.Empty(transitions);
            Assert.Equal("here", paused.Stage);
            // Five days without an order were over while the track was removed: the rule fires when the track is back, and not before.
            Assert.Equal(timeline.Advance(state, history, Days.Day(30)), timeline.Advance(paused, history, Days.Day(30), transitions));
            Assert.Equal(Days.Day(20), Assert.Single(transitions).EffectiveAt);
        }
    }

    private static LifecycleTimeline Publish(LifecycleCase x, (NaiveLifecycle Lifecycle, int Hours)[] published) => published.Aggregate(
        LifecycleTimeline.Of(x.Compile()),
        (timeline, version) => timeline.Publish((x with { Lifecycle = version.Lifecycle }).Compile(), x.Start.AddHours(version.Hours)));

    private static LifecycleDefinition GoneAfter(int days) => LifecycleDefinition.Build("shop", x => x.Stage("here").Stage("gone")
        .Rule(
            "leave",
            rule => rule.From("here").To("gone").WhenTimePasses()
                .When(LifecycleKit.Conditions.Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)))));
}
