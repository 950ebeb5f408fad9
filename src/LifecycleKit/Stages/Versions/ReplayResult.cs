using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The result of replaying the events of a customer.</summary>
/// <remarks>The history belongs to the caller, who may change it; the rest is immutable. Not thread-safe while the history
/// changes.</remarks>
[Mutable("returns the history that the replay made")]
public sealed class ReplayResult
{
    internal ReplayResult(in LifecycleState state, CustomerHistory history, IReadOnlyList<Transition> transitions)
    {
        State = state;
        History = history;
        Transitions = transitions;
    }

    /// <summary>The customer's state.</summary>
    public LifecycleState State { get; }

    /// <summary>The customer's history.</summary>
    public CustomerHistory History { get; }

    /// <summary>The customer's transitions, in order.</summary>
    public IReadOnlyList<Transition> Transitions { get; }

    /// <summary>Returns the state and the number of transitions; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{State}, {Transitions.Count} transition(s)");
}
