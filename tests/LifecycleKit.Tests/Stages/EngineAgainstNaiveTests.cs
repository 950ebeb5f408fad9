namespace LifecycleKit.Tests.Stages;

public class EngineAgainstNaiveTests
{
    [Fact]
    public void Engine_OnAnyLifecycle_DoesWhatTheNaiveInterpreterDoes()
    {
        var exercise = new Exercise();
        Law.Holds(LifecycleGen.WithLateEvents, x => NaiveLaw.Check(x, exercise), count: 25_000, LifecycleCase.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine($"{exercise}");
        exercise.AssertAtLeast(
            ("moves on events", 10_000), ("moves by time", 100_000), ("moves by time at events", 5_000), ("moves out of groups", 10_000),
            ("chained hops", 1_000), ("confirmed", 20_000), ("ends", 500), ("late events", 10_000), ("results NotEffective", 4_000),
            ("held back by MinStay", 1_500), ("held back by Cooldown", 300), ("held back by EnteredAlready", 300),
            ("waits for the end of a stay", 10_000), ("waits for the end of a cooldown", 5_000), ("waits for a date", 500));
    }
}
