using System.Text.Json.Serialization;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The generated JSON of documents and notices.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(EnumNameConverter<EventTriggers>), typeof(EnumNameConverter<CustomerEventKind>), typeof(EnumNameConverter<Channels>),
        typeof(EnumNameConverter<LegalBasis>), typeof(TraitValueConverter), typeof(DealSnapshotConverter),
    ])]
[JsonSerializable(typeof(TransitionNoticeJson))]
[JsonSerializable(typeof(CustomerDocumentJson))]
[JsonSerializable(typeof(CustomerExportJson))]
internal sealed partial class TrackingJsonContext : JsonSerializerContext;
