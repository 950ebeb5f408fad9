using System.Text.Json.Serialization;

namespace LifecycleKit.Stages;

/// <summary>The generated reader and writer of snapshots.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(LifecycleSnapshot))]
internal sealed partial class LifecycleSnapshotJsonContext : JsonSerializerContext;
