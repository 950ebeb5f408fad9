using System.Text.Json.Serialization;

namespace LifecycleKit.Import;

/// <summary>The JSON of profiles: camelCase, enums by name, unknown members are an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImportProfileJson))]
internal sealed partial class ImportProfileJsonContext : JsonSerializerContext;
