using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>What became of a customer whose timeline went through an engine.</summary>
public sealed class LifecycleRun
{
    internal LifecycleRun(LifecycleEngine engine, ReplayResult replay)
    {
        State = replay.State;
        Profile = replay.History.Profile;
        Path = new StagePath(engine.Track, engine.Definition.InitialStage.Id, replay.Transitions);
    }

    /// <summary>The customer's state at the end of the timeline.</summary>
    public LifecycleState State { get; }

    /// <summary>The customer's profile at the end of the timeline.</summary>
    public CustomerProfile Profile { get; }

    /// <summary>The stages through which the customer went.</summary>
    public StagePath Path { get; }

    /// <summary>The id of the stage in which the customer is at the end of the timeline.</summary>
    public string Stage => State.Stage;

    /// <summary>Returns the stages and the state; culture-invariant.</summary>
    public override string ToString() => $"{Path}; {State}";
}
