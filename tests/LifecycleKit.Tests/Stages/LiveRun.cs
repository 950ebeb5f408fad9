using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>A customer in an engine, with the data that a host would store.</summary>
internal sealed class LiveRun
{
    private readonly LifecycleEngine _engine;

    public LiveRun(LifecycleEngine engine, DateTimeOffset start)
    {
        _engine = engine;
        State = engine.Start(History, start);
    }

    public LiveRun(LifecycleCase x)
        : this(x.Compile(), x.Start)
    {
    }

    public CustomerHistory History { get; private set; } = new();

    public LifecycleState State { get; private set; }

    public List<Transition> Transitions { get; private set; } = [];

    public StepResult Step(CustomerEvent customerEvent, Explanation? explanation = null)
    {
        var result = _engine.Step(State, History, customerEvent, Transitions, explanation);
        State = result.State;
        return result;
    }

    public LiveRun Advance(DateTimeOffset asOf)
    {
        State = _engine.Advance(State, History, asOf, Transitions);
        return this;
    }

    /// <summary>
    /// Lets time pass in pieces, since one call makes at most 10 000 moves, and two stages with short stays make more in months.
    /// </summary>
    public LiveRun AdvanceFar(DateTimeOffset asOf)
    {
        for (var at = State.EnteredAt; at < asOf; at = at.AddDays(20)) Advance(at);
        return Advance(asOf);
    }

    public LiveRun Copy()
    {
        var copy = (LiveRun)MemberwiseClone();
        (copy.History, copy.Transitions) = (History.Clone(), [.. Transitions]);
        return copy;
    }

    public static void AssertSame(LiveRun expected, LiveRun actual)
    {
        Assert.Equal(expected.Transitions, actual.Transitions);
        Assert.Equal(expected.State, actual.State);
        Customers.SameHistory.Assert(expected.History, actual.History);
    }
}
