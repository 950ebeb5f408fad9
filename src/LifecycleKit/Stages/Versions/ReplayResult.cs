using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>What came of running a customer through his events.</summary>
/// <remarks>The history in it belongs to the caller, who alone may change it; the rest is immutable.</remarks>
[Mutable("hands out the history that the replay made")]
public sealed record ReplayResult
{
    internal ReplayResult(in LifecycleState state, CustomerHistory history, IReadOnlyList<Transition> transitions) =>
        (State, History, Transitions) = (state, history, transitions);

    /// <summary>Where he stands.</summary>
    public LifecycleState State { get; }

    /// <summary>What is remembered of him.</summary>
    public CustomerHistory History { get; }

    /// <summary>How he came there, in order.</summary>
    public IReadOnlyList<Transition> Transitions { get; }

    /// <summary>The state and the number of transitions; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{State}, {Transitions?.Count ?? 0} transition(s)");
}
