using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class EngineExplanationLawTests
{
    [Fact]
    public void Step_Explained_ReportsWhatTheNaiveInterpreterFoundAndChangesNothing()
    {
        var (explanation, exercise) = (new Explanation(), new Exercise());
        Law.Holds(LifecycleGen.WithLateEvents, x => ExplanationLaw.Check(x, explanation, exercise), count: 7_000, LifecycleCase.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine($"{exercise}");
        exercise.AssertAtLeast(
            ("leaves asked", 8_000), ("leaves not asked", 2_000), ("results False", 2_000), ("results Unknown", 1_000),
            ("results Matched", 3_000), ("results NotTried", 300),
            ("results Suppressed", 800), ("results NotEffective", 1_000));
    }
}
