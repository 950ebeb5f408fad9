using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>The generated readers and writers of customers' data.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(EnumNameConverter<CustomerEventKind>), typeof(EnumNameConverter<Channels>), typeof(EnumNameConverter<LegalBasis>),
        typeof(EnumNameConverter<SurveyKind>), typeof(EnumNameConverter<OrderStatus>), typeof(TraitValueConverter),
    ])]
[JsonSerializable(typeof(CustomerEventJson))]
[JsonSerializable(typeof(CustomerHistorySnapshot))]
[JsonSerializable(typeof(TraitValueJson))]
internal sealed partial class CustomerJsonContext : JsonSerializerContext;
