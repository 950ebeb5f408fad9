using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Stages;

/// <summary>The possible transitions of a customer, as text and as data.</summary>
public class PossibleTransitionTests
{
    [Fact]
    public void GetPossibleTransitions_OfACustomer_AreOrderedByTimeAndThenByTheNumberOfChanges()
    {
        var engine = Compile(
            x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.OrderPlaced)
                    .When(Fields.OrdersWithin(TimeSpan.FromDays(365)).AtLeast(5) & Fields.LastNps.AtLeast(9)))
                .Rule(
                    "b", rule => rule.From("new").To("loyal").On(EventTriggers.OrderPlaced)
                        .When(Fields.OrdersWithin(TimeSpan.FromDays(365)).AtLeast(5)))
                .Rule("c", rule => rule.From("new").To("lost").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(120))))
                .Rule(
                    "d", rule => rule.From("new").To("at-risk").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90))))
                .Rule("e", rule => rule.From("new").To("lost").On(EventTriggers.ConsentChanged)));
        var run = new LiveRun(engine, Days.Day(0));
        foreach (var day in new[] { 1, 2, 3 }) run.Step(CustomerEvent.Order(Order($"{day}", placed: day)));
        using var culture = new Culture("ar-SA");
        Assert.Equal(
            [
                "2024-04-03T00:00:00Z: at-risk by d if no event arrives",
                "2024-05-03T00:00:00Z: lost by c if d does not move the customer first",
                "lost by e on ConsentChanged",
                "loyal by b on OrderPlaced: orders.last365d +2 (3, needs >= 5)",
                "loyal by a on OrderPlaced: orders.last365d +2 (3, needs >= 5); nps.last (missing, needs >= 9)",
            ],
            Moves(engine, run, 50));
        Assert.Equal(["new by f on AnyOrderChange"], Moves(engine, run, 100));
    }

    [Fact]
    public void Needs_OfAMove_AreData()
    {
        var engine = Compile(x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.OrderPlaced)
            .When(
                Fields.OrderCount.GreaterThan(5) & Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(9)) & Fields.EmailContactable.IsTrue())));
        var run = new LiveRun(engine, Days.Day(0));
        run.Step(CustomerEvent.Order(Order("A", placed: 1)));
        var move = Assert.Single(engine.GetPossibleTransitions(run.State, run.History, Days.Day(2)));
        Assert.Equal(("loyal", "a", EventTriggers.OrderPlaced, null, null), (move.To.Id, move.Rule.Id, move.On, move.At, move.OvertakenBy));
        var count = move.RequiredChanges[0];
        var age = move.RequiredChanges[1];
        var flag = move.RequiredChanges[2];
        Assert.Equal(("orders.count", 1m, 5m, 4m), (count.Field?.Name, count.Actual.Number, count.Wanted.Number, count.Change));
        Assert.Equal((true, true), (count.IsExclusive, count.IsRise));
        Assert.Equal((Days.Day(10), false, null, "older than 9d"), (age.NotBefore, age.Wanted.HasValue, age.Change, age.Requirement));
        Assert.Equal((true, "= true", false, null), (flag.Wanted.Flag, flag.Requirement, flag.IsOfEvent, flag.Predicate));
        Assert.Equal(
            [
                "orders.count above 5 (1, needs > 5)", "contact.email (false, needs = true)",
                "lastOrderAt (2024-01-02T00:00:00Z, 1d ago, needs older than 9d, not before 2024-01-11T00:00:00Z)",
            ],
            move.RequiredChanges.OrderBy(need => need.NotBefore).Select(need => need.ToString()));
    }

    [Theory]
    [InlineData("text", "\"silver\"")]
    [InlineData("text in", "unknown")]
    [InlineData("instant", "2024-01-08T00:00:00Z")]
    [InlineData("flag missing", "true")]
    [InlineData("within", "unknown")]
    public void Wanted_OfANeed_IsTheNearestValue(string condition, string expected) =>
        Assert.Equal(expected, Assert.Single(Assert.Single(Of(Conditions[condition])).RequiredChanges).Wanted.ToString());

    public static TheoryData<string, string> Wants { get; } = new()
    {
        { "number falls", "visits.count -1 (3, needs <= 2)" },
        { "number strictly falls", "visits.count below 3 (3, needs < 3)" },
        { "number equals", "visits.count +4 (3, needs = 7)" },
        { "number differs", "visits.count above 3 (3, needs != 3)" },
        { "number between", "visits.count +2 (3, needs between 5 and 9)" },
        { "number not between", "visits.count above 4 (3, needs not between 1 and 4)" },
        { "number in", "visits.count -1 (3, needs in [1, 2, 9])" },
        { "number not in", "visits.count above 3 (3, needs not in [2, 3])" },
        { "two of one field", "visits.count above 5 (3, needs >= 5 and not in [4, 5])" },
        { "negated", "visits.count below 2 (3, needs < 2)" },
        { "exists", "nps.last (missing, needs a value)" },
        { "exists not", "visits.count (3, needs no value)" },
        { "flag", "trait.vip (true, needs = false)" },
        { "flag missing", "trait.gone (missing, needs = true)" },
        { "text", "trait.tier (\"gold\", needs in [\"bronze\", \"silver\"] and in [\"gold\", \"silver\"])" },
        { "text in", "trait.tier (\"gold\", needs in [\"bronze\", \"silver\"])" },
        { "text not", "trait.tier (\"gold\", needs != \"gold\")" },
        { "set", "stock (missing, needs has any of [\"a\", \"b\"])" },
        { "set not", "owned ([\"a\"], needs has none of [\"a\"] and has any of [\"a\", \"b\"])" },
        { "host field fails", "bad (missing, needs >= 1)" },
        { "within", "lastSeenAt (2024-01-04T00:00:00Z, 7d ago, needs within 5d)" },
        { "instant", "lastSeenAt (2024-01-04T00:00:00Z, needs >= 2024-01-08T00:00:00Z)" },
        { "recency", "orders.recencyDays (missing, needs >= 90)" },
        { "window", "orders.last7d +1 (0, needs >= 1)" },
        { "event", "event.amount >= 50" },
        { "event not", "event.source not in [\"ad\", \"mail\"]" },
        { "predicate", "predicate \"no\" (needs = true)" },
        { "predicate not", "predicate \"yes\" (needs = false)" },
        { "predicate fails", "predicate \"bad\" (needs = true)" },
        { "any", "visits.count +1 (3, needs >= 4)" },
        { "any of equals", "visits.count +6 (3, needs >= 9)" },
        { "any that holds", "" },
        { "any that collides", "nps.last (missing, needs >= 1); visits.count +2 (3, needs >= 5)" },
    };

    [Theory]
    [MemberData(nameof(Wants))]
    public void Needs_OfACondition_AreTheFewest(string condition, string expected)
    {
        var move = Assert.Single(Of(Conditions[condition]));
        Assert.Equal(expected, string.Join("; ", move.RequiredChanges));
        Assert.Equal($"loyal by a on Visit{(expected.Length > 0 ? ": " : "")}{expected}", move.ToString());
    }

    [Theory]
    [InlineData("contradiction")]
    [InlineData("text contradiction")]
    [InlineData("set contradiction")]
    [InlineData("another group")]
    [InlineData("flag contradiction")]
    [InlineData("predicate contradiction")]
    [InlineData("missing and not")]
    [InlineData("another stage")]
    [InlineData("shorter stay")]
    public void GetPossibleTransitions_OfRulesThatCannotFire_LeavesThemOut(string condition) => Assert.Empty(Of(Conditions[condition]));

    [Fact]
    public void GetPossibleTransitions_WithTimesThatHoldBack_ReturnsThem()
    {
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("shop", x => x
            .Stage("new", null, stage => stage.MinStay(TimeSpan.FromDays(5))).Stage("loyal").Stage("at-risk")
            .Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit))
            .Rule("b", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).Effective(from: Days.Day(9)))
            .Rule("c", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).Effective(until: Days.Day(5)))
            .Rule(
                "d", rule => rule.From("new").To("loyal").WhenTimePasses().When(Fields.OrderCount.EqualTo(0)).Effective(until: Days.Day(5)))
            .Rule("e", rule => rule.From("new").To("at-risk").WhenTimePasses().When(Fields.OrderCount.AtLeast(2)))
            .Rule("f", rule => rule.From("new").To("at-risk").WhenTimePasses()
                .When(StageFields.EnteredAt.Within(TimeSpan.FromDays(6))).ConfirmFor(TimeSpan.FromDays(7)))));
        Assert.Equal(
            [
                "loyal by a on Visit not before 2024-01-06T00:00:00Z", "loyal by b on Visit not before 2024-01-10T00:00:00Z",
                "at-risk by e not before 2024-01-06T00:00:00Z: orders.count +2 (0, needs >= 2)",
            ],
            Moves(engine, new LiveRun(engine, Days.Day(0)), 1));
    }

    [Fact]
    public void GetPossibleTransitions_OfATimeBasedRuleThatIsClosed_WaitForAnEvent()
    {
        var engine = Compile(
            x => x.Rule("a", rule => rule.From("new").To("loyal").WhenTimePasses().When(Fields.VisitCount.AtLeast(1)))
                .Rule("b", rule => rule.From("loyal").To("new").WhenTimePasses().When(Fields.VisitCount.AtLeast(1))));
        var run = new LiveRun(engine, Days.Day(2));
        run.Step(CustomerEvent.Visit(Days.Day(2)));
        Assert.Equal(["new by b"], Moves(engine, run, 3));
    }

    [Fact]
    public void GetPossibleTransitions_OfADefaultState_Throws()
    {
        var engine = Compile(x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit)));
        Assert.Equal(
            "state",
            Assert.Throws<ArgumentException>(() => engine.GetPossibleTransitions(default, new CustomerHistory(), Days.Day(1))).ParamName);
        Assert.Throws<ArgumentNullException>(
            () => engine.GetPossibleTransitions(engine.Start(new CustomerHistory(), Days.Day(0)), null!, Days.Day(1)));
    }

    private static readonly TextField Tier = Fields.TextTrait("tier");

    private static readonly SetField Owned = CustomFields.Set("owned", (in Facts _) => ["a"]);

    private static readonly Dictionary<string, Condition> Conditions = new()
    {
        ["number falls"] = Fields.VisitCount.AtMost(2),
        ["number strictly falls"] = Fields.VisitCount.LessThan(3),
        ["number equals"] = Fields.VisitCount.EqualTo(7),
        ["number differs"] = Fields.VisitCount.NotEqualTo(3),
        ["number between"] = Fields.VisitCount.Between(5, 9),
        ["number not between"] = !Fields.VisitCount.Between(1, 4),
        ["number in"] = Fields.VisitCount.In(9, 1, 2),
        ["number not in"] = Fields.VisitCount.NotIn(2, 3),
        ["two of one field"] = Fields.VisitCount.AtLeast(5) & Fields.VisitCount.NotIn(4, 5),
        ["negated"] = !(Fields.VisitCount.AtLeast(2) | Fields.OrderCount.AtLeast(2)),
        ["exists"] = Fields.LastNps.Exists(),
        ["exists not"] = !Fields.VisitCount.Exists(),
        ["flag"] = Fields.FlagTrait("vip").IsFalse(),
        ["flag missing"] = !Fields.FlagTrait("gone").IsFalse(),
        ["text"] = Tier.In("silver", "bronze") & Tier.In("silver", "gold"),
        ["text in"] = Tier.In("silver", "bronze"),
        ["text not"] = !Tier.EqualTo("gold"),
        ["set"] = CustomFields.Set("stock", (in Facts _) => null).ContainsAny("b", "a"),
        ["set not"] = !Owned.ContainsAny("a") & Owned.ContainsAny("a", "b"),
        ["host field fails"] = CustomFields.Number("bad", (in Facts _) => throw new TimeoutException()).AtLeast(1),
        ["within"] = Fields.LastSeenAt.Within(TimeSpan.FromDays(5)),
        ["instant"] = Fields.LastSeenAt.OnOrAfter(Days.Day(7)),
        ["recency"] = Fields.RecencyDays.AtLeast(90),
        ["window"] = Fields.OrdersWithin(TimeSpan.FromDays(7)).AtLeast(1),
        ["event"] = Fields.EventAmount.AtLeast(50),
        ["event not"] = !Fields.EventSource.In("ad", "mail"),
        ["predicate"] = Condition.Predicate("no", (in Facts _) => false),
        ["predicate not"] = !Condition.Predicate("yes", (in Facts _) => true),
        ["predicate fails"] = Condition.Predicate("bad", (in Facts _) => throw new TimeoutException()),
        ["any"] = (Fields.OrderCount.AtLeast(5) & Fields.LastNps.AtLeast(2)) | Fields.VisitCount.AtLeast(4),
        ["any of equals"] = Fields.VisitCount.AtLeast(9) | Fields.VisitCount.AtLeast(4),
        ["any that holds"] = Fields.OrderCount.AtLeast(5) | Fields.VisitCount.AtLeast(3),
        ["any that collides"] = (Fields.VisitCount.AtMost(4) | Fields.LastNps.AtLeast(1)) & Fields.VisitCount.AtLeast(5),
        ["contradiction"] = Fields.VisitCount.AtLeast(5) & Fields.VisitCount.LessThan(5),
        ["text contradiction"] = Tier.EqualTo("a") & Tier.NotEqualTo("a"),
        ["set contradiction"] = !Owned.ContainsAny("a", "b") & Owned.ContainsAny("a"),
        ["another group"] = StageFields.Groups.ContainsAny("other"),
        ["flag contradiction"] = Fields.FlagTrait("vip").IsTrue() & Fields.FlagTrait("vip").IsFalse(),
        ["predicate contradiction"] = Condition.Predicate("no", (in Facts _) => false) & !Condition.Predicate("no", (in Facts _) => false),
        ["missing and not"] = Fields.LastNps.AtLeast(1) & !Fields.LastNps.Exists(),
        ["another stage"] = StageFields.Current.EqualTo("loyal"),
        ["shorter stay"] = StageFields.EnteredAt.Within(TimeSpan.FromDays(1)),
    };

    private static IReadOnlyList<PossibleTransition> Of(Condition condition)
    {
        var engine = Compile(x => x.Rule("a", rule => rule.From("new").To("loyal").On(EventTriggers.Visit).When(condition)));
        var history = new CustomerHistory();
        foreach (var day in new[] { 1, 2, 3 }) history.Apply(CustomerEvent.Visit(Days.Day(day)));
        history.Apply(CustomerEvent.TraitSet(Days.Day(3), "vip", TraitValue.Create(true)));
        history.Apply(CustomerEvent.TraitSet(Days.Day(3), "tier", TraitValue.Create("gold")));
        return engine.GetPossibleTransitions(engine.Start(history, Days.Day(4)), history, Days.Day(10));
    }

    private static LifecycleEngine Compile(Action<LifecycleDefinitionBuilder> rules) =>
        LifecycleEngine.Compile(LifecycleDefinition.Build("shop", x =>
        {
            x.Stage("new").Stage("loyal").Stage("at-risk").Stage("lost");
            rules(x);
            x.Rule("f", rule => rule.From("at-risk").To("new").On(EventTriggers.AnyOrderChange));
        }));

    private static IEnumerable<string> Moves(LifecycleEngine engine, LiveRun run, double day) =>
        engine.GetPossibleTransitions(run.State, run.History, Days.Day(day)).Select(move => move.ToString());
}
