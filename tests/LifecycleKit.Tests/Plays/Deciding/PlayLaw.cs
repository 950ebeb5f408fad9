using LifecycleKit.Plays;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Plays;

/// <summary>The law of plays: the playbook decides as the naive decider does.</summary>
internal static class PlayLaw
{
    /// <summary>Tries the law, and counts the outcomes.</summary>
    public static void Check(PlayCase x, Exercise exercise)
    {
        var decision = x.Book.Decide(x.ToInput());
        var naive = NaivePlays.Decide(x);
        Assert.Equal(x.Book.Plays, decision.Results.ToArray().Select(result => result.Play));
        foreach (var result in decision.Results)
        {
            Assert.True(naive[result.Play.Key] == result.Outcome, $"{result.Play}: expected {naive[result.Play.Key]}, found {result}");
            exercise.Count($"plays {result.Outcome}");
        }

        Assert.Equal(
            naive.Where(pair => pair.Value == PlayOutcome.Chosen).Select(pair => pair.Key).Order(StringComparer.Ordinal),
            decision.Chosen.ToArray().Select(result => result.Play.Key).Order(StringComparer.Ordinal));
        exercise.Count("cases of plays");
    }
}
