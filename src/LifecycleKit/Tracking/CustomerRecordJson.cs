using System.Text.Json;
using System.Text.Json.Serialization;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A notice as JSON of format 1.</summary>
internal sealed class TransitionNoticeJson
{
    public required int Format { get; init; }

    public required string Scope { get; init; }

    public required string CustomerId { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Transition Transition { get; init; }

    public static TransitionNoticeJson Of(TransitionNotice notice) => new()
    {
        Format = TransitionNotice.CurrentFormat,
        Scope = notice.Customer.Scope,
        CustomerId = notice.Customer.CustomerId,
        RecordedAt = notice.RecordedAt,
        Transition = notice.Transition,
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    public TransitionNotice ToNotice()
    {
        if (Scope is null || string.IsNullOrWhiteSpace(CustomerId)) throw new JsonException("the customer is missing.");
        if (Transition.Track is null || Transition.Rule is null || Transition.From is null || Transition.To is null) throw new JsonException("the transition lacks a name.");
        return new TransitionNotice(new CustomerKey(Scope, CustomerId), Transition, RecordedAt);
    }
}

/// <summary>A pending delivery as JSON.</summary>
internal sealed class PendingDeliveryJson
{
    public required string Handler { get; init; }

    public required TransitionNoticeJson Notice { get; init; }
}

/// <summary>A state in a track as JSON.</summary>
internal sealed class TrackStateJson
{
    public required string Track { get; init; }

    public required LifecycleStateJson State { get; init; }
}

/// <summary>A document as JSON of format 1.</summary>
internal sealed class CustomerDocumentJson
{
    public required int Format { get; init; }

    public required string SubjectKey { get; init; }

    public string? Currency { get; init; }

    public required JsonElement History { get; init; }

    public JsonElement? Expired { get; init; }

    public required IReadOnlyList<TrackStateJson> States { get; init; }

    public required IReadOnlyList<TrackVersion> Versions { get; init; }

    public required IReadOnlyList<PendingDeliveryJson> Deliveries { get; init; }

    public required IReadOnlyList<HandlerRetry> Retries { get; init; }

    public DateTimeOffset? NextMoveAt { get; init; }

    public int FailureCount { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public required long LastEventNumber { get; init; }

    public static CustomerDocumentJson Of(CustomerDocument document) => new()
    {
        Format = CustomerDocument.CurrentFormat,
        SubjectKey = document.SubjectKey,
        Currency = document.Currency,
        History = Element(document.History.ToJson()),
        Expired = document.Expired is { } expired ? Element(expired.ToJson()) : null,
        States = [.. document.States.Select(one => new TrackStateJson { Track = one.Track, State = one.State.ToData() })],
        Versions = document.Versions,
        Deliveries = [.. document.Deliveries.Select(one => new PendingDeliveryJson { Handler = one.Handler, Notice = TransitionNoticeJson.Of(one.Notice) })],
        Retries = document.Retries,
        NextMoveAt = document.NextMoveAt,
        FailureCount = document.FailureCount,
        RetryAt = document.RetryAt,
        LastEventNumber = document.LastEventNumber,
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    /// <exception cref="ArgumentException">The history breaks a rule.</exception>
    public CustomerDocument ToDocument()
    {
        if (States is null || Versions is null || Deliveries is null || Retries is null) throw new JsonException("a member is null.");
        if (string.IsNullOrEmpty(SubjectKey)) throw new JsonException("the subject key is missing.");
        if (FailureCount < 0 || LastEventNumber < 0) throw new JsonException("a count is negative.");
        if (States.DistinctBy(one => one.Track).Count() != States.Count) throw new JsonException("a track occurs twice.");
        return new CustomerDocument
        {
            SubjectKey = SubjectKey,
            Currency = Currency,
            History = CustomerHistorySnapshot.FromJson(History.GetRawText()),
            Expired = Expired is { } expired ? CustomerHistorySnapshot.FromJson(expired.GetRawText()) : null,
            States = [.. States.Select(one => new TrackState(one.Track, LifecycleState.FromData(one.State)))],
            Versions = [.. Versions],
            Deliveries = [.. Deliveries.Select(one => new PendingDelivery(one.Handler, one.Notice.ToNotice()))],
            Retries = [.. Retries],
            NextMoveAt = NextMoveAt,
            FailureCount = FailureCount,
            RetryAt = RetryAt,
            LastEventNumber = LastEventNumber,
        };
    }

    internal static JsonElement Element(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.Clone();
    }
}

/// <summary>A row of a kept event as JSON.</summary>
internal sealed class KeptEventJson
{
    public required long Number { get; init; }

    public required JsonElement Event { get; init; }
}

/// <summary>A row of a remembered event id as JSON.</summary>
internal sealed class SeenEventJson
{
    public required CustomerEventKind Kind { get; init; }

    public required string EventId { get; init; }

    public required DateTimeOffset SeenAt { get; init; }
}

/// <summary>A record as JSON of format 1.</summary>
internal sealed class CustomerRecordJson
{
    public required int Format { get; init; }

    public required string Scope { get; init; }

    public required string CustomerId { get; init; }

    public required long Sequence { get; init; }

    public required string Version { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required CustomerDocumentJson Document { get; init; }

    public required IReadOnlyList<JsonElement> Orders { get; init; }

    public required IReadOnlyList<KeptEventJson> Events { get; init; }

    public required IReadOnlyList<SeenEventJson> SeenEvents { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EnumNameConverter<EventTriggers>), typeof(EnumNameConverter<CustomerEventKind>)])]
[JsonSerializable(typeof(TransitionNoticeJson))]
[JsonSerializable(typeof(CustomerDocumentJson))]
[JsonSerializable(typeof(CustomerRecordJson))]
internal sealed partial class TrackingJsonContext : JsonSerializerContext;
