namespace LifecycleKit.Tests.Stages;

public class EngineAgainstNaiveTests
{
    [Fact]
    public void Engine_OnAnyLifecycle_DoesWhatTheNaiveInterpreterDoes()
    {
        var exercise = new Exercise();
        Law.Holds(LifecycleGen.WithLateEvents, x => NaiveLaw.Check(x, exercise), count: 8_400, LifecycleCase.Smaller);
        TestContext.Current.TestOutputHelper?.WriteLine($"{exercise}");
        exercise.AssertAtLeast(
            ("moves on events", 3_360), ("moves by time", 33_600), ("moves by time at events", 1_680), ("moves out of groups", 3_360),
            ("chained hops", 336), ("confirmed", 6_720), ("ends", 168), ("late events", 3_360), ("results NotEffective", 1_344),
            ("held back by MinStay", 504), ("held back by Cooldown", 100), ("held back by EnteredAlready", 100),
            ("waits for the end of a stay", 3_360), ("waits for the end of a cooldown", 1_680), ("waits for a date", 168));
    }
}
