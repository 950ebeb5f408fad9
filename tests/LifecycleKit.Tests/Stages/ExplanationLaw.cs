using LifecycleKit.Conditions;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>The law that an explanation tells what the naive interpreter found, and changes nothing.</summary>
internal static class ExplanationLaw
{
    public static void Check(LifecycleCase x, Explanation explanation, Exercise exercise)
    {
        var engine = x.Compile();
        var (explained, run, naive) = (new LiveRun(engine, x.Start), new LiveRun(engine, x.Start), new NaiveInterpreter(x));
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
            AssertSame(naive.Verdicts, explanation, exercise);
            AssertMatched(naive, explanation);
        }
    }

    private static void AssertSame(List<NaiveVerdict> expected, Explanation explanation, Exercise exercise)
    {
        Assert.Equal(expected.Select(Told), explanation.Rules.ToArray().Select(Told));
        for (var i = 0; i < expected.Count; i++)
        {
            var leaves = explanation.LeavesOf(explanation.Rules[i]);
            exercise.Count($"verdicts {expected[i].Outcome}");
            exercise.Count("leaves", leaves.Length);
            AssertSame(expected[i], leaves, exercise);
        }
    }

    private static void AssertSame(NaiveVerdict verdict, ReadOnlySpan<LeafResult> actual, Exercise exercise)
    {
        var asked = Asked(verdict);
        var expected = NaiveReading.Leaves(verdict.Rule.When).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal($"{expected[i]}", $"{actual[i].Leaf}");
            Assert.Equal((asked[i], false), (actual[i].WasAsked, actual[i].HasFailed));
            Assert.Equal(asked[i] ? NaiveReading.Answer(expected[i].Ask(verdict.Asked)) : Truth.Unknown, actual[i].Truth);
            exercise.Count(asked[i] ? "leaves asked" : "leaves not asked");
            if (!asked[i]) continue;
            var value = NaiveReading.Read(expected[i], verdict.Asked, out var isSimple);
            if (isSimple) Assert.Equal(value, NaiveReading.Value(actual[i].Actual));
        }
    }

    /// <summary>The rules that matched are those that the event moved the customer by.</summary>
    private static void AssertMatched(NaiveInterpreter naive, Explanation explanation)
    {
        var verdicts = explanation.Rules.ToArray();
        var matched = verdicts.Where(verdict => verdict.Outcome == RuleOutcome.Matched).Select(verdict => verdict.Rule.Id).ToArray();
        var moves = naive.Moves.FindAll(move => move.Cause != default);
        Assert.Equal(moves.TakeLast(matched.Length).Select(move => move.Rule), matched);
    }

    /// <summary>Which leaves are asked: none of a rule that is not tried, or outside its dates.</summary>
    private static List<bool> Asked(NaiveVerdict verdict)
    {
        var isTried = verdict.Outcome is not (RuleOutcome.NotTried or RuleOutcome.NotEffective);
        var asked = new List<bool>();
        if (verdict.Rule.When is not { } when) return asked;
        NaiveKleene.Ask(when, (leaf, isReached) =>
        {
            asked.Add(isReached && isTried);
            return leaf.Ask(verdict.Asked);
        });
        return asked;
    }

    private static string Told(NaiveVerdict x) => $"{x.Rule.Id} {x.Outcome} {x.HeldBackBy} {x.Winner} {x.NotBefore}";

    private static string Told(RuleResult x) => $"{x.Rule.Id} {x.Outcome} {x.SuppressedBy} {x.Winner?.Id} {x.NotBefore?.UtcTicks}";
}
