using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Tracking;

public class RestartLawTests
{
    [Fact]
    public void RecordAsync_ThroughRestartsBeforeEveryCall_IsTheUninterruptedLife()
    {
        var exercise = new Exercise();
        Law.Holds(RestartLaw.Cases, law => RestartLaw.Check(law, exercise), count: 200);
        TestContext.Current.TestOutputHelper?.WriteLine(exercise.ToString());
        exercise.AssertAtLeast(("moves through restarts", 333), ("failures of handlers", 166), ("publications", 500));
    }
}
