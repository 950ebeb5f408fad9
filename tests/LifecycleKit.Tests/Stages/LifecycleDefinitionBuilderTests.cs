using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleDefinitionBuilderTests
{
    private static readonly Condition Some = Fields.OrderCount.AtLeast(1);

    [Fact]
    public void Build_OfEveryError_ListsThemTogether()
    {
        var error = Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("bad", x => x
            .Stage(" ").Stage("a").Stage("b").Stage("a").StartAt("nowhere")
            .Rule("", rule => rule.From("a").To("b"))
            .Rule("no target", rule => rule.From("a").On(EventTriggers.Visit))
            .Rule("no source", rule => rule.To("b").On(EventTriggers.Visit))
            .Rule("no trigger", rule => rule.From("a").To("b"))
            .Rule("twice", rule => rule.From("a").To("b").On(EventTriggers.Visit))
            .Rule("twice", rule => rule.From("a").To("b").On(EventTriggers.Visit))
            .Rule("unknown stages", rule => rule.From("x", "a").To("y").On(EventTriggers.Visit))
            .Rule("loop", rule => rule.From("a", "b").To("b").On(EventTriggers.Visit))
            .Rule("no condition", rule => rule.From("a").To("b").AsTimePasses())
            .Rule("event field", rule => rule.From("a").To("b").AsTimePasses()
                .When(Fields.EventAmount.AtLeast(1) | Some | Fields.EventSource.Exists()))
            .Rule("no event", rule => rule.From("a").To("b").On((EventTriggers)(1 << 29)))
            .Rule("empty event", rule => rule.From("a").To("b").On(EventTriggers.None).When(Some))
            .Rule("too deep", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(!!!!!!!!Some))
            .Rule("too wide", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(Condition.Any(Many(65))))));
        Assert.Equal(
            [
                "A stage has no id.",
                "The stage 'a' is declared twice.",
                "A rule has no id.",
                "The rule 'twice' is declared twice.",
                "StartAt names the stage 'nowhere', which is not declared.",
                "The rule 'no target' leads to no stage: call To.",
                "The rule 'no source' leads from no stage: call From or FromAny.",
                "The rule 'no trigger' is tried on nothing: call On or AsTimePasses.",
                "The rule 'unknown stages' names the stage 'y', which is not declared.",
                "The rule 'unknown stages' names the stage 'x', which is not declared.",
                "The rule 'loop' leads from 'b' to itself.",
                "The rule 'no condition' fires as time passes, so it needs a condition: call When.",
                "The rule 'event field' fires as time passes, when there is no event, but asks for 'event.amount'.",
                "The rule 'event field' fires as time passes, when there is no event, but asks for 'event.source'.",
                "The rule 'no event' waits for an event that does not exist: 536870912.",
                "The rule 'empty event' waits for no event: name one, or call AsTimePasses.",
                "The rule 'too deep' has a condition 9 deep; at most 8.",
                "The rule 'too wide' has a condition of 65 leaves; at most 64.",
            ],
            error.Findings.Select(finding => finding.ToString()));
        Assert.Equal("bad", error.Name);
        Assert.StartsWith("The lifecycle 'bad' has 18 error(s):\n- A stage has no id.\n- ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OfRulesThatContradictThemselves_ListsThem() => Assert.Equal(
        [
            "The rule 'two targets' leads to several stages: b, c.",
            "The rule 'any and some' leads from any stage, and names some: call From or FromAny.",
            "The rule 'event and time' waits for an event and for time: make two rules of it.",
        ],
        Errors(x => x.Stage("a").Stage("b").Stage("c")
            .Rule("two targets", rule => rule.From("a").To("b").To("c").On(EventTriggers.Visit))
            .Rule("any and some", rule => rule.FromAny().From("a").To("b").On(EventTriggers.Visit))
            .Rule("event and time", rule => rule.From("a").To("b").On(EventTriggers.Visit).AsTimePasses().When(Some))));

    [Fact]
    public void Build_OfRepeatedCalls_AddsThemUp()
    {
        var definition = LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b").Stage("c")
            .Rule("r", rule => rule.From("a").From("b").To("c")
                .On(EventTriggers.Visit).On(EventTriggers.Review).When(Some).When(Fields.Visits.AtLeast(2))));
        Assert.Equal("r: a, b -> c on Visit, Review when all(orders.count >= 1, visits.count >= 2)", definition.Rules[0].ToString());
    }

    [Fact]
    public void Build_OfNothing_Says() => Assert.Equal(["No stage is declared."], Errors(_ => { }));

    [Fact]
    public void Build_OfTooManyStages_Says() => Assert.Equal(
        ["65 stages are declared; a lifecycle has at most 64."],
        Errors(x =>
        {
            for (var i = 0; i < 65; i++) x.Stage($"s{i}");
        }));

    [Fact]
    public void Build_OfTooManyRules_Says() => Assert.Equal(
        ["2001 rules are declared; a lifecycle has at most 2000."],
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
        Assert.Equal("r1", Assert.Single(run.Transitions).Rule.Id);
    }

    [Fact]
    public void Build_FromAnyOfASingleStage_LeadsFromNone() => Assert.Equal(
        ["The rule 'r' leads from no stage: there is none but 'a'."],
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
        Assert.Equal("a", definition.InitialStage.Id);
        Assert.Equal((null, 3), (definition.Stages[0].Rank, definition.Stages[1].Rank));
        var rule = Assert.Single(definition.Rules);
        Assert.Equal((0, null, false), (rule.Priority, rule.When, rule.IsOnTime));
        Assert.Equal(["a"], rule.From.Select(stage => stage.Id));
        Assert.Equal("b", LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b").StartAt("b")).InitialStage.Id);
    }

    private static Condition[] Many(int count) => [.. Enumerable.Repeat(Some, count)];

    private static IReadOnlyList<string> Errors(Action<LifecycleDefinitionBuilder> declare) =>
        [.. Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("x", declare)).Findings.Select(finding => finding.ToString())];
}
