using System.Text.Json.Serialization;

namespace LifecycleKit.Plays;

/// <summary>
/// The generated reader and writer of playbooks in JSON. What a text may look like is checked before (<see cref="StrictJson"/>).
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(PlaybookOptions))]
internal sealed partial class PlaybookJsonContext : JsonSerializerContext;
