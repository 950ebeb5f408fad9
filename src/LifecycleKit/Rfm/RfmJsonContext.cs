using System.Text.Json.Serialization;

namespace LifecycleKit.Rfm;

/// <summary>The generated reader and writer of the persisted form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(RfmModelJson))]
internal sealed partial class RfmJsonContext : JsonSerializerContext;
