using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// The document of one customer in a store: sums and states. Orders, kept events, transitions, deliveries and event ids are rows of their
/// own.
/// </summary>
/// <remarks>
/// Plain data with names and hashes, written as JSON of format 2; format 1 is read too. Any number of threads may read it.
/// </remarks>
public sealed record CustomerDocument
{
    internal const int CurrentFormat = 2;

    // The history as data or, in a document of a tracker, with its orders: then it is captured when data are asked for.
    private readonly object? _history;
    private readonly DocumentBase? _base;
    private readonly KeptTrack[]? _states;
    private readonly long _nextMoveTicks;
    private readonly long _lastEventTicks;

    /// <summary>The key under which experiments draw the customer, fixed at the first save.</summary>
    public required string SubjectKey
    {
        get => Base.SubjectKey;
        init => _base = ReferenceEquals(value, Base.SubjectKey) ? Base : Base with { SubjectKey = value };
    }

    /// <summary>The reporting currency at the first save; null when the first order with a currency decides.</summary>
    public string? Currency { get => Base.Currency; init => _base = Base with { Currency = value }; }

    /// <summary>The history of the customer without the orders.</summary>
    public required CustomerHistorySnapshot History
    {
        get => _history as CustomerHistorySnapshot ?? ((CustomerHistory)_history!).Capture();
        init => _history = value;
    }

    /// <summary>The sums of events that are no longer kept, from which a replay starts; null while every event is kept.</summary>
    public CustomerHistorySnapshot? Expired
    {
        get => Base.Expired?.Snapshot;
        init => _base = Base with { Expired = ExpiredSums.Of(value) };
    }

    /// <summary>
    /// The instant from which a replay starts, with the states at it; null while only visits, carts and messages have expired.
    /// </summary>
    public ReplayCheckpoint? Checkpoint { get => Base.Checkpoint; init => _base = Base with { Checkpoint = value }; }

    /// <summary>The states by track, removed tracks included.</summary>
    public ImmutableArray<TrackState> States
    {
        get => ImmutableCollectionsMarshal.AsImmutableArray(
            Array.ConvertAll(KeptStates, one => new TrackState(one.Track, one.State.ToState())));
        init => _states = Array.ConvertAll(value.IsDefault ? [] : value.AsSpan().ToArray(), one => KeptTrack.Of(one.Track, one.State));
    }

    /// <summary>The versions of each track that applied to the customer, and since when, the oldest first.</summary>
    public ImmutableArray<TrackVersion> Versions { get => Base.Versions; init => _base = Base with { Versions = value }; }

    /// <summary>The claims of messages that are not recorded as sent yet, the oldest first.</summary>
    public ImmutableArray<PlayClaim> Claims { get => Base.Claims; init => _base = Base with { Claims = value }; }

    /// <summary>
    /// The instant up to which transitions are muted, since the history was taken over, in UTC; null when none are. Transitions that are
    /// effective at or before it are saved, and no handler receives them.
    /// </summary>
    public DateTimeOffset? MutedUntil { get => Base.MutedUntil; init => _base = Base with { MutedUntil = value }; }

    /// <summary>
    /// The instant at which the customer was erased before this document, in UTC; null for never. Events at or before it are refused.
    /// </summary>
    public DateTimeOffset? ErasedAt { get => Base.ErasedAt; init => _base = Base with { ErasedAt = value }; }

    /// <summary>
    /// The group that the id belongs to as one of its identities; null for the head of a group and for a customer without links. Such a
    /// document has no states, and its record no orders and no kept events.
    /// </summary>
    public IdentityLink? LinkedTo { get => Base.LinkedTo; init => _base = Base with { LinkedTo = value }; }

    /// <summary>The identities of the group whose head the customer is, by number, the head first; empty without links.</summary>
    public ImmutableArray<LinkedIdentity> Identities
    {
        get => Base.Identities;
        init => _base = Base with { Identities = value.IsDefault ? [] : value };
    }

    /// <summary>The instant of the next time-based transition in a track in force, in UTC; null for never.</summary>
    public DateTimeOffset? NextMoveAt { get => KeptInstant.From(_nextMoveTicks); init => _nextMoveTicks = KeptInstant.Of(value); }

    /// <summary>The number of consecutive sweeps in which code of the host failed for the customer; 0 normally.</summary>
    public int FailureCount { get => Base.FailureCount; init => _base = Base with { FailureCount = value }; }

    /// <summary>The instant of the next attempt after a failure, in UTC; null without a failure.</summary>
    public DateTimeOffset? RetryAt { get => Base.RetryAt; init => _base = Base with { RetryAt = value }; }

    /// <summary>The highest row number of a kept event; 0 for none.</summary>
    public long LastEventNumber { get; init; }

    /// <summary>
    /// The highest row number of a transition; without one 0, or the ticks of <see cref="ErasedAt"/>, after which numbers go on.
    /// </summary>
    public long LastTransitionNumber { get => Base.LastTransitionNumber; init => _base = Base with { LastTransitionNumber = value }; }

    /// <summary>The instant of the latest recorded event, in UTC; null for none.</summary>
    public DateTimeOffset? LastEventAt { get => KeptInstant.From(_lastEventTicks); init => _lastEventTicks = KeptInstant.Of(value); }

    /// <summary>The id of the latest recorded event, of several at one instant the ordinally last; null for none.</summary>
    public string? LastEventId { get; init; }

    /// <summary>The history with its orders, when the document was made of it; otherwise null.</summary>
    internal CustomerHistory? Source => _history as CustomerHistory;

    /// <summary>The parts that few events change.</summary>
    internal DocumentBase Base { get => _base ?? DocumentBase.Empty; init => _base = value; }

    /// <summary>The states, to be read without a copy. The array never changes.</summary>
    internal KeptTrack[] KeptStates { get => _states ?? []; init => _states = value; }

    /// <summary>Creates a document whose history is captured at the first read; a store in memory may never read it.</summary>
    /// <param name="source">The history, which must not change any more.</param>
    /// <param name="unchanged">The parts that few events change.</param>
    [SetsRequiredMembers]
    internal CustomerDocument(CustomerHistory source, DocumentBase unchanged)
    {
        _base = unchanged;
        SubjectKey = unchanged.SubjectKey;
        History = null!;
        _history = source;
    }

    /// <summary>Creates an empty document.</summary>
    public CustomerDocument()
    {
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
