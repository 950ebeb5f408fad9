using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Stages;

/// <summary>The text of each outcome of a rule.</summary>
public class ExplanationTextTests
{
    private static readonly Condition VipPredicate = Condition.Predicate("is-vip", (in Facts _) => throw new TimeoutException());

    [Fact]
    public void Explain_OfACustomer_HasEveryRuleOfTheirStage()
    {
        var engine = Compile(
            x => x.Rule(
                "go at risk",
                rule => rule.From("new").To("at-risk").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90))))
                .Rule("promote", rule => rule.From("new").To("loyal").On(EventTriggers.OrderPlaced).When(Fields.LastNps.AtLeast(9)))
                .Rule("remain", rule => rule.From("new").To("lost").On(EventTriggers.Visit | EventTriggers.Review)));
        var run = new LiveRun(engine, Days.Day(0));
        run.Step(CustomerEvent.Order(Order("A", placed: 1)));
        using var culture = new Culture("ar-SA");
        Assert.Equal(
            """
            new at 2024-03-02T12:00:00Z
            "go at risk" -> at-risk: false at lastOrderAt older than 90d (2024-01-02T00:00:00Z, 60d12h ago); not before 2024-04-01T00:00:00Z
            promote -> loyal: unknown, nps.last is missing
            remain -> lost: would match on Visit, Review
            """,
            Explain(engine, run, 61.5).ToString());
    }

    [Fact]
    public void Step_OfAnEvent_ReportsWinnerAndLosers()
    {
        var engine = Compile(
            x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(5)))
                .Rule("b", rule => rule.From("new").To("at-risk").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(1)))
                .Rule("c", rule => rule.From("new").To("lost").On(EventTriggers.AnyOrderChange))
                .Rule("d", rule => rule.From("new").To("lost").On(EventTriggers.Visit)));
        Assert.Equal(
            """
            new at 2024-01-03T00:00:00Z, OrderPlaced, OrderPaid
            a -> loyal: false at orders.count >= 5 (1)
            b -> at-risk: matched
            c -> lost: not tried, b matched before it
            """,
            Step(engine, CustomerEvent.Order(Order("A", placed: 2))).ToString());
    }

    [Fact]
    public void Step_OfAChain_ReportsTheStageOnTheWay() => Assert.Equal(
        """
        new at 2024-01-03T00:00:00Z, Visit
        a -> at-risk: matched
        then at-risk
        b -> loyal: false at orders.count = 2 (0)
        c -> new: suppressed by EnteredAlready
        """,
        Step(
            Compile(x => x.Rule("a", rule => rule.From("new").To("at-risk").On(EventTriggers.Visit).Chain())
                .Rule("b", rule => rule.From("at-risk").To("loyal").On(EventTriggers.Visit).When(Fields.OrderCount.EqualTo(2)))
                .Rule("c", rule => rule.From("at-risk").To("new").On(EventTriggers.Visit))),
            CustomerEvent.Visit(Days.Day(2)),
            start: 2).ToString());

    [Fact]
    public void Step_OfAnEventForWhichNoRuleWaits_SaysSo()
    {
        var engine = Compile(x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.OrderPlaced)));
        Assert.Equal(
            "new at 2024-01-03T00:00:00Z, Visit\nno rule of new waits for Visit",
            Step(engine, CustomerEvent.Visit(Days.Day(2))).ToString());
        var run = new LiveRun(engine, Days.Day(0));
        run.Step(CustomerEvent.Order(Order("A", placed: 1)));
        var explanation = new Explanation();
        engine.Step(run.State, run.History, CustomerEvent.Order(Order("A", placed: 1)), null, explanation);
        Assert.Equal("loyal at 2024-01-02T00:00:00Z, an event that changes nothing\nno rule waits for it", explanation.ToString());
        engine.Explain(run.State, run.History, Days.Day(1), explanation);
        Assert.Equal("loyal at 2024-01-02T00:00:00Z\nno rule leads from loyal", explanation.ToString());
    }

    [Fact]
    public void LineOf_AMinimumStay_HasUntilWhen()
    {
        var engine = Compile(
            x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit))
                .Rule("t", rule => rule.From("new").To("loyal").WhenTimePasses().When(Fields.VisitCount.AtLeast(1)))
                .Rule(
                    "u", rule =>
                        rule.From("new").To("loyal").WhenTimePasses().When(Fields.VisitCount.AtLeast(1)).ConfirmFor(TimeSpan.FromDays(20))),
            minStay: 10);
        Assert.Equal(
            """
            new at 2024-01-03T00:00:00Z, Visit
            a -> loyal: suppressed by MinStay until 2024-01-11T00:00:00Z
            """,
            Step(engine, CustomerEvent.Visit(Days.Day(2))).ToString());
        var run = new LiveRun(engine, Days.Day(0));
        run.Step(CustomerEvent.Visit(Days.Day(2)));
        Assert.Equal(
            [
                "a -> loyal: suppressed by MinStay until 2024-01-11T00:00:00Z",
                "t -> loyal: suppressed by MinStay until 2024-01-11T00:00:00Z",
                "u -> loyal: suppressed by MinStay until 2024-01-11T00:00:00Z; not before 2024-01-23T00:00:00Z",
            ],
            Lines(Explain(engine, run, 3)));
    }

    [Fact]
    public void LineOf_ACooldown_HasUntilWhen()
    {
        var engine = Compile(
            x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).Cooldown(TimeSpan.FromDays(30)))
                .Rule("b", rule => rule.From("loyal").To("new").On(EventTriggers.CartUpdated)));
        var run = new LiveRun(engine, Days.Day(0));
        run.Step(CustomerEvent.Visit(Days.Day(2)));
        run.Step(CustomerEvent.CartUpdated(Days.Day(3), 0, 0));
        Assert.Equal(["a -> loyal: suppressed by Cooldown until 2024-02-02T00:00:00Z"], Lines(Explain(engine, run, 4)));
    }

    [Fact]
    public void LineOf_ATimeBasedRuleThatConfirms_HasSinceWhenAndHowLong()
    {
        var engine = Compile(x => x.Rule("a", rule => rule.From("new").To("loyal").WhenTimePasses()
            .When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(5))).ConfirmFor(TimeSpan.FromDays(7))));
        var run = new LiveRun(engine, Days.Day(0));
        Assert.Equal(
            ["a -> loyal: false at stage.enteredAt older than 5d (2024-01-01T00:00:00Z, 4d ago); not before 2024-01-13T00:00:00Z"],
            Lines(Explain(engine, run, 4)));
        Assert.Equal(
            ["a -> loyal: confirming since 2024-01-06T00:00:00Z; not before 2024-01-13T00:00:00Z"], Lines(Explain(engine, run, 6)));
        Assert.Equal(
            ["a -> loyal: confirming since 2024-01-06T00:00:00Z; not before 2024-01-13T00:00:00Z"], Lines(Explain(engine, run, 11.5)));
        Assert.Equal("loyal", Explain(engine, run, 12).Stage?.Id);
    }

    [Fact]
    public void LineOf_ATimeBasedRuleWhoseTargetWasEnteredAtOnce_SaysSo()
    {
        var engine = Compile(
            x => x.Rule("a", rule => rule.From("new").To("loyal").WhenTimePasses().When(Fields.VisitCount.AtLeast(1)))
                .Rule("b", rule => rule.From("loyal").To("new").WhenTimePasses().When(Fields.VisitCount.AtLeast(1)))
                .Rule(
                    "c", rule =>
                        rule.From("loyal").To("new").WhenTimePasses().When(Fields.VisitCount.AtLeast(1)).ConfirmFor(TimeSpan.FromDays(1))));
        var run = new LiveRun(engine, Days.Day(2));
        run.Step(CustomerEvent.Visit(Days.Day(2)));
        Assert.Equal(
            [
                "b -> new: suppressed by EnteredAlready",
                "c -> new: confirming since 2024-01-03T00:00:00Z; not before 2024-01-04T00:00:00Z",
            ],
            Lines(Explain(engine, run, 2)));
        Assert.Equal("b -> new: suppressed by EnteredAlready", Lines(Explain(engine, run, 2.5))[0]);
    }

    [Fact]
    public void LineOf_EffectiveDates_HasThem()
    {
        var engine = Compile(
            x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).Effective(from: Days.Day(10)))
                .Rule("b", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).Effective(until: Days.Day(5)))
                .Rule(
                    "c", rule =>
                        rule.From("new").To("loyal").WhenTimePasses().When(Fields.OrderCount.AtMost(0)).Effective(from: Days.Day(10)))
                .Rule("d", rule => rule.From("new").To("lost").WhenTimePasses()
                    .When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(20))).Effective(from: Days.Day(9.5))));
        Assert.Equal(
            [
                "a -> loyal: not effective before 2024-01-11T00:00:00Z", "b -> loyal: not effective since 2024-01-06T00:00:00Z",
                "c -> loyal: not effective before 2024-01-11T00:00:00Z",
                "d -> lost: not effective before 2024-01-10T12:00:00Z; not before 2024-01-21T00:00:00Z",
            ],
            Lines(Explain(engine, new LiveRun(engine, Days.Day(0)), 6)));
    }

    [Fact]
    public void LineOf_AFailingPredicate_NamesItAndFailsNothing()
    {
        var engine = Compile(
            x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit))
                .Rule("b", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).When(Fields.OrderCount.EqualTo(0) & VipPredicate))
                .Rule("c", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).When(Fields.OrderCount.EqualTo(1) & VipPredicate)));
        Assert.Equal(
            [
                "a -> loyal: would match on Visit", "b -> loyal: error in predicate \"is-vip\"",
                "c -> loyal: false at orders.count = 1 (0); not asked: predicate \"is-vip\"",
            ],
            Lines(Explain(engine, new LiveRun(engine, Days.Day(0)), 1)));
    }

    [Fact]
    public void LineOf_AFailingField_NamesIt()
    {
        var bad = CustomFields.Number("bad", (in Facts _) => throw new TimeoutException());
        var engine = Compile(
            x => x.Rule(
                "a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).When(Fields.OrderCount.EqualTo(1) | bad.AtLeast(1)))
                .Rule(
                    "b", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).When(Fields.OrderCount.EqualTo(0) | bad.AtLeast(1))));
        Assert.Equal(
            ["a -> loyal: error in bad", "b -> loyal: would match on Visit"], Lines(Explain(engine, new LiveRun(engine, Days.Day(0)), 1)));
    }

    [Fact]
    public void Step_ThatFails_LeavesTheExplanationEmpty()
    {
        var engine = Compile(x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).When(VipPredicate)));
        var explanation = Explain(engine, new LiveRun(engine, Days.Day(0)), 1);
        Assert.Equal(["a -> loyal: error in predicate \"is-vip\""], Lines(explanation));
        Assert.Throws<PredicateException>(() => Step(engine, CustomerEvent.Visit(Days.Day(2)), explanation: explanation));
        Assert.Equal((null, "nothing has been explained"), (explanation.Stage, explanation.ToString()));
    }

    [Theory]
    [InlineData("any", "false at orders.count >= 1 (0), visits.count >= 2 (1)")]
    [InlineData("all", "false at orders.count >= 1 (0); not asked: visits.count >= 1, visits.count >= 2, nps.last >= 1")]
    [InlineData("not", "false at not(visits.count = 1) (1)")]
    [InlineData("not any", "false at not(visits.count = 1) (1)")]
    [InlineData("not all", "false at not(orders.count = 0) (0), not(visits.count = 1) (1)")]
    [InlineData("deep", "false at orders.count >= 1 (0), not(visits.count = 1) (1); not asked: nps.last >= 1")]
    [InlineData("many", "false at orders.count >= 1 (0), orders.count >= 2 (0), orders.count >= 3 (0) and 2 more")]
    [InlineData("exists", "false at nps.last exists (missing)")]
    [InlineData("not exists", "false at not(visits.count exists) (1)")]
    [InlineData("text", "false at stage.current in [\"lost\", \"loyal\"] (\"new\")")]
    [InlineData("predicate", "false at predicate \"no\"; not asked: nps.last >= 1")]
    [InlineData("unknown", "unknown, nps.last is missing")]
    [InlineData("unknown predicate", "unknown, predicate \"shy\" is unknown")]
    public void LineOf_ACondition_NamesTheLeavesThatDecide(string condition, string expected)
    {
        var engine = Compile(x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).When(Conditions[condition])));
        Assert.Equal(["a -> loyal: " + expected], Lines(Step(engine, CustomerEvent.Visit(Days.Day(2)))));
    }

    [Fact]
    public void DecidingLeavesOf_AMatch_AreThoseThatHold()
    {
        var engine = Compile(x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit)
            .When((Fields.OrderCount.AtLeast(1) | Fields.VisitCount.AtLeast(1)) & !Fields.VisitCount.AtLeast(9))));
        var explanation = Step(engine, CustomerEvent.Visit(Days.Day(2)));
        Assert.Equal(
            ["visits.count >= 1 (1): True", "visits.count >= 9 (1): False"],
            explanation.DecidingLeavesOf(explanation.Rules[0]).Select(leaf => leaf.ToString()));
        Assert.Equal(3, explanation.LeavesOf(explanation.Rules[0]).Length);
        Assert.Equal(("a: Matched", "new"), (explanation.Rules[0].ToString(), explanation.Rules[0].From.Id));
    }

    [Fact]
    public void Default_OfResults_IsDocumented()
    {
        var empty = new Explanation();
        Assert.Equal(("nothing has been explained", ""), (empty.ToString(), empty.LineOf(default)));
        Assert.Equal(("", ""), (default(RuleResult).ToString(), default(LeafResult).ToString()));
        Assert.Empty(empty.DecidingLeavesOf(default));
    }

    private static readonly Dictionary<string, Condition> Conditions = new()
    {
        ["any"] = Fields.OrderCount.AtLeast(1) | Fields.VisitCount.AtLeast(2),
        ["all"] = Condition.All(
            Fields.OrderCount.AtLeast(1), Fields.VisitCount.AtLeast(1), Fields.VisitCount.AtLeast(2), Fields.LastNps.AtLeast(1)),
        ["not"] = !Fields.VisitCount.EqualTo(1),
        ["not any"] = !(Fields.OrderCount.EqualTo(1) | Fields.VisitCount.EqualTo(1)),
        ["not all"] = !(Fields.OrderCount.EqualTo(0) & Fields.VisitCount.EqualTo(1)),
        ["deep"] =
            Fields.VisitCount.AtLeast(1) & (Fields.OrderCount.AtLeast(1) | !(Fields.VisitCount.EqualTo(1) | Fields.LastNps.AtLeast(1))),
        ["many"] = Condition.Any([.. Enumerable.Range(1, 5).Select(n => Fields.OrderCount.AtLeast(n))]),
        ["exists"] = Fields.LastNps.Exists(),
        ["not exists"] = !Fields.VisitCount.Exists(),
        ["text"] = StageFields.Current.In("lost", "loyal"),
        ["predicate"] = Condition.Predicate("no", (in Facts _) => false) & Fields.LastNps.AtLeast(1),
        ["unknown"] = Fields.VisitCount.AtLeast(1) & !(Fields.LastNps.AtLeast(1) | Fields.OrderCount.AtLeast(1)),
        ["unknown predicate"] = Condition.Predicate(new ShyPredicate()),
    };

    private static LifecycleEngine Compile(Action<LifecycleDefinitionBuilder> rules, double minStay = 0) =>
        LifecycleEngine.Compile(LifecycleDefinition.Build("shop", x =>
        {
            x.Stage("new", null, stage => _ = minStay > 0 ? stage.MinStay(TimeSpan.FromDays(minStay)) : stage);
            x.Stage("loyal").Stage("at-risk").Stage("lost");
            rules(x);
        }));

    private static Explanation Explain(LifecycleEngine engine, LiveRun run, double day)
    {
        var explanation = new Explanation();
        engine.Explain(run.State, run.History, Days.Day(day), explanation);
        return explanation;
    }

    private static Explanation Step(LifecycleEngine engine, CustomerEvent customerEvent, double start = 0, Explanation? explanation = null)
    {
        explanation ??= new Explanation();
        var run = new LiveRun(engine, Days.Day(start));
        engine.Step(run.State, run.History, customerEvent, null, explanation);
        return explanation;
    }

    private static List<string> Lines(Explanation explanation)
    {
        var lines = new List<string>();
        foreach (ref readonly var result in explanation.Rules) lines.Add(explanation.LineOf(result));
        return lines;
    }

    private sealed class ShyPredicate : IFactPredicate
    {
        public string Name => "shy";

        public Truth Evaluate(in Facts facts) => Truth.Unknown;
    }
}
