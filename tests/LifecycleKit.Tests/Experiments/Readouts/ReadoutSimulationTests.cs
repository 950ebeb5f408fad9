namespace LifecycleKit.Tests.Experiments;

/// <summary>
/// False alarms of a thousand A/A experiments, and coverage of as many with an effect; ten thousand and more by the soak.
/// </summary>
public class ReadoutSimulationTests
{
    private const int Runs = 1_000;
    private const ulong Seed = 7;

    public static TheoryData<int> Scenarios => [.. Enumerable.Range(0, ReadoutScenario.All.Count)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Scenario_RunOften_HappensAsOftenAsItMust(int index)
    {
        var scenario = ReadoutScenario.All[index];
        var happened = Count(scenario);
        Assert.True(scenario.Allows(happened, Runs), $"{scenario.Name}: {happened} of {Runs}, not {scenario.Rate}");
    }

    [Fact]
    public void PlainTest_AtEveryLook_AlarmsFarTooOften() => Assert.InRange(Count(ReadoutScenario.PlainPeeking), 3 * Runs / 20, Runs);

    private static int Count(ReadoutScenario scenario)
    {
        var happened = Enumerable.Range(0, Runs).Count(run => scenario.Run(Seed, run));
        TestContext.Current.TestOutputHelper?.WriteLine($"{scenario.Name}: {happened} of {Runs}");
        return happened;
    }
}
