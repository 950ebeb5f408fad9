using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// One condition in an event rule, in a time-based rule, in a play, in steps with and without explanation, and in the explanation of the
/// current stage has the same answer, the same calls of host code in the same order, and the same error, which are those of a naive
/// interpreter.
/// </summary>
public class OneMeaningLawTests
{
    [Fact]
    public void Condition_WhereverItIsEvaluated_MeansTheSame()
    {
        var exercise = new Exercise();
        Law.Holds(Gen.Choose(0, int.MaxValue).Select(seed => new OneMeaningCase(seed)), x => Check(x, exercise), count: 3_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{exercise}");
        exercise.AssertAtLeast(
            ("true", 500), ("false", 500), ("unknown", 300), ("errors", 150), ("calls", 2_500), ("not asked", 1_500),
            ("as time passes", 2_000));
    }

    private static void Check(OneMeaningCase x, Exercise exercise)
    {
        var expected = x.Expected with { Asked = string.Empty };
        Assert.Equal(expected, x.Observe(() => x.Condition.Evaluate(new Facts(x.History, OneMeaningCase.Now))));
        OnEvent(x, expected);
        TimeBased(x, expected, exercise);
        AsPlay(x, expected);
        exercise.Count(expected.Truth switch { null => "errors", Truth.True => "true", Truth.False => "false", _ => "unknown" });
        exercise.Count("calls", expected.Calls.Length == 0 ? 0 : expected.Calls.Split(' ').Length);
        exercise.Count("not asked", x.Expected.Asked.Split("False").Length - 1);
    }

    private static void OnEvent(OneMeaningCase x, OneMeaningAnswer expected)
    {
        var engine = Engine(rule => rule.On(EventTriggers.TraitSet).When(x.Condition));
        var state = engine.Start(x.History, OneMeaningCase.Now);
        var e = CustomerEvent.TraitSet(OneMeaningCase.Now, "seen", TraitValue.Create(true));
        var explanation = new Explanation();

        // A step without an explanation shows only whether the rule fired.
        var isTrue = x.Observe(() => engine.Step(state, x.History.Clone(), e).State.Stage == "b" ? Truth.True : Truth.False);
        Assert.Equal(expected with { Truth = expected.Truth == Truth.Unknown ? Truth.False : expected.Truth }, isTrue);

        Assert.Equal(expected, x.Observe(() =>
        {
            engine.Step(state, x.History.Clone(), e, null, explanation);
            return TruthOf(explanation);
        }));
        if (expected.Error is null) Assert.Equal(x.Expected.Asked, Asked(explanation));
        else Assert.True(explanation.Rules.IsEmpty);

        Assert.Equal(expected, Explained(x, engine, state, explanation));
        Assert.Equal(x.Expected.Asked, Asked(explanation));
    }

    private static void TimeBased(OneMeaningCase x, OneMeaningAnswer expected, Exercise exercise)
    {
        var engine = Engine(rule => rule.WhenTimePasses().When(x.Condition));
        var due = x.Observe(() => engine.Start(x.History, OneMeaningCase.Now).NextDue == OneMeaningCase.Now ? Truth.True : Truth.False);
        var isTrue = expected with { Truth = expected.Truth == Truth.Unknown ? Truth.False : expected.Truth };
        Assert.Equal(isTrue, due);

        var state = engine.Start(x.History, OneMeaningCase.Now);
        if (state.NextDue == OneMeaningCase.Now) return;
        var explanation = new Explanation();
        var explained = Explained(x, engine, state, explanation);
        // The search for the due instant follows, and calls the code again.
        Assert.StartsWith(expected.Calls, explained.Calls, StringComparison.Ordinal);
        Assert.Equal(expected with { Calls = explained.Calls }, explained);
        Assert.Equal(x.Expected.Asked, Asked(explanation));
        exercise.Count("as time passes");
    }

    private static void AsPlay(OneMeaningCase x, OneMeaningAnswer expected)
    {
        var book = Playbook.Build("book", b => b.Play("p", play => play.Channel(Channels.OnSite).When(x.Condition)));
        Assert.Equal(expected, x.Observe(() => book.Decide(Input(x)).Results[0].Outcome switch
        {
            PlayOutcome.Chosen => Truth.True,
            PlayOutcome.ConditionFalse => Truth.False,
            _ => Truth.Unknown,
        }));
        var text = string.Empty;
        var explained = x.Observe(() =>
        {
            text = book.Explain(book.Plays[0], Input(x)).ToString();
            return null;
        });
        Assert.Equal((null, expected.Calls), (explained.Error, explained.Calls));
        Assert.StartsWith(expected switch
        {
            { Error: not null } => "p: condition error in ",
            { Truth: Truth.True } => "p: chosen for OnSite",
            { Truth: Truth.False } => "p: condition false at ",
            _ => "p: condition unknown, ",
        }, text, StringComparison.Ordinal);
        if (expected.Error is not null) Assert.Contains(expected.Error, text, StringComparison.Ordinal);
        if (expected.Truth != Truth.True)
        {
            Assert.Equal(
                x.Expected.Asked.Contains("False", StringComparison.Ordinal), text.Contains("; not asked: ", StringComparison.Ordinal));
        }
    }

    private static OneMeaningAnswer Explained(OneMeaningCase x, LifecycleEngine engine, LifecycleState state, Explanation explanation)
    {
        var answer = x.Observe(() =>
        {
            engine.Explain(state, x.History, OneMeaningCase.Now, explanation);
            return TruthOf(explanation);
        });
        var failed = explanation.DecidingLeavesOf(explanation.Rules[0]).FirstOrDefault(leaf => leaf.HasFailed);
        if (failed.Leaf is not { } leaf) return answer;
        Assert.Equal((RuleOutcome.Error, null), (explanation.Rules[0].Outcome, answer.Truth));
        return answer with { Error = leaf is LeafCondition field ? field.Field.Name : ((PredicateCondition)leaf).Name };
    }

    private static Truth? TruthOf(Explanation explanation) => explanation.Rules[0].Outcome switch
    {
        RuleOutcome.Matched or RuleOutcome.Suppressed => Truth.True,
        RuleOutcome.False => Truth.False,
        RuleOutcome.Unknown => Truth.Unknown,
        _ => null,
    };

    private static string Asked(Explanation explanation) =>
        string.Join(' ', explanation.LeavesOf(explanation.Rules[0]).ToArray().Select(leaf => leaf.WasAsked));

    private static PlayInput Input(OneMeaningCase x) => new("key", x.History, OneMeaningCase.Now);

    private static LifecycleEngine Engine(Action<TransitionRuleBuilder> rule) =>
        LifecycleEngine.Compile(LifecycleDefinition.Build("shop", x => x
            .Stage("a").Stage("b").Rule("r", builder => rule(builder.From("a").To("b")))));
}
