namespace LifecycleKit.Tests.Stages;

/// <summary>The oracle itself, and the engine, against what was reckoned by hand.</summary>
public class NaiveInterpreterTests
{
    public static TheoryData<string> Names => new(HandCases.All.Select(x => x.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Naive_OfACaseReckonedByHand_ComesToTheSame(string name)
    {
        var x = HandCases.All.Single(x => x.Name == name);
        Assert.Equal(x.Told, x.TellNaively());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Engine_OfACaseReckonedByHand_ComesToTheSame(string name)
    {
        var x = HandCases.All.Single(x => x.Name == name);
        Assert.Equal(x.Told, x.TellByEngine());
    }
}
