using System.Text.Json.Serialization;

namespace LifecycleKit.Scoring;

/// <summary>The generated reader and writer of the persisted form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PopulationModelContract))]
internal sealed partial class PopulationJsonContext : JsonSerializerContext;
