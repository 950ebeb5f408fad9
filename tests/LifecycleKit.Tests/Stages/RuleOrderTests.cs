using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>Which rule fires when several could, and where a chain of rules ends.</summary>
public class RuleOrderTests
{
    private static readonly Condition Always = Fields.OrderCount.AtLeast(0);

    [Fact]
    public void Rules_OfDifferentPriority_AreTriedFromTheHighest() => Assert.Equal(["high"], Fired(
        On("a", "A", "B"), On("high", "A", "C", priority: 1), On("low", "A", "D", priority: -1)));

    [Fact]
    public void Rules_OfOnePriority_AreTriedByIdOrdinally() =>
        Assert.Equal(["B-rule"], Fired(On("a-rule", "A", "B"), On("b", "A", "D"), On("B-rule", "A", "C")));

    [Fact]
    public void Rules_ThatDoNotHold_LeaveTheNext() => Assert.Equal(["b"], Fired(
        On("a", "A", "B", Fields.VisitCount.AtLeast(2)),
        On("a2", "A", "B", Fields.LastNps.AtLeast(0)),
        On("b", "A", "C", Fields.VisitCount.AtLeast(1))));

    [Fact]
    public void Rules_OnOneEvent_MakeOneMove() => Assert.Equal(["a"], Fired(On("a", "A", "B"), On("b", "B", "C")));

    [Fact]
    public void Rules_TimeBased_FollowAnEventAtOnce() =>
        Assert.Equal(["a", "t1", "t2"], Fired(On("a", "A", "B"), TimeBased("t1", "B", "C"), TimeBased("t2", "C", "D")));

    [Fact]
    public void Rules_TimeBased_GoFirstBeforeAnEvent() =>
        Assert.Equal(["t", "b"], Fired(On("a", "A", "C"), TimeBased("t", "A", "B"), On("b", "B", "D")));

    [Fact]
    public void Rules_TimeBasedAtDifferentInstants_FireInTheOrderOfTime() => Assert.Equal(["z-early"], Fired(
        TimeBased("a-late", "A", "B", StageFields.EnteredAt.OlderThan(TimeSpan.FromHours(20)), priority: 9),
        TimeBased("z-early", "A", "C", StageFields.EnteredAt.OlderThan(TimeSpan.FromHours(10)))));

    [Fact]
    public void Rules_OnEventsIntoAStageEnteredAtOnce_AreSkipped()
    {
        var run = new LiveRun(Compile(On("forth", "A", "B"), On("back", "B", "A"), On("instead", "A", "C")), Days.Day(0));
        for (var visit = 0; visit < 3; visit++) run.Step(CustomerEvent.Visit(Days.Day(1)));
        Assert.Equal(["forth", "back", "instead"], run.Transitions.Select(move => move.Rule));
    }

    [Fact]
    public void Rules_TimeBasedIntoAStageEnteredAtOnce_AreSkipped() => Assert.Equal(["a", "b", "d"], Fired(
        On("a", "A", "B"), TimeBased("b", "B", "A", Fields.VisitCount.AtLeast(1)), TimeBased("c", "A", "B", Fields.VisitCount.AtLeast(1)),
        TimeBased("d", "A", "D", Fields.VisitCount.AtLeast(1), priority: -1)));

    [Fact]
    public void Rules_ThatChaseEachOther_SettleAfterARound()
    {
        var engine = Compile(TimeBased("forth", "A", "B"), TimeBased("back", "B", "A"));
        var run = new LiveRun(engine, Days.Day(0));
        run.Advance(Days.Day(10_000));
        Assert.Equal(["forth"], run.Transitions.Select(move => move.Rule));
        Assert.Null(run.State.NextDue);
        run.Step(CustomerEvent.Visit(Days.Day(10_001)));
        Assert.Equal(["forth", "back", "forth"], run.Transitions.Select(move => move.Rule));
    }

    [Fact]
    public void Rules_Blocked_WaitUntilTheyCeaseToHold()
    {
        // On day 3 both rules become true: B is entered, then A; B again only after recency has passed 5 and a new order has reset it.
        var engine = Compile(
            TimeBased("forth", "A", "B", Fields.RecencyDays.Between(3, 5)), TimeBased("back", "B", "A", Fields.RecencyDays.AtLeast(3)));
        var run = new LiveRun(engine, Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("O", placed: 1)));
        run.Advance(Days.Day(40));
        Assert.Equal([("forth", Days.Day(4)), ("back", Days.Day(4))], run.Transitions.Select(move => (move.Rule, move.EffectiveAt)));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("P", placed: 50)));
        run.Advance(Days.Day(90));
        Assert.Equal(
            [("forth", Days.Day(53)), ("back", Days.Day(53))], run.Transitions.Skip(2).Select(move => (move.Rule, move.EffectiveAt)));
    }

    [Fact]
    public void Rules_ThatChaseEachOtherFromTickToTick_AreRejected()
    {
        var tick = StageFields.EnteredAt.OlderThan(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        var error = Assert.Throws<LifecycleDefinitionException>(
            () => Compile(TimeBased("forth", "A", "B", tick), TimeBased("back", "B", "A", tick)));
        Assert.Equal(
            ["out-of-range rules/forth/when", "out-of-range rules/back/when"],
            error.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => $"{diagnostic.Id} {diagnostic.Path}"));
    }

    [Fact]
    public void Rules_ThatChaseEachOtherFromMinuteToMinute_AllFire()
    {
        var minute = StageFields.EnteredAt.OlderThan(TimeSpan.FromMinutes(1));
        var run = new LiveRun(Compile(TimeBased("forth", "A", "B", minute), TimeBased("back", "B", "A", minute)), Days.Day(0));
        run.Advance(Days.Day(30));
        Assert.Equal(30 * 24 * 60, run.Transitions.Count);
    }

    [Fact]
    public void Rules_FromAny_LeadFromAllButTheirTarget()
    {
        Assert.Equal(["any"], Fired(rule: x => x.FromAny().To("D").On(EventTriggers.Visit)));
        Assert.Empty(Fired(rule: x => x.FromAny().To("A").On(EventTriggers.Visit)));
    }

    [Fact]
    public void Rules_OnOtherEvents_AreNotTried() =>
        Assert.Empty(Fired(rule: x => x.FromAny().To("D").On(EventTriggers.Any & ~EventTriggers.Visit)));

    private static Action<LifecycleDefinitionBuilder> On(string id, string from, string to, Condition? when = null, int priority = 0) =>
        builder => builder.Rule(id, rule =>
        {
            rule.From(from).To(to).On(EventTriggers.Visit).Priority(priority);
            if (when is not null) rule.When(when);
        });

    private static Action<LifecycleDefinitionBuilder> TimeBased(
        string id, string from, string to, Condition? when = null, int priority = 0) =>
        builder => builder.Rule(id, rule => rule.From(from).To(to).WhenTimePasses().When(when ?? Always).Priority(priority));

    private static LifecycleEngine Compile(params Action<LifecycleDefinitionBuilder>[] rules) =>
        LifecycleEngine.Compile(LifecycleDefinition.Build("order", builder =>
        {
            builder.Stage("A").Stage("B").Stage("C").Stage("D");
            foreach (var rule in rules) rule(builder);
        }));

    private static IEnumerable<string> Fired(Action<TransitionRuleBuilder> rule) => Fired(builder => builder.Rule("any", rule));

    /// <summary>The rules that fire up to and at a visit one day after the start.</summary>
    private static IEnumerable<string> Fired(params Action<LifecycleDefinitionBuilder>[] rules)
    {
        var run = new LiveRun(Compile(rules), Days.Day(0));
        run.Step(CustomerEvent.Visit(Days.Day(1)));
        return run.Transitions.Select(move => move.Rule);
    }
}
