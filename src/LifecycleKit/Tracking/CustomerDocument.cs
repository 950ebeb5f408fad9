using System.Collections.Immutable;
using System.Text.Json;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// The document of one customer in a store: sums, states and pending deliveries. Orders, kept events and event ids are rows of their own.
/// </summary>
/// <remarks>
/// Plain data with names and hashes, read and written as JSON of format 1. Any number of threads may read it.
/// </remarks>
[Mutable("captures its history when first asked for it")]
public sealed record CustomerDocument
{
    internal const int CurrentFormat = 1;

    private CustomerHistorySnapshot? _history;
    private CustomerHistory? _source;

    /// <summary>The key under which experiments draw the customer, fixed at the first save.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>The reporting currency at the first save; null when the first order with a currency decides.</summary>
    public string? Currency { get; init; }

    /// <summary>The history of the customer without the orders.</summary>
    public required CustomerHistorySnapshot History
    {
        get => _history ??= _source!.Capture();
        init => _history = value;
    }

    /// <summary>The sums of events that are no longer kept, from which a replay starts; null while every event is kept.</summary>
    public CustomerHistorySnapshot? Expired { get; init; }

    /// <summary>The states by track, removed tracks included.</summary>
    public ImmutableArray<TrackState> States { get; init; } = [];

    /// <summary>The versions of each track that applied to the customer, and since when, the oldest first.</summary>
    public ImmutableArray<TrackVersion> Versions { get; init; } = [];

    /// <summary>The transitions that are pending for handlers, the oldest first.</summary>
    public ImmutableArray<PendingDelivery> Deliveries { get; init; } = [];

    /// <summary>The handlers that failed for the customer, and when each is called again.</summary>
    public ImmutableArray<HandlerRetry> Retries { get; init; } = [];

    /// <summary>The instant of the next time-based transition in a track in force, in UTC; null for never.</summary>
    public DateTimeOffset? NextMoveAt { get; init; }

    /// <summary>The number of consecutive sweeps in which code of the host failed for the customer; 0 normally.</summary>
    public int FailureCount { get; init; }

    /// <summary>The instant of the next attempt after a failure, in UTC; null without a failure.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The highest row number of a kept event; 0 for none.</summary>
    public long LastEventNumber { get; init; }

    /// <summary>The instant of the latest recorded event, in UTC; null for none.</summary>
    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>The id of the latest recorded event, of several at one instant the ordinally last; null for none.</summary>
    public string? LastEventId { get; init; }

    /// <summary>Creates a document whose history is captured at the first read; a store in memory may never read it.</summary>
    /// <param name="subjectKey">The key under which experiments draw the customer.</param>
    /// <param name="source">The history, which must not change any more.</param>
    internal static CustomerDocument Of(string subjectKey, CustomerHistory source) =>
        new CustomerDocument { SubjectKey = subjectKey, History = null! }.WithSource(source);

    /// <summary>Returns this document with another history, which is captured at the first read.</summary>
    internal CustomerDocument WithSource(CustomerHistory source)
    {
        var copy = this with { };
        copy._history = null;
        copy._source = source;
        return copy;
    }

    /// <summary>Returns the document as JSON of format 1.</summary>
    public string ToJson() => JsonSerializer.Serialize(CustomerDocumentJson.Of(this), TrackingJsonContext.Default.CustomerDocumentJson);

    /// <summary>Reads a document written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a valid document; the message gives the reason.</exception>
    public static CustomerDocument FromJson(string json) => StrictJson.Read(
        json, TrackingJsonContext.Default.CustomerDocumentJson, CustomerDocumentJson.Shape, static document => document.ToDocument(),
        "a customer document", CurrentFormat);

    /// <summary>Returns the counts of the document and the instant of the next time-based transition; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{States.Length} track(s), {Deliveries.Length} delivery(s), {FailureCount} failure(s), {LastEventNumber} event(s), next move {(NextMoveAt is { } next ? next.ToString("O", null) : "never")}");

    /// <summary>Returns the instant at which the customer is next due; after a failure, the instant of the next attempt.</summary>
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

    /// <summary>Returns this document without a completed delivery.</summary>
    internal CustomerDocument WithDelivered(PendingDelivery delivered) => this with
    {
        Deliveries = [.. Deliveries.Where(one => one.Handler != delivered.Handler || one.Notice.Id != delivered.Notice.Id)],
        Retries = [.. Retries.Where(one => one.Handler != delivered.Handler)],
    };

    /// <summary>Returns this document with a later attempt of a handler that failed.</summary>
    internal CustomerDocument WithFailed(string handler, DateTimeOffset now)
    {
        var count = (RetryOf(handler)?.FailureCount ?? 0) + 1;
        return this with
        {
            Retries =
                [.. Retries.Where(one => one.Handler != handler), new HandlerRetry(handler, count, now + HandlerRetry.BackOff(count))],
        };
    }

    /// <summary>Returns this document with a later attempt of a sweep that failed.</summary>
    internal CustomerDocument WithFailure(DateTimeOffset now) => this with
    {
        FailureCount = FailureCount + 1,
        RetryAt = now + HandlerRetry.BackOff(FailureCount + 1),
    };
}

/// <summary>The state of a customer in one track.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="State">The state.</param>
public readonly record struct TrackState(string Track, LifecycleState State);

/// <summary>A version of a track that applied to a customer, and since when. Replays use the instant.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="DefinitionHash">The content hash of the lifecycle.</param>
/// <param name="ContextVersion">The version of zone and models.</param>
/// <param name="At">The instant, in UTC.</param>
public readonly record struct TrackVersion(string Track, string DefinitionHash, string ContextVersion, DateTimeOffset At)
{
    /// <summary>Returns the track, the hashes and the instant; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Track} {DefinitionHash} with {ContextVersion} since {At:O}");
}
