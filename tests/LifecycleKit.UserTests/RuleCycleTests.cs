using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests;

public class RuleCycleTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Condition Recent = Fields.LastOrderAt.Within(TimeSpan.FromDays(365));

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(64)]
    public void Load_ARingOfTimeBasedRules_IsDiagnosed(int length)
    {
        var stages = string.Join(",", Enumerable.Range(0, length).Select(i => $"\"s{i}\":{{}}"));
        var rules = string.Join(",", Enumerable.Range(0, length).Select(i => $$"""
            "r{{i}}": { "from": "s{{i}}", "to": "s{{(i + 1) % length}}", "on": "Time", "when": { "field": "lastOrderAt", "within": "365d" } }
            """));
        var result =
            LifecycleDefinition.Load($$"""{"format":1,"name":"x","initial":"s0","stages":{ {{stages}} },"rules":{ {{rules}} } }""");

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((DiagnosticIds.FlappingCycle, DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        // Of a long ring the message names the first rules.
        for (var i = 0; i < Math.Min(length, 10); i++)
            Assert.Contains($"'r{i}' leads from 's{i}' to 's{(i + 1) % length}'", diagnostic.Message, StringComparison.Ordinal);
        if (length <= 10) Assert.Contains(", and all hold at lastOrderAt ", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(2 * length, Moves(result.GetDefinitionOrThrow(), 2));
    }

    [Fact]
    public void Load_ARingThroughGroupsAndAny_IsDiagnosed() => Assert.Equal(
        ["flapping-cycle"],
        Ids(x => x.Stage("g").Stage("a").Stage("b", declare: b => b.Parent("g")).Stage("c").Stage("end", declare: end => end.Terminal())
            .Rule("ab", rule => rule.From("a").To("b").WhenTimePasses().When(Recent & Fields.TextTrait("t").EqualTo("x")))
            .Rule("bc", rule => rule.From("g").To("c").WhenTimePasses().When(Recent & Fields.TextTrait("t").EqualTo("x")))
            .Rule(
                "ca", rule => rule.FromAny().To("a").WhenTimePasses()
                    .When(Recent & Fields.TextTrait("t").EqualTo("x") & Fields.TextTrait("b").EqualTo("x")))
            .Rule("out", rule => rule.From("b").To("end").On(EventTriggers.Custom)))
            .Where(id => id == "flapping-cycle"));

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Build_ARingOfRulesOnOneEvent_GoesRoundAtOneEventOnlyIfTheyChain(bool isChained, bool isDiagnosed)
    {
        Assert.Equal(isDiagnosed ? ["flapping-cycle"] : [], Ids(Ring));
        Assert.Equal(isDiagnosed ? 9 : 3, Moves(LifecycleDefinition.Build("x", Ring), 3));

        void Ring(LifecycleDefinitionBuilder x)
        {
            for (var i = 0; i < 3; i++) x.Stage($"s{i}").Rule($"r{i}", Rule(i));
        }

        Action<TransitionRuleBuilder> Rule(int i) => rule =>
        {
            rule.From($"s{i}").To($"s{(i + 1) % 3}").On(EventTriggers.Visit);
            if (isChained) rule.Chain();
        };
    }

    [Fact]
    public void Build_ARingOfAnEventAndTime_IsDiagnosed() => Assert.Equal(
        ["flapping-cycle"],
        Ids(x => x.Stage("a").Stage("b").Stage("c")
            .Rule("ab", rule => rule.From("a").To("b").On(EventTriggers.Visit))
            .Rule("bc", rule => rule.From("b").To("c").WhenTimePasses().When(Recent))
            .Rule("ca", rule => rule.From("c").To("a").WhenTimePasses().When(Recent))));

    [Fact]
    public void Build_ARingWithSomethingThatHolds_IsSound()
    {
        var hour = TimeSpan.FromHours(1);
        Assert.Empty(Ids(x => Ring(x, stay: hour)));
        Assert.Empty(Ids(x => Ring(x, last: rule => rule.Cooldown(hour))));
        Assert.Empty(Ids(x => Ring(x, last: rule => rule.ConfirmFor(hour))));
        Assert.Empty(Ids(x => Ring(x, last: rule => rule.When(StageFields.EnteredAt.OlderThan(hour)))));
        Assert.Empty(
            Ids(x =>
                Ring(x, last: rule => rule.When(Fields.NetRevenue.AtLeast(9)), first: rule => rule.When(Fields.NetRevenue.LessThan(9)))));
        Assert.Empty(Ids(x => Ring(x, first: rule => rule.Effective(null, Day), last: rule => rule.Effective(Day, null))));
        Assert.Equal(["flapping-cycle"], Ids(x => Ring(x)));
    }

    [Fact]
    public void Presets_AsTheyAre_HaveNoWarnings() => Assert.All(LifecyclePresets.All, preset => Assert.Empty(preset.Warnings));

    private static void Ring(
        LifecycleDefinitionBuilder x, TimeSpan stay = default, Action<TransitionRuleBuilder>? first = null,
        Action<TransitionRuleBuilder>? last = null)
    {
        x.Stage("a").Stage("c").Stage("b", declare: b =>
        {
            if (stay > TimeSpan.Zero) b.MinStay(stay);
        });
        x.Rule("ab", rule => Declare(rule, "a", "b", first)).Rule("bc", rule => Declare(rule, "b", "c", null))
            .Rule("ca", rule => Declare(rule, "c", "a", last));

        static void Declare(TransitionRuleBuilder rule, string from, string to, Action<TransitionRuleBuilder>? more)
        {
            rule.From(from).To(to).WhenTimePasses().When(Recent);
            more?.Invoke(rule);
        }
    }

    private static IEnumerable<string> Ids(Action<LifecycleDefinitionBuilder> declare) =>
        LifecycleDefinition.Build("x", declare).Warnings.Select(warning => warning.Id);

    /// <summary>How often a customer who orders once, and then visits, moves at so many events.</summary>
    private static int Moves(LifecycleDefinition definition, int events)
    {
        var engine = LifecycleEngine.Compile(definition);
        var (history, moves) = (new CustomerHistory(), new List<Transition>());
        var state = engine.Start(history, Day);
        for (var i = 0; i < events; i++)
        {
            var at = Day.AddHours(i + 1);
            var e = i > 0 || definition.Rules[0].On == EventTriggers.Visit
                ? CustomerEvent.Visit(at)
                : CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = at, GrossTotal = 50, Currency = "EUR" });
            state = engine.Step(state, history, e, moves).State;
        }

        return moves.Count;
    }
}
