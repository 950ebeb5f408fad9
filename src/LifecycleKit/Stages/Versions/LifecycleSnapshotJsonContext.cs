using System.Text.Json.Serialization;

namespace LifecycleKit.Stages;

/// <summary>The generated reader and writer of snapshots.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LifecycleSnapshot))]
internal sealed partial class LifecycleSnapshotJsonContext : JsonSerializerContext;
