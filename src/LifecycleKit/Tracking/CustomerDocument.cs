using System.Collections.Immutable;
using System.Text.Json;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// The document of one customer in a store: sums and states. Orders, kept events, transitions, deliveries and event ids are rows of their
/// own.
/// </summary>
/// <remarks>
/// Plain data with names and hashes, written as JSON of format 2; format 1 is read too. Any number of threads may read it.
/// </remarks>
[Mutable("captures its history when first asked for it")]
public sealed record CustomerDocument
{
    internal const int CurrentFormat = 2;

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

    /// <summary>The claims of messages that are not recorded as sent yet, the oldest first.</summary>
    public ImmutableArray<PlayClaim> Claims { get; init; } = [];

    /// <summary>
    /// The instant up to which transitions are muted, since the history was taken over, in UTC; null when none are. Transitions that are
    /// effective at or before it are saved, and no handler receives them.
    /// </summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>The instant of the next time-based transition in a track in force, in UTC; null for never.</summary>
    public DateTimeOffset? NextMoveAt { get; init; }

    /// <summary>The number of consecutive sweeps in which code of the host failed for the customer; 0 normally.</summary>
    public int FailureCount { get; init; }

    /// <summary>The instant of the next attempt after a failure, in UTC; null without a failure.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The highest row number of a kept event; 0 for none.</summary>
    public long LastEventNumber { get; init; }

    /// <summary>The highest row number of a transition; 0 for none.</summary>
    public long LastTransitionNumber { get; init; }

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

    /// <summary>Returns the document as JSON of format 2.</summary>
    public string ToJson() => JsonSerializer.Serialize(CustomerDocumentJson.Of(this), TrackingJsonContext.Default.CustomerDocumentJson);

    /// <summary>
    /// Reads a document written by <see cref="ToJson"/>, or one of format 1. Format 1 has the deliveries of the customer in the document; a
    /// store takes them out of the text when it upgrades, and this call passes over them.
    /// </summary>
    /// <param name="json">JSON of format 1 or 2.</param>
    /// <exception cref="ArgumentException">The text is not a valid document; the message gives the reason.</exception>
    public static CustomerDocument FromJson(string json) => StrictJson.Read(
        json, TrackingJsonContext.Default.CustomerDocumentJson, CustomerDocumentJson.Shape, static document => document.ToDocument(),
        "a customer document", CurrentFormat, oldestFormat: 1);

    /// <summary>Returns the counts of the document and the instant of the next time-based transition; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{States.Length} track(s), {FailureCount} failure(s), {LastEventNumber} event(s), next move {(NextMoveAt is { } next ? next.ToString("O", null) : "never")}");

    /// <summary>Returns the instant at which the customer is next due; after a failure, the instant of the next attempt.</summary>
    internal DateTimeOffset? DueAt() => RetryAt ?? NextMoveAt;

    /// <summary>Returns this document with a later attempt of a sweep that failed.</summary>
    internal CustomerDocument WithFailure(DateTimeOffset now) => this with
    {
        FailureCount = FailureCount + 1,
        RetryAt = now + BackOff.After(FailureCount + 1),
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
