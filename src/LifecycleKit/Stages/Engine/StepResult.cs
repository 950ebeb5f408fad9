using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The outcome of a step: where the customer stands now and what the event amounted to.</summary>
/// <remarks><c>default</c> is no step. Immutable.</remarks>
public readonly record struct StepResult
{
    internal StepResult(in LifecycleState state, in ApplyResult fold, bool isLate, in Suppression suppressed) =>
        (State, Applied, IsLate, Suppressed) = (state, fold, isLate, suppressed);

    /// <summary>The customer's state after the event.</summary>
    public LifecycleState State { get; }

    /// <summary>What the event amounted to; conflicts between order notices are reported here.</summary>
    public ApplyResult Applied { get; }

    /// <summary>
    /// Whether the event is older than what is already decided. Its facts count, and rules judge them at the latest instant known;
    /// what has been decided since is not undone.
    /// </summary>
    public bool IsLate { get; }

    /// <summary>The first rule that the event would have fired had it not been held back; <c>default</c> for none.</summary>
    public Suppression Suppressed { get; }

    /// <summary>The state, what the event changed and what held a rule back; culture-invariant.</summary>
    public override string ToString() => $"{State}, {Applied}{(IsLate ? ", late" : string.Empty)}{(Suppressed.Rule is null ? string.Empty : $", {Suppressed}")}";
}
