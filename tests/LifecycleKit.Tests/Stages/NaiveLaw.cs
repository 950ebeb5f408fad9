using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The law that the engine and the naive interpreter give the same result at every step.</summary>
internal static class NaiveLaw
{
    public static void Check(LifecycleCase x, Exercise exercise)
    {
        var (run, naive) = (new LiveRun(x), new NaiveInterpreter(x));
        AssertSame(naive, run.State);
        foreach (var e in x.Events)
        {
            var step = run.Step(e);
            naive.Handle(e);
            Assert.Equal((naive.WasLate, naive.Happened), (step.IsLate, step.Applied.Triggers));
            AssertSame(naive.Suppressed, step.Suppressed);
            AssertSame(naive, run.State);
            exercise.Add(naive);
        }

        run.AdvanceFar(x.End);
        naive.Pass(x.End.UtcTicks);
        Assert.Equal(naive.Moves, run.Transitions.Select(NaiveMove.Of));
        Assert.Equal(
            (naive.Stage, naive.EnteredAt, naive.Highest), (run.State.Stage, run.State.EnteredAt.UtcTicks, run.State.HighestStage));
        exercise.Add(x, naive);
    }

    public static void AssertSame(NaiveResult? naive, Suppression actual) => Assert.Equal(
        (naive?.Rule.Id, naive?.SuppressedBy ?? SuppressionReason.None, naive?.NotBefore),
        (actual.Rule, actual.Reason, actual.SuppressedUntil?.UtcTicks));

    private static void AssertSame(NaiveInterpreter naive, LifecycleState state)
    {
        Assert.Equal((naive.Stage, naive.EnteredAt, naive.Highest), (state.Stage, state.EnteredAt.UtcTicks, state.HighestStage));
        Assert.Equal(naive.Moves.Count, state.Sequence);
        Assert.Equal(naive.NextDue, state.NextDue?.UtcTicks);
    }
}
