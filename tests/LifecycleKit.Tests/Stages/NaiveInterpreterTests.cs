namespace LifecycleKit.Tests.Stages;

/// <summary>Compares the naive interpreter, and the engine, with hand-written results.</summary>
public class NaiveInterpreterTests
{
    public static TheoryData<string> Names => new(HandCases.All.Select(x => x.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Naive_OfACaseWithAKnownResult_GivesTheSame(string name)
    {
        var x = HandCases.All.Single(x => x.Name == name);
        Assert.Equal(x.Expected, x.RunNaively());
    }

    /// <summary>The interpreter has visited every instant at which something could change.</summary>
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
        count: 333,
        LifecycleCase.Smaller);

    [Theory]
    [MemberData(nameof(Names))]
    public void Engine_OfACaseWithAKnownResult_GivesTheSame(string name)
    {
        var x = HandCases.All.Single(x => x.Name == name);
        Assert.Equal(x.Expected, x.RunByEngine());
    }
}
