using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Stages;

/// <summary>Stories of rules that are suppressed or wait.</summary>
public class EngineSuppressionTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly Condition Quiet = Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30));

    [Fact]
    public void Step_BeforeTheEndOfTheStay_IsSuppressedAndSaysUntilWhen()
    {
        var run = Run(x => x.Stage("new", declare: stage => stage.MinStay(Week)).Stage("buyer")
            .Rule("buys", rule => rule.From("new").To("buyer").On(EventTriggers.OrderPlaced)));
        var held = run.Step(CustomerEvent.Order(Order("A", placed: 2))).Suppressed;
        Assert.Equal(("buys", SuppressionReason.MinStay, Days.Day(7)), (held.Rule, held.Reason, held.SuppressedUntil));
        Assert.Equal("buys suppressed by MinStay until 2024-01-08T00:00:00Z", held.ToString());
        Assert.Equal(("new", null), (run.State.Stage, run.State.NextDue));
        Assert.Equal(SuppressionReason.MinStay, run.Step(CustomerEvent.Order(Order("B", placed: 7 - 1e-9))).Suppressed.Reason);
        Assert.Null(run.Step(CustomerEvent.Order(Order("C", placed: 7))).Suppressed.Rule);
        Assert.Equal(("buyer", Days.Day(7)), (run.State.Stage, run.State.EnteredAt));
    }

    [Fact]
    public void Advance_WithAStay_MovesAtItsEnd()
    {
        var run = Run(x => x.Stage("buyer").Stage("quiet", declare: stage => stage.MinStay(Week)).Stage("gone")
            .Rule("quiet", rule => rule.From("buyer").To("quiet").WhenTimePasses().When(Quiet))
            .Rule("gone", rule => rule.From("quiet").To("gone").WhenTimePasses().When(Quiet)));
        run.Step(CustomerEvent.Order(Order("A", placed: 1)));
        Assert.Equal(Days.Day(31), run.State.NextDue);
        Assert.Equal(Days.Day(38), run.Advance(Days.Day(31)).State.NextDue);
        run.Advance(Days.Day(100));
        Assert.Equal([("quiet", Days.Day(31)), ("gone", Days.Day(38))], run.Transitions.Select(move => (move.Rule, move.EffectiveAt)));
    }

    [Fact]
    public void Step_InACooldown_IsSuppressedFromWhateverStage()
    {
        var run = Run(x => x.Stage("a").Stage("b").Stage("c")
            .Rule("visit", rule => rule.FromAny().To("b").On(EventTriggers.Visit).Cooldown(Week))
            .Rule("cart", rule => rule.From("b").To("c").On(EventTriggers.CartUpdated)));
        run.Step(CustomerEvent.Visit(Days.Day(1)));
        run.Step(CustomerEvent.CartUpdated(Days.Day(2), 10, 1));
        var held = run.Step(CustomerEvent.Visit(Days.Day(3))).Suppressed;
        Assert.Equal(("visit", SuppressionReason.Cooldown, Days.Day(8)), (held.Rule, held.Reason, held.SuppressedUntil));
        Assert.Equal(default, run.Step(CustomerEvent.Visit(Days.Day(8))).Suppressed);
        Assert.Equal(["visit", "cart", "visit"], run.Transitions.Select(move => move.Rule));
    }

    [Fact]
    public void Advance_OfAConditionToBeConfirmed_WaitsUntilItHasHeldLongEnough()
    {
        var run = Run(x => x.Stage("buyer").Stage("quiet")
            .Rule("quiet", rule => rule.From("buyer").To("quiet").WhenTimePasses().When(Quiet).ConfirmFor(Week)));
        run.Step(CustomerEvent.Order(Order("A", placed: 1)));
        Assert.Equal(Days.Day(38), run.State.NextDue);
        run.Advance(Days.Day(36));
        run.Step(CustomerEvent.Visit(Days.Day(36)));
        Assert.Equal(Days.Day(38), run.State.NextDue);
        run.Step(CustomerEvent.Order(Order("B", placed: 37)));
        Assert.Equal(Days.Day(37 + 37), run.State.NextDue);
        run.Step(CustomerEvent.Order(Order("B", placed: 37, status: OrderStatus.Cancelled, changed: 40)));
        Assert.Equal(Days.Day(47), run.State.NextDue);
        run.Advance(Days.Day(100));
        Assert.Equal([Days.Day(47)], run.Transitions.Select(move => move.EffectiveAt));
    }

    [Fact]
    public void Rule_OutsideItsDates_IsPassedOverInSilence()
    {
        var run = Run(x => x.Stage("a").Stage("b")
            .Rule("sale", rule => rule.From("a").To("b").On(EventTriggers.Visit).Effective(Days.Day(2), Days.Day(4)))
            .Rule("back", rule => rule.From("b").To("a").WhenTimePasses().When(StageFields.EnteredAt.OlderThan(TimeSpan.FromHours(1)))
                .Effective(from: Days.Day(5))));
        Assert.Equal(default, run.Step(CustomerEvent.Visit(Days.Day(1))).Suppressed);
        run.Step(CustomerEvent.Visit(Days.Day(2)));
        Assert.Equal(("b", Days.Day(5)), (run.State.Stage, run.State.NextDue));
        run.Step(CustomerEvent.Visit(Days.Day(6)));
        Assert.Equal([Days.Day(2), Days.Day(5)], run.Transitions.Select(move => move.EffectiveAt));
    }

    [Fact]
    public void Step_OfAChain_GoesThroughItsStagesAtOneInstant()
    {
        var run = Run(x => x.Stage("a").Stage("b").Stage("c").Stage("d", declare: stage => stage.MinStay(Week)).Stage("e")
            .Rule("1", rule => rule.From("a").To("b").On(EventTriggers.OrderPlaced).Chain())
            .Rule("2", rule => rule.From("b").To("c").On(EventTriggers.OrderPaid).Chain())
            .Rule("3", rule => rule.From("c").To("d").On(EventTriggers.OrderPlaced).Chain())
            .Rule("4", rule => rule.From("d").To("e").On(EventTriggers.OrderPlaced)));
        var held = run.Step(CustomerEvent.Order(Order("A", placed: 3), "evt")).Suppressed;
        Assert.Equal(
            [("1", EventTriggers.OrderPlaced, 1L), ("2", EventTriggers.OrderPaid, 2L), ("3", EventTriggers.OrderPlaced, 3L)],
            run.Transitions.Select(move => (move.Rule, move.Cause, move.Sequence)));
        Assert.All(run.Transitions, move => Assert.Equal((Days.Day(3), "evt"), (move.EffectiveAt, move.EventId)));
        Assert.Equal(("d", "4", SuppressionReason.MinStay), (run.State.Stage, held.Rule, held.Reason));
    }

    [Fact]
    public void Step_BackToAStageOfTheSameInstant_IsSuppressedWithoutAnInstant()
    {
        var run = Run(x => x.Stage("a").Stage("b")
            .Rule("go", rule => rule.From("a").To("b").On(EventTriggers.Visit).Chain())
            .Rule("return", rule => rule.From("b").To("a").On(EventTriggers.Visit)));
        var held = run.Step(CustomerEvent.Visit(Days.Day(0))).Suppressed;
        Assert.Equal(("return", SuppressionReason.EnteredAlready, null), (held.Rule, held.Reason, held.SuppressedUntil));
        Assert.Equal("return suppressed by EnteredAlready", held.ToString());
        Assert.Equal("b", run.State.Stage);
    }

    [Fact]
    public void Rule_FromAGroup_LeadsFromEveryStageInItButTargetAndEnd()
    {
        var run = Run(x => x.Stage("active").Stage("inner", declare: stage => stage.Parent("active"))
            .Stage("a", 1, stage => stage.Parent("active")).Stage("b", 2, stage => stage.Parent("inner"))
            .Stage("closed", declare: stage => stage.Parent("active").Terminal()).StartAt("a")
            .Rule("visit", rule => rule.From("active").To("b").On(EventTriggers.Visit))
            .Rule("return", rule => rule.From("inner").To("a").On(EventTriggers.CartUpdated))
            .Rule("close", rule => rule.From("active").To("closed").On(EventTriggers.OrderPlaced)));
        for (var day = 1; day <= 7; day += 3)
        {
            run.Step(CustomerEvent.Visit(Days.Day(day)));
            run.Step(CustomerEvent.CartUpdated(Days.Day(day + 1), 10, 1));
            run.Step(CustomerEvent.Order(Order($"{day}", placed: day + 2)));
        }

        Assert.Equal(["visit", "return", "close"], run.Transitions.Select(move => move.Rule));
        Assert.Equal(("closed", "b"), (run.State.Stage, run.State.HighestStage));
    }

    private static LiveRun Run(Action<LifecycleDefinitionBuilder> declare) =>
        new(LifecycleEngine.Compile(LifecycleDefinition.Build("shop", declare)), Days.Day(0));
}
