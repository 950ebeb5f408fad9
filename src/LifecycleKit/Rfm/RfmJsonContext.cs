using System.Text.Json.Serialization;

namespace LifecycleKit.Rfm;

/// <summary>The generated reader and writer of the persisted form.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RfmModelContract))]
internal sealed partial class RfmJsonContext : JsonSerializerContext;
