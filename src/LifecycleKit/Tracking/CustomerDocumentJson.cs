using System.Text.Json;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A state in a track as JSON.</summary>
internal sealed class TrackStateJson
{
    public required string Track { get; init; }

    public required LifecycleStateJson State { get; init; }
}

/// <summary>A document as JSON of format 2, with the members that only format 1 has.</summary>
internal sealed class CustomerDocumentJson
{
    public static readonly JsonShape Shape = JsonShape.Document(TrackingJsonContext.Default.CustomerDocumentJson);

    public required int Format { get; init; }

    public required string SubjectKey { get; init; }

    public string? Currency { get; init; }

    public required CustomerHistorySnapshot History { get; init; }

    public CustomerHistorySnapshot? Expired { get; init; }

    public ReplayCheckpointJson? Checkpoint { get; init; }

    public required IReadOnlyList<TrackStateJson> States { get; init; }

    public required IReadOnlyList<TrackVersion> Versions { get; init; }

    /// <summary>The deliveries of format 1, which are rows since.</summary>
    public JsonElement? Deliveries { get; init; }

    /// <summary>The failures of handlers of format 1, which are part of deliveries since.</summary>
    public JsonElement? Retries { get; init; }

    public IReadOnlyList<PlayClaim>? Claims { get; init; }

    public DateTimeOffset? MutedUntil { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    public DateTimeOffset? NextMoveAt { get; init; }

    public int FailureCount { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public IdentityLinkJson? LinkedTo { get; init; }

    public IReadOnlyList<LinkedIdentityJson>? Identities { get; init; }

    public required long LastEventNumber { get; init; }

    public long LastTransitionNumber { get; init; }

    public DateTimeOffset? LastEventAt { get; init; }

    public string? LastEventId { get; init; }

    public static CustomerDocumentJson Of(CustomerDocument document) => new()
    {
        Format = CustomerDocument.CurrentFormat,
        SubjectKey = document.SubjectKey,
        Currency = document.Currency,
        History = document.History,
        Expired = document.Expired,
        Checkpoint = document.Checkpoint is { } checkpoint ? ReplayCheckpointJson.Of(checkpoint) : null,
        States = [.. document.States.Select(one => new TrackStateJson { Track = one.Track, State = one.State.ToData() })],
        Versions = document.Versions,
        Claims = document.Claims.IsEmpty ? null : document.Claims,
        MutedUntil = document.MutedUntil,
        ErasedAt = document.ErasedAt,
        NextMoveAt = document.NextMoveAt,
        FailureCount = document.FailureCount,
        RetryAt = document.RetryAt,
        LinkedTo = document.LinkedTo is { } link ? IdentityLinkJson.Of(link) : null,
        Identities = document.Identities.IsEmpty ? null : [.. document.Identities.Select(LinkedIdentityJson.Of)],
        LastEventNumber = document.LastEventNumber,
        LastTransitionNumber = document.LastTransitionNumber,
        LastEventAt = document.LastEventAt,
        LastEventId = document.LastEventId,
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    /// <exception cref="ArgumentException">The history breaks a rule.</exception>
    public CustomerDocument ToDocument()
    {
        if (History is null || States is null || Versions is null) throw new JsonException("a member is null.");
        if (Format == CustomerDocument.CurrentFormat && (Deliveries is not null || Retries is not null))
            throw new JsonException("only format 1 has deliveries.");
        if (string.IsNullOrEmpty(SubjectKey)) throw new JsonException("the subject key is missing.");
        if (FailureCount < 0 || LastEventNumber < 0 || LastTransitionNumber < 0) throw new JsonException("a count is negative.");
        if (States.DistinctBy(one => one.Track).Count() != States.Count) throw new JsonException("a track occurs twice.");
        if (LinkedTo is not null && (Identities is not null || States.Count > 0))
            throw new JsonException("a linked identity has states or identities of its own.");
        return new CustomerDocument
        {
            SubjectKey = SubjectKey,
            Currency = Currency,
            History = History.ThrowIfInvalid(),
            Expired = Expired?.ThrowIfInvalid(),
            Checkpoint = Checkpoint?.ToCheckpoint(),
            States = [.. States.Select(one => new TrackState(one.Track, LifecycleState.FromData(one.State)))],
            Versions = [.. Versions],
            Claims = Claims is null ? [] : [.. Claims],
            MutedUntil = MutedUntil,
            ErasedAt = ErasedAt?.ToUniversalTime(),
            NextMoveAt = NextMoveAt,
            FailureCount = FailureCount,
            RetryAt = RetryAt,
            LinkedTo = LinkedTo?.ToLink(),
            Identities = LinkedIdentityJson.ToIdentities(Identities),
            LastEventNumber = LastEventNumber,
            LastTransitionNumber = LastTransitionNumber,
            LastEventAt = LastEventAt,
            LastEventId = LastEventId,
        };
    }
}
