using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>The generated readers and writers of customers' data.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCaseEnumConverter<CustomerEventKind>), typeof(CamelCaseEnumConverter<Channels>), typeof(CamelCaseEnumConverter<LegalBasis>),
        typeof(CamelCaseEnumConverter<SurveyKind>), typeof(CamelCaseEnumConverter<OrderStatus>), typeof(TraitValueConverter),
    ])]
[JsonSerializable(typeof(CustomerEventJson))]
[JsonSerializable(typeof(CustomerHistorySnapshot))]
[JsonSerializable(typeof(TraitValueJson))]
internal sealed partial class CustomerJsonContext : JsonSerializerContext;
