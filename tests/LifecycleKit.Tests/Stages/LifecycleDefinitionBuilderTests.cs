using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleDefinitionBuilderTests
{
    private const string GoodIds = "Use 1 to 100 characters without comma, colon or control characters, and no space around them.";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly Condition Some = Fields.OrderCount.AtLeast(1);

    [Fact]
    public void Build_OfEveryError_ListsThemTogether()
    {
        var error = Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("bad", x => x
            .Stage(" ").Stage("a").Stage("b").Stage("a").Stage("c,d").StartAt("nowhere")
            .Rule("", rule => rule.From("a").To("b"))
            .Rule("x:y", rule => rule.From("a").To("b").On(EventTriggers.Visit))
            .Rule("no target", rule => rule.From("a").On(EventTriggers.Visit))
            .Rule("no source", rule => rule.To("b").On(EventTriggers.Visit))
            .Rule("no trigger", rule => rule.From("a").To("b"))
            .Rule("twice", rule => rule.From("a").To("b").On(EventTriggers.Visit))
            .Rule("twice", rule => rule.From("a").To("b").On(EventTriggers.Visit))
            .Rule("unknown stages", rule => rule.From("elsewhere", "a").To("beyond").On(EventTriggers.Visit))
            .Rule("loop", rule => rule.From("a", "b").To("b").On(EventTriggers.Visit))
            .Rule("no condition", rule => rule.From("a").To("b").WhenTimePasses())
            .Rule("event field", rule => rule.From("a").To("b").WhenTimePasses()
                .When(Fields.EventAmount.AtLeast(1) | Some | Fields.EventSource.Exists()))
            .Rule("no event", rule => rule.From("a").To("b").On((EventTriggers)(1 << 31)))
            .Rule("empty event", rule => rule.From("a").To("b").On(EventTriggers.None).When(Some))
            .Rule("too deep", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(!!!!!!!!Some))
            .Rule("too wide", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(Condition.Any(Many(65))))));
        Assert.Equal(
            [
                $"error invalid-id at stages/ : A stage's id has space around it: ' '. {GoodIds}",
                "error repeated-id at stages/a: The stage 'a' is declared twice. Remove or rename one.",
                $"error invalid-id at stages/c,d: A stage's id contains a comma, a colon or a control character: \"c,d\". {GoodIds}",
                "error unknown-stage at initial: The stage 'nowhere' is not declared. Declare it, or name a declared stage.",
                $"error invalid-id at rules/: A rule's id is empty. {GoodIds}",
                $"error invalid-id at rules/x:y: A rule's id contains a comma, a colon or a control character: \"x:y\". {GoodIds}",
                "error repeated-id at rules/twice: The rule 'twice' is declared twice. Remove or rename one.",
                "error missing at rules//on: The rule has no trigger. Name events, or time.",
                "error missing at rules/no target/to: The rule leads to no stage. Name its target.",
                "error missing at rules/no source/from: The rule leads from no stage. Name stages, groups, or any.",
                "error missing at rules/no trigger/on: The rule has no trigger. Name events, or time.",
                "error unknown-stage at rules/unknown stages/to: The stage 'beyond' is not declared. Declare it, or name a declared stage.",
                "error unknown-stage at rules/unknown stages/from: The stage 'elsewhere' is not declared. Declare it, or name a declared stage.",
                "error self-transition at rules/loop/from: The rule leads from 'b' to itself. Remove it from the sources.",
                "error missing at rules/no condition/when: The rule is time-based, so it needs a condition. Add a condition.",
                "error not-for-time at rules/event field/when: The rule is time-based and fires without an event, but reads 'event.amount'. Use a field that does not need an event.",
                "error not-for-time at rules/event field/when: The rule is time-based and fires without an event, but reads 'event.source'. Use a field that does not need an event.",
                "error unknown-event at rules/no event/on: The rule waits for an event that does not exist: -2147483648. Name existing events.",
                "error missing at rules/empty event/on: The rule waits for no event. Name an event, or time.",
                "error limit-exceeded at rules/too deep/when: The condition is 9 deep. At most 8: flatten it, or declare several rules.",
                "error limit-exceeded at rules/too wide/when: The condition has 65 leaves. At most 64: declare several rules.",
            ],
            error.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Equal("bad", error.Name);
        Assert.StartsWith(
            "The lifecycle 'bad' was rejected:\n- error invalid-id at stages/ : A stage's id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OfRulesThatContradictThemselves_ListsThem() => Assert.Equal(
        [
            "error contradiction at rules/two targets/to: The rule leads to several stages: b, c. Declare one rule for each.",
            "error contradiction at rules/any and some/from: The rule leads from any stage, and also names stages. Use one or the other.",
            "error contradiction at rules/event and time/on: The rule waits for an event and for time. Declare two rules.",
        ],
        Errors(x => x.Stage("a").Stage("b").Stage("c")
            .Rule("two targets", rule => rule.From("a").To("b").To("c").On(EventTriggers.Visit))
            .Rule("any and some", rule => rule.FromAny().From("a").To("b").On(EventTriggers.Visit))
            .Rule("event and time", rule => rule.From("a").To("b").On(EventTriggers.Visit).WhenTimePasses().When(Some))));

    [Fact]
    public void Build_OfMisusedGroups_ListsThem() => Assert.Equal(
        [
            "error misused-group at stages/g: 'g' is a group, but has a rank, MinStay, former ids or is terminal. Set them on its stages.",
            "error unknown-stage at stages/b/parent: The stage 'nowhere' is not declared. Declare it, or name a declared stage.",
            "error misused-group at stages/h/parent: 'h' is within itself. Remove the cycle of parents.",
            "error misused-group at stages/i/parent: 'i' is within itself. Remove the cycle of parents.",
            "error misused-group at initial: 'g' is a group, not a stage. Name one of its stages.",
            "error misused-group at fallback: 'h' is a group, not a stage. Name one of its stages.",
            "error misused-group at rules/r/to: 'g' is a group, not a stage. Name one of its stages.",
        ],
        Errors(x => x
            .Stage("g", 1, g => g.MinStay(Day).Terminal().RenamedFrom("old")).Stage("a", declare: a => a.Parent("g"))
            .Stage("b", declare: b => b.Parent("nowhere")).Stage("h", declare: h => h.Parent("i")).Stage("i", declare: i => i.Parent("h"))
            .StartAt("g").FallBackTo("h").Rule("r", rule => rule.From("a").To("g").On(EventTriggers.Visit))));

    [Fact]
    public void Build_FromTerminalStages_ListsThem() => Assert.Equal(
        [
            "error leaves-terminal at rules/r/from: The rule leads away from 'end', which is terminal. Remove it from the sources, or do not mark the stage as terminal.",
            "error leaves-terminal at rules/s/from: The rule leads away from 'end', which is terminal. Remove it from the sources, or do not mark the stage as terminal.",
        ],
        Errors(x => x.Stage("a").Stage("b").Stage("end", declare: end => end.Terminal())
            .Rule("r", rule => rule.From("b", "end").To("a").On(EventTriggers.Visit))
            .Rule("s", rule => rule.From("end").To("a").On(EventTriggers.Visit))));

    [Fact]
    public void Build_OfLengthsOutOfRange_ListsThem() => Assert.Equal(
        [
            "error out-of-range at stages/a/minStay: 00:00:59 is out of range. Give a duration from 1 minute to 36 500 days.",
            "error out-of-range at stages/b/minStay: 36501.00:00:00 is out of range. Give a duration from 1 minute to 36 500 days.",
            "error out-of-range at rules/r/cooldown: -1.00:00:00 is out of range. Give a duration from 1 minute to 36 500 days.",
            "error out-of-range at rules/r/confirmFor: 00:00:00.0000001 is out of range. Give a duration from 1 minute to 36 500 days.",
        ],
        Errors(x => x.Stage("a", declare: a => a.MinStay(TimeSpan.FromSeconds(59))).Stage("b", declare: b => b.MinStay(36_501 * Day))
            .Rule("r", rule => rule.From("a").To("b").WhenTimePasses().When(Some).Cooldown(-Day).ConfirmFor(TimeSpan.FromTicks(1)))));

    [Fact]
    public void Build_OfNineTimers_IsRefused()
    {
        Assert.Equal(8, LifecycleDefinition.Build("x", Timers(8)).Cost.TimerCount);
        Assert.Equal(
            ["error limit-exceeded at rules: 9 rules have a Cooldown or ConfirmFor. At most 8 rules of a lifecycle keep a timer; MinStay of a stage needs none."],
            Errors(Timers(9)));

        static Action<LifecycleDefinitionBuilder> Timers(int count) => x =>
        {
            x.Stage("a").Stage("b");
            for (var i = 0; i < count; i++) x.Rule($"r{i}", rule => rule.From("a").To("b").On(EventTriggers.Visit).Cooldown(Day));
        };
    }

    [Fact]
    public void Build_OfCrossedDates_IsRefused() => Assert.Equal(
        ["error contradiction at rules/r/effectiveUntil: EffectiveUntil is not later than EffectiveFrom. Set EffectiveUntil to an instant after EffectiveFrom."],
        Errors(
            x => x.Stage("a").Stage("b")
                .Rule("r", rule => rule.From("a").To("b").On(EventTriggers.Visit).Effective(Days.Day(1), Days.Day(1)))));

    [Fact]
    public void Build_OfFormerIdsThatAreTaken_ListsThem() => Assert.Equal(
        [
            "error contradiction at stages/a/renamedFrom: 'b' is still declared. A former id must not be declared.",
            "error contradiction at stages/c/renamedFrom: 'old' was also renamed to 'a'. Use each former id in one stage only.",
        ],
        Errors(x => x.Stage("a", declare: a => a.RenamedFrom("b", "old")).Stage("b").Stage("c", declare: c => c.RenamedFrom("old"))));

    [Fact]
    public void Build_OfAnUnknownFallback_Hints() => Assert.Equal(
        ["error unknown-stage at fallback: The stage 'Lapsed' is not declared. Did you mean 'lapsed'?"],
        Errors(x => x.Stage("lapsed").FallBackTo("Lapsed")));

    [Fact]
    public void Build_OfWhatDoesNotFitTheTrigger_ListsIt() => Assert.Equal(
        [
            "error contradiction at rules/chain/chain: The rule is time-based, and time-based rules follow each other without Chain. Remove Chain.",
            "error contradiction at rules/confirm/confirmFor: The rule waits for an event, which has no duration. Use ConfirmFor in time-based rules only.",
            "error not-for-time at rules/clock/when: The predicate 'clock' depends on time, and the instant at which its answer changes is not known. "
            + "Use it in rules on events only, or return false from DependsOnTime.",
        ],
        Errors(x => x.Stage("a").Stage("b")
            .Rule("chain", rule => rule.From("a").To("b").WhenTimePasses().When(Some).Chain())
            .Rule("confirm", rule => rule.From("a").To("b").On(EventTriggers.Visit).ConfirmFor(Day))
            .Rule("clock", rule => rule.From("a").To("b").WhenTimePasses().When(Condition.Predicate(new Clock())))));

    [Fact]
    public void Build_OfATimeDependentPredicateInARuleOnEvents_Works() =>
        Assert.Single(LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b")
            .Rule("clock", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(Condition.Predicate(new Clock())))).Rules);

    [Fact]
    public void Build_OfRepeatedCalls_AddsThemUp()
    {
        var definition = LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b").Stage("c")
            .Rule("r", rule => rule.From("a").From("b").To("c")
                .On(EventTriggers.Visit).On(EventTriggers.Review).When(Some).When(Fields.VisitCount.AtLeast(2))));
        Assert.Equal("r: a, b -> c on Visit, Review when all(orders.count >= 1, visits.count >= 2)", definition.Rules[0].ToString());
    }

    [Fact]
    public void Build_OfNothing_Says() => Assert.Equal(
        ["error missing at stages: No stage is declared. Declare the stages."], Errors(_ => { }));

    [Fact]
    public void Build_OfTooManyStages_Says() => Assert.Equal(
        ["error limit-exceeded at stages: 65 stages are declared. A lifecycle has at most 64: use several tracks."],
        Errors(x =>
        {
            for (var i = 0; i < 65; i++) x.Stage($"s{i}");
        }));

    [Fact]
    public void Build_OfTooManyRules_Says() => Assert.Equal(
        ["error limit-exceeded at rules: 2001 rules are declared. A lifecycle has at most 2000."],
        Errors(x =>
        {
            x.Stage("a").Stage("b");
            for (var i = 0; i < 2_001; i++) x.Rule($"r{i}", rule => rule.From("a").To("b").On(EventTriggers.Visit));
        }));

    [Fact]
    public void Build_OfAsMuchAsAllowed_Works()
    {
        var definition = LifecycleDefinition.Build("full", x =>
        {
            for (var i = 0; i < 64; i++) x.Stage($"s{i}");
            for (var i = 0; i < 2_000; i++)
                x.Rule($"r{i}", rule => rule.FromAny().To($"s{i % 64}").On(EventTriggers.Any).When(Condition.All(Many(64))));
        });
        Assert.Equal((64, 2_000), (definition.Stages.Count, definition.Rules.Count));
        var run = new LiveRun(LifecycleEngine.Compile(definition), Days.Day(0));
        run.Step(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: 1)));
        Assert.Equal("r1", Assert.Single(run.Transitions).Rule);
    }

    [Fact]
    public void Build_FromAnyOfASingleStage_LeadsFromNone() => Assert.Equal(
        ["error missing at rules/r/from: The rule leads from no stage: it has no source except 'a' and terminal stages. Name another source."],
        Errors(x => x.Stage("a").Rule("r", rule => rule.FromAny().To("a").On(EventTriggers.Visit))));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Build_WithoutName_IsRefused(string? name) =>
        Assert.ThrowsAny<ArgumentException>(() => LifecycleDefinition.Build(name!, x => x.Stage("a")));

    [Fact]
    public void Build_OfNulls_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => LifecycleDefinition.Build("x", null!));
        LifecycleDefinition.Build("x", x =>
        {
            Assert.Throws<ArgumentNullException>(() => x.Rule("r", null!));
            Assert.Throws<ArgumentNullException>(() => x.StartAt(null!));
            x.Stage("a").Stage("b").Rule("r", rule =>
            {
                Assert.Throws<ArgumentNullException>(() => rule.From(null!));
                Assert.Throws<ArgumentNullException>(() => rule.When(null!));
                rule.From("a").To("b").On(EventTriggers.Visit);
            });
        });
    }

    [Fact]
    public void Build_OfOptionalParts_TakesTheirDefaults()
    {
        var definition = LifecycleDefinition.Build("x", x => x
            .Stage("a").Stage("b", rank: 3)
            .Rule("r", rule => rule.From("a").From("a").To("b").On(EventTriggers.Visit)));
        Assert.Equal(("a", "a"), (definition.InitialStage.Id, definition.FallbackStage.Id));
        Assert.Equal([("b", 3), ("a", null)], definition.Stages.Select(stage => (stage.Id, stage.Rank)));
        var rule = Assert.Single(definition.Rules);
        Assert.Equal((0, null, false), (rule.Priority, rule.When, rule.IsTimeBased));
        Assert.Equal(["a"], rule.From.Select(stage => stage.Id));
        Assert.Equal("b", LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b").StartAt("b")).InitialStage.Id);
    }

    private static Condition[] Many(int count) => [.. Enumerable.Repeat(Some, count)];

    private static IReadOnlyList<string> Errors(Action<LifecycleDefinitionBuilder> declare)
    {
        var diagnostics = Diagnostics(declare);
        Assert.All(diagnostics, diagnostic => Assert.StartsWith("error ", diagnostic, StringComparison.Ordinal));
        return diagnostics;
    }

    private static IReadOnlyList<string> Diagnostics(Action<LifecycleDefinitionBuilder> declare) =>
        [.. Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("x", declare)).Diagnostics
            .Select(diagnostic => diagnostic.ToString())];

    private sealed class Clock : IFactPredicate
    {
        public string Name => "clock";

        public bool DependsOnTime => true;

        public Truth Evaluate(in Facts facts) => Truth.True;
    }
}
