using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Stages;

/// <summary>The story of a customer of a small shop.</summary>
public class EngineTests
{
    private static readonly LifecycleDefinition Shop = LifecycleDefinition.Build("shop", x => x
        .Stage("visitor", rank: 0).Stage("first-time", rank: 1).Stage("repeat", rank: 2).Stage("at-risk").Stage("lapsed")
        .Rule("first order", rule => rule.From("visitor").To("first-time").On(EventTriggers.OrderPlaced))
        .Rule("second order", rule => rule.From("first-time").To("repeat").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(2)))
        .Rule("back", rule => rule.From("at-risk", "lapsed").To("repeat").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(2)))
        .Rule("quiet", rule => rule.From("first-time", "repeat").To("at-risk").WhenTimePasses()
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90))))
        .Rule(
            "gone", rule => rule.From("at-risk").To("lapsed").WhenTimePasses().When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(30))))
        .Rule("refunded", rule => rule.FromAny().To("visitor").On(EventTriggers.OrderRefunded | EventTriggers.OrderCancelled)
            .When(Fields.OrderCount.EqualTo(0))));

    [Fact]
    public void Start_OfACustomer_IsAtTheInitialStage()
    {
        var state = LifecycleEngine.Compile(Shop).Start(new CustomerHistory(), Days.Day(1));
        Assert.Equal(("visitor", "visitor", Days.Day(1)), (state.Stage, state.HighestStage, state.EnteredAt));
        Assert.Equal((0L, null, true), (state.Sequence, state.NextDue, state.HasStarted));
    }

    [Fact]
    public void Step_OfAnEvent_ReportsTheMove()
    {
        var run = Run();
        var result = run.Step(CustomerEvent.Order(Order("A", placed: 2), "evt-1"));
        Assert.Equal((false, EventTriggers.OrderPlaced | EventTriggers.OrderPaid), (result.IsLate, result.Applied.Triggers));
        var move = Assert.Single(run.Transitions);
        Assert.Equal(("visitor", "first-time", "first order", Days.Day(2)), (move.From, move.To, move.Rule, move.EffectiveAt));
        Assert.Equal((EventTriggers.OrderPlaced, "evt-1", 1L), (move.Cause, move.EventId, move.Sequence));
        Assert.Equal(Days.Day(92), run.State.NextDue);
        Assert.Equal("visitor -> first-time at 2024-01-03T00:00:00Z by first order (OrderPlaced)", move.ToString());
    }

    [Fact]
    public void Advance_LongAfter_ReportsTheMovesAtTheirOwnInstants()
    {
        var run = Run();
        run.Step(CustomerEvent.Order(Order("A", placed: 2)));
        run.Advance(Days.Day(1_000));
        Assert.Equal(
            [("quiet", Days.Day(92), EventTriggers.None, 2L), ("gone", Days.Day(122), EventTriggers.None, 3L)],
            run.Transitions.Skip(1).Select(move => (move.Rule, move.EffectiveAt, move.Cause, move.Sequence)));
        Assert.Null(run.State.NextDue);
        Assert.EndsWith("by quiet (time)", run.Transitions[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_LongAfter_LetsTimePassFirst()
    {
        var run = Run();
        run.Step(CustomerEvent.Order(Order("A", placed: 2)));
        run.Step(CustomerEvent.Order(Order("B", placed: 500)));
        Assert.Equal(["first order", "quiet", "gone", "back"], run.Transitions.Select(move => move.Rule));
        Assert.Equal(("repeat", "repeat"), (run.State.Stage, run.State.HighestStage));
    }

    [Fact]
    public void Step_AtTheInstantOfADue_LetsTimeGoFirst()
    {
        var run = Run();
        run.Step(CustomerEvent.Order(Order("A", placed: 2)));
        run.Step(CustomerEvent.Order(Order("B", placed: 92)));
        Assert.Equal(["first order", "quiet", "back"], run.Transitions.Select(move => move.Rule));
        Assert.Equal(Days.Day(92), run.Transitions[1].EffectiveAt);
    }

    [Fact]
    public void Step_OfARefund_CorrectsTheFactsButUndoesNothing()
    {
        var run = Run();
        run.Step(CustomerEvent.Order(Order("A", placed: 2)));
        run.Step(CustomerEvent.Order(Order("B", placed: 60)));
        Assert.Equal(Days.Day(150), run.State.NextDue);
        run.Step(CustomerEvent.Order(Order("B", placed: 60, refunded: 100, changed: 70)));
        Assert.Equal(("repeat", "repeat"), (run.State.Stage, run.State.HighestStage));
        Assert.Equal(Days.Day(92), run.State.NextDue);
        run.Step(CustomerEvent.Order(Order("A", placed: 2, refunded: 100, changed: 71)));
        Assert.Equal(("visitor", "repeat"), (run.State.Stage, run.State.HighestStage));
    }

    [Fact]
    public void Step_OfARefundAfterWhichTheCustomerIsLongQuiet_MovesAtTheRefund()
    {
        var run = Run();
        run.Step(CustomerEvent.Order(Order("A", placed: 2)));
        run.Step(CustomerEvent.Order(Order("B", placed: 60)));
        run.Step(CustomerEvent.Order(Order("B", placed: 60, status: OrderStatus.Cancelled, changed: 110)));
        var move = run.Transitions[^1];
        Assert.Equal(("quiet", Days.Day(110), EventTriggers.None), (move.Rule, move.EffectiveAt, move.Cause));
    }

    [Fact]
    public void Step_OfALateEvent_CountsAndIsEvaluatedAtTheLatestInstant()
    {
        var run = Run();
        run.Step(CustomerEvent.Order(Order("A", placed: 2)));
        run.Advance(Days.Day(100));
        var result = run.Step(CustomerEvent.Order(Order("B", placed: 50)));
        Assert.True(result.IsLate);
        Assert.Equal(("back", Days.Day(92)), (run.Transitions[^1].Rule, run.Transitions[^1].EffectiveAt));
        Assert.Equal(Days.Day(140), run.State.NextDue);
    }

    [Fact]
    public void Step_OfAnEventBeforeTheStart_IsLate()
    {
        var run = new LiveRun(LifecycleEngine.Compile(Shop), Days.Day(10));
        Assert.True(run.Step(CustomerEvent.Order(Order("A", placed: 2))).IsLate);
        Assert.Equal(("first-time", Days.Day(10)), (run.State.Stage, run.State.EnteredAt));
        Assert.Equal(Days.Day(92), run.State.NextDue);
    }

    [Fact]
    public void Step_BetweenASweepAndItsDue_IsNotLate()
    {
        var run = Run();
        run.Advance(Days.Day(50));
        Assert.False(run.Step(CustomerEvent.Order(Order("A", placed: 20))).IsLate);
        Assert.Equal(Days.Day(20), run.State.EnteredAt);
    }

    [Fact]
    public void Step_OfAConflict_ReportsIt()
    {
        var run = Run();
        run.Step(CustomerEvent.Order(Order("A", placed: 2, version: 1)));
        Assert.True(run.Step(CustomerEvent.Order(Order("A", placed: 2, gross: 5, version: 1))).Applied.OrderChange.IsConflict);
    }

    [Fact]
    public void Default_OfStateTransitionAndResult_IsDocumented()
    {
        Assert.False(default(LifecycleState).HasStarted);
        Assert.Equal("(not started)", default(LifecycleState).ToString());
        Assert.Throws<InvalidOperationException>(() => default(LifecycleState).Stage);
        Assert.Equal("(no transition)", default(Transition).ToString());
        Assert.Equal((EventTriggers.None, false), (default(StepResult).Applied.Triggers, default(StepResult).IsLate));
    }

    [Fact]
    public void ToString_OfAState_IsInvariant()
    {
        using var culture = new Culture("ar-SA");
        var run = Run();
        run.Step(CustomerEvent.Order(Order("A", placed: 2)));
        Assert.Equal(
            "first-time since 2024-01-03T00:00:00Z, next due 2024-04-02T00:00:00Z", run.State.ToString());
    }

    private static LiveRun Run() => new(LifecycleEngine.Compile(Shop), Days.Day(0));
}
