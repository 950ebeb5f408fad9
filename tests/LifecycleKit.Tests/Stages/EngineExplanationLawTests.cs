using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class EngineExplanationLawTests
{
    [Fact]
    public void Step_Explained_ReportsWhatTheNaiveInterpreterFoundAndChangesNothing()
    {
        var (explanation, exercise) = (new Explanation(), new Exercise());
        Law.Holds(LifecycleGen.WithLateEvents, x => ExplanationLaw.Check(x, explanation, exercise), count: 2_400, LifecycleCase.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine($"{exercise}");
        exercise.AssertAtLeast(
            ("leaves asked", 2_743), ("leaves not asked", 686), ("results False", 686), ("results Unknown", 343),
            ("results Matched", 1_029), ("results NotTried", 103),
            ("results Suppressed", 275), ("results NotEffective", 343));
    }
}
