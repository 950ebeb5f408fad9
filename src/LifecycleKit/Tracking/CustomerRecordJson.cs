using System.Text.Json;
using System.Text.Json.Serialization;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

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
    public static readonly JsonShape Shape = JsonShape.Document(TrackingJsonContext.Default.CustomerRecordJson);

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
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EnumNameConverter<EventTriggers>), typeof(EnumNameConverter<CustomerEventKind>)])]
[JsonSerializable(typeof(TransitionNoticeJson))]
[JsonSerializable(typeof(CustomerDocumentJson))]
[JsonSerializable(typeof(CustomerRecordJson))]
internal sealed partial class TrackingJsonContext : JsonSerializerContext;
