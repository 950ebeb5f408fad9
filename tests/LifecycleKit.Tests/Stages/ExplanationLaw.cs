using LifecycleKit.Conditions;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>The law that an explanation reports what the naive interpreter found, and changes nothing.</summary>
internal static class ExplanationLaw
{
    public static void Check(LifecycleCase x, Explanation explanation, Exercise exercise)
    {
        var engine = x.Compile();
        var explained = new LiveRun(engine, x.Start);
        var run = new LiveRun(engine, x.Start);
        var naive = new NaiveInterpreter(x);
        foreach (var e in x.Events)
        {
            var step = explained.Step(e, explanation);
            Assert.Equal(run.Step(e), step);
            LiveRun.AssertSame(run, explained);
            naive.Pass(e.At.UtcTicks);
            var stage = naive.Stage;
            naive.Handle(e);
            Assert.Equal((stage, naive.Happened), (explanation.Stage?.Id, explanation.Triggers));
            Assert.Equal(Math.Max(naive.Anchor, e.At.UtcTicks), explanation.At.UtcTicks);
            AssertSame(naive.Results, explanation, exercise);
            AssertMatched(naive, explanation);
        }
    }

    private static void AssertSame(List<NaiveResult> expected, Explanation explanation, Exercise exercise)
    {
        Assert.Equal(expected.Select(Described), explanation.Rules.ToArray().Select(Described));
        for (var i = 0; i < expected.Count; i++)
        {
            var leaves = explanation.LeavesOf(explanation.Rules[i]);
            exercise.Count($"results {expected[i].Outcome}");
            exercise.Count("leaves", leaves.Length);
            AssertSame(expected[i], leaves, exercise);
        }
    }

    private static void AssertSame(NaiveResult result, ReadOnlySpan<LeafResult> actual, Exercise exercise)
    {
        var asked = Asked(result);
        var expected = NaiveReading.Leaves(result.Rule.When).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal($"{expected[i]}", $"{actual[i].Leaf}");
            Assert.Equal((asked[i], false), (actual[i].WasAsked, actual[i].HasFailed));
            Assert.Equal(asked[i] ? NaiveReading.Answer(expected[i].Ask(result.Asked)) : Truth.Unknown, actual[i].Truth);
            exercise.Count(asked[i] ? "leaves asked" : "leaves not asked");
            if (!asked[i]) continue;
            var value = NaiveReading.Read(expected[i], result.Asked, out var isSimple);
            if (isSimple) Assert.Equal(value, NaiveReading.Value(actual[i].Actual));
            Assert.Equal(NaiveReading.ReadOther(expected[i], result.Asked), NaiveReading.Value(actual[i].Other));
            if (actual[i].Other.HasValue) exercise.Count("values of other fields");
        }
    }

    /// <summary>Asserts that the matched rules are the rules by which the event moved the customer.</summary>
    private static void AssertMatched(NaiveInterpreter naive, Explanation explanation)
    {
        var results = explanation.Rules.ToArray();
        var matched = results.Where(result => result.Outcome == RuleOutcome.Matched).Select(result => result.Rule.Id).ToArray();
        var moves = naive.Moves.FindAll(move => move.Cause != default);
        Assert.Equal(moves.TakeLast(matched.Length).Select(move => move.Rule), matched);
    }

    /// <summary>Returns which leaves are asked: none for a rule that is not tried, or outside its dates.</summary>
    private static List<bool> Asked(NaiveResult result)
    {
        var isTried = result.Outcome is not (RuleOutcome.NotTried or RuleOutcome.NotEffective);
        var asked = new List<bool>();
        if (result.Rule.When is not { } when) return asked;
        NaiveKleene.Ask(when, (leaf, isReached) =>
        {
            asked.Add(isReached && isTried);
            return leaf.Ask(result.Asked);
        });
        return asked;
    }

    private static string Described(NaiveResult x) => $"{x.Rule.Id} {x.Outcome} {x.SuppressedBy} {x.Winner} {x.NotBefore}";

    private static string Described(RuleResult x) => $"{x.Rule.Id} {x.Outcome} {x.SuppressedBy} {x.Winner?.Id} {x.NotBefore?.UtcTicks}";
}
