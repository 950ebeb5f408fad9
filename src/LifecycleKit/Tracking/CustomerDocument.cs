using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// What a store keeps of one customer in one piece: sums, states and what is pending. Orders, kept events and event ids are rows beside it.
/// </summary>
/// <remarks>Plain data, with names and hashes. Read and written as JSON of format 1. Immutable.</remarks>
[Mutable("captures its history when first asked for it")]
public sealed partial record CustomerDocument
{
    internal const int CurrentFormat = 1;

    private CustomerHistorySnapshot? _history;
    private CustomerHistory? _source;

    /// <summary>The key under which experiments draw the customer, fixed at the first save.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>The reporting currency when the customer was first saved; null when their first order that names one decides.</summary>
    public string? Currency { get; init; }

    /// <summary>Everything that is remembered, orders aside.</summary>
    public required CustomerHistorySnapshot History
    {
        get => _history ??= _source!.Capture();
        init => _history = value;
    }

    /// <summary>The sums of events that are no longer kept: a replay starts from them. Null while every event is kept.</summary>
    public CustomerHistorySnapshot? Expired { get; init; }

    /// <summary>The states by track, those of tracks that are taken out included.</summary>
    public ImmutableArray<TrackState> States { get; init; } = [];

    /// <summary>When the customer came under each version of each track, the oldest first.</summary>
    public ImmutableArray<TrackVersion> Versions { get; init; } = [];

    /// <summary>The transitions that handlers have not yet handled, the oldest first.</summary>
    public ImmutableArray<PendingDelivery> Deliveries { get; init; } = [];

    /// <summary>The handlers that failed, and when they are called again.</summary>
    public ImmutableArray<HandlerRetry> Retries { get; init; } = [];

    /// <summary>When time alone next moves the customer in a track that is in force, in UTC; null for never.</summary>
    public DateTimeOffset? NextMoveAt { get; init; }

    /// <summary>How often in a row time could not pass for the customer, since code of the host failed; 0 as a rule.</summary>
    public int FailureCount { get; init; }

    /// <summary>When it is tried again after a failure, in UTC; null for none.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The number of the last row of kept events; 0 for none.</summary>
    public long LastEventNumber { get; init; }

    /// <summary>Makes a document whose history is captured when it is first asked for: a store in memory may never ask.</summary>
    /// <param name="subjectKey">The key under which experiments draw the customer.</param>
    /// <param name="source">The history; never changed any more.</param>
    internal static CustomerDocument Of(string subjectKey, CustomerHistory source) =>
        new CustomerDocument { SubjectKey = subjectKey, History = null! }.WithSource(source);

    /// <summary>This document with another history, which is captured when it is first asked for.</summary>
    internal CustomerDocument WithSource(CustomerHistory source)
    {
        var copy = this with { };
        copy._history = null;
        copy._source = source;
        return copy;
    }

    /// <summary>How much the document holds, and when the next time-based move is; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{States.Length} track(s), {Deliveries.Length} delivery(s), {FailureCount} failure(s), {LastEventNumber} event(s), next move {(NextMoveAt is { } next ? next.ToString("O", null) : "never")}");

    /// <summary>When the customer next needs attention: after a failure only when it is tried again.</summary>
    internal DateTimeOffset? DueAt()
    {
        if (RetryAt is not null) return RetryAt;
        var due = NextMoveAt;
        foreach (var delivery in Deliveries)
        {
            var at = RetryOf(delivery.Handler)?.RetryAt ?? delivery.Notice.RecordedAt;
            if (due is null || at < due) due = at;
        }

        return due;
    }

    internal HandlerRetry? RetryOf(string handler)
    {
        foreach (var retry in Retries)
        {
            if (string.Equals(retry.Handler, handler, StringComparison.Ordinal)) return retry;
        }

        return null;
    }

    /// <summary>This document without a delivery that a handler has handled.</summary>
    internal CustomerDocument WithDelivered(PendingDelivery delivered) => this with
    {
        Deliveries = [.. Deliveries.Where(one => one.Handler != delivered.Handler || one.Notice.Id != delivered.Notice.Id)],
        Retries = [.. Retries.Where(one => one.Handler != delivered.Handler)],
    };

    /// <summary>This document with a handler put off, since it failed.</summary>
    internal CustomerDocument WithFailed(string handler, DateTimeOffset now)
    {
        var count = (RetryOf(handler)?.FailureCount ?? 0) + 1;
        return this with
        {
            Retries = [.. Retries.Where(one => one.Handler != handler), new HandlerRetry(handler, count, now + HandlerRetry.BackOff(count))],
        };
    }

    /// <summary>This document with the customer put off, since time could not pass for them.</summary>
    internal CustomerDocument WithFailure(DateTimeOffset now) => this with
    {
        FailureCount = FailureCount + 1,
        RetryAt = now + HandlerRetry.BackOff(FailureCount + 1),
    };
}
