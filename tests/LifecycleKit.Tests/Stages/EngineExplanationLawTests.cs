using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class EngineExplanationLawTests
{
    [Fact]
    public void Step_Explained_TellsWhatTheNaiveInterpreterFoundAndChangesNothing()
    {
        var (explanation, exercise) = (new Explanation(), new Exercise());
        Law.Holds(LifecycleGen.WithLateEvents, x => ExplanationLaw.Check(x, explanation, exercise), count: 6_000, LifecycleCase.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine($"{exercise}");
        exercise.AssertAtLeast(
            ("leaves asked", 8_000), ("leaves not asked", 2_000), ("verdicts False", 2_000), ("verdicts Unknown", 1_000), ("verdicts Matched", 3_000), ("verdicts NotTried", 300),
            ("verdicts Suppressed", 800), ("verdicts NotEffective", 1_000));
    }
}
