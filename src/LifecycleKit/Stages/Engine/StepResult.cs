using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The result of one event: the customer's new state and the effect of the event.</summary>
/// <remarks><c>default</c> is not a result.</remarks>
public readonly record struct StepResult
{
    [SetsRequiredMembers]
    internal StepResult(in LifecycleState state, in ApplyResult applied, bool isLate, in Suppression suppressed)
    {
        State = state;
        Applied = applied;
        IsLate = isLate;
        Suppressed = suppressed;
    }

    /// <summary>The customer's state after the event.</summary>
    public required LifecycleState State { get; init; }

    /// <summary>The effect of the event on the history; conflicts between order notices are reported here.</summary>
    public ApplyResult Applied { get; init; }

    /// <summary>
    /// Whether the event is older than the latest change. Its facts count, and rules are evaluated at the instant of the latest change;
    /// later moves are not undone.
    /// </summary>
    public bool IsLate { get; init; }

    /// <summary>The first rule on the event that was true but suppressed; <c>default</c> for none.</summary>
    public Suppression Suppressed { get; init; }

    /// <summary>Returns the state, the effect of the event and the suppressed rule; culture-invariant.</summary>
    public override string ToString() =>
        $"{State}, {Applied}{(IsLate ? ", late" : string.Empty)}{(Suppressed.Rule is null ? string.Empty : $", {Suppressed}")}";
}
