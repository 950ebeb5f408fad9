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

    /// <summary>He has left out no instant at which something could change.</summary>
    [Fact]
    public void Naive_LookingMoreOften_ComesToTheSame() => Law.Holds(
        LifecycleGen.WithLateEvents,
        x =>
        {
            var (naive, restless) = (new NaiveInterpreter(x), new NaiveInterpreter(x, isRestless: true));
            foreach (var e in x.Events)
            {
                naive.Handle(e);
                restless.Handle(e);
                Assert.Equal((restless.NextDue, restless.Suppressed?.Rule.Id), (naive.NextDue, naive.Suppressed?.Rule.Id));
            }

            naive.Pass(x.End.UtcTicks);
            restless.Pass(x.End.UtcTicks);
            Assert.Equal(restless.Moves, naive.Moves);
        },
        count: 1_000,
        LifecycleCase.Smaller);

    [Theory]
    [MemberData(nameof(Names))]
    public void Engine_OfACaseReckonedByHand_ComesToTheSame(string name)
    {
        var x = HandCases.All.Single(x => x.Name == name);
        Assert.Equal(x.Told, x.TellByEngine());
    }
}
