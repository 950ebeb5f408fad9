using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>The generated readers and writers of customers' data.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(EnumNameConverter<CustomerEventKind>), typeof(EnumNameConverter<Channels>), typeof(EnumNameConverter<LegalBasis>),
        typeof(EnumNameConverter<SurveyKind>), typeof(EnumNameConverter<OrderStatus>), typeof(EnumNameConverter<DealOutcome>),
        typeof(TraitValueConverter), typeof(DealSnapshotConverter),
    ])]
[JsonSerializable(typeof(CustomerEventJson))]
[JsonSerializable(typeof(CustomerHistorySnapshot))]
[JsonSerializable(typeof(TraitValueJson))]
[JsonSerializable(typeof(DealSnapshotJson))]
internal sealed partial class CustomerJsonContext : JsonSerializerContext;
