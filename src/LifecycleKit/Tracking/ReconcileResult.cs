using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>The result of comparing the orders of a host with the store.</summary>
public sealed record ReconcileResult
{
    /// <summary>The number of compared orders.</summary>
    public long CheckedCount { get; init; }

    /// <summary>The number of orders that the store already has in this state. Nothing is saved for them.</summary>
    public long UnchangedCount { get; init; }

    /// <summary>The number of orders that were missing or older in the store, and are recorded now.</summary>
    public long AppliedCount { get; init; }

    /// <summary>The number of orders of which the store has a newer state.</summary>
    public long StaleCount { get; init; }

    /// <summary>The number of orders of which the store has another state that is as new; the more cautious one is in force.</summary>
    public long ConflictCount { get; init; }

    /// <summary>The number of orders that belong to another customer in the store.</summary>
    public long RefusedCount { get; init; }

    /// <summary>The number of orders of customers who were erased after the last change of the order.</summary>
    public long ErasedCount { get; init; }

    /// <summary>The number of orders that cannot be compared or recorded.</summary>
    public long FailedCount { get; init; }

    /// <summary>The first orders that were not unchanged, at most as many as the call asked for.</summary>
    public ImmutableArray<ReconcileDifference> Differences { get; init; } = [];

    /// <summary>Returns the counts; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{CheckedCount} order(s): {UnchangedCount} unchanged, {AppliedCount} applied, {StaleCount} stale, {ConflictCount} in conflict, {RefusedCount} refused, {ErasedCount} erased, {FailedCount} failed");
}

/// <summary>An order that differed from the store.</summary>
/// <param name="CustomerId">The customer, as the host names them.</param>
/// <param name="OrderId">The id of the order; empty when there was no order.</param>
/// <param name="Outcome">What was done: <see cref="RecordOutcome.Applied"/>, <see cref="RecordOutcome.Stale"/>,
/// <see cref="RecordOutcome.Conflict"/>, <see cref="RecordOutcome.Refused"/>, <see cref="RecordOutcome.Erased"/> or
/// <see cref="RecordOutcome.Failed"/>.</param>
/// <param name="Reason">Why the order failed; null otherwise.</param>
public sealed record ReconcileDifference(string CustomerId, string OrderId, RecordOutcome Outcome, string? Reason = null)
{
    /// <summary>Returns the order, the outcome and the reason, without the customer; culture-invariant.</summary>
    public override string ToString() => $"Order '{OrderId}': {Outcome}{(Reason is null ? string.Empty : $", {Reason}")}";
}
