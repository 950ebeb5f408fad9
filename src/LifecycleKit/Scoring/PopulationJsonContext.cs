using System.Text.Json.Serialization;

namespace LifecycleKit.Scoring;

/// <summary>The generated reader and writer of the persisted form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(PopulationModelJson))]
internal sealed partial class PopulationJsonContext : JsonSerializerContext;
