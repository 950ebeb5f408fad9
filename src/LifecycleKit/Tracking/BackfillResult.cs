using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>The result of a backfill: what happened to the events of this run.</summary>
public sealed record BackfillResult
{
    /// <summary>The number of events in the source, those that were passed over included.</summary>
    public long Position { get; init; }

    /// <summary>The number of events that were applied.</summary>
    public long AppliedCount { get; init; }

    /// <summary>
    /// The number of events that were recorded before: orders that are or were in this state, and events with a known id.
    /// </summary>
    public long UnchangedCount { get; init; }

    /// <summary>The number of snapshots older than the known one. The order stays unchanged, and the snapshot is kept.</summary>
    public long StaleCount { get; init; }

    /// <summary>The number of snapshots as new as the known one, with different content; the more cautious one is in force.</summary>
    public long ConflictCount { get; init; }

    /// <summary>The number of events that were refused since their customers were erased later.</summary>
    public long ErasedCount { get; init; }

    /// <summary>The number of events that were not recorded.</summary>
    public long FailureCount { get; init; }

    /// <summary>
    /// The number of customers taken over: new ones, and those with a history of their own before the backfill. Customers of an
    /// interrupted run with the same end are not counted again.
    /// </summary>
    public long CustomerCount { get; init; }

    /// <summary>The number of saved transitions that no handler receives.</summary>
    public long MutedCount { get; init; }

    /// <summary>The number of saved transitions that handlers receive: those after the end, and those that were due for live
    /// customers.</summary>
    public long UnmutedCount { get; init; }

    /// <summary>The first failures by position, at most <see cref="BackfillOptions.MaxFailures"/>.</summary>
    public ImmutableArray<BackfillFailure> Failures { get; init; } = [];

    /// <summary>Returns the counts; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Position} event(s): {AppliedCount} applied, {UnchangedCount} unchanged, {StaleCount} stale, {ConflictCount} in conflict, {ErasedCount} erased, {FailureCount} failed; {CustomerCount} customer(s), {MutedCount} muted transition(s)");
}

/// <summary>An event that a backfill did not record.</summary>
/// <param name="Position">The position of the event in the source, from 1.</param>
/// <param name="Outcome"><see cref="RecordOutcome.Refused"/> for an order of another customer, otherwise
/// <see cref="RecordOutcome.Failed"/>.</param>
/// <param name="Reason">The reason.</param>
public sealed record BackfillFailure(long Position, RecordOutcome Outcome, string Reason)
{
    /// <summary>Returns the position and the reason; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"Event {Position}: {Reason}");
}
