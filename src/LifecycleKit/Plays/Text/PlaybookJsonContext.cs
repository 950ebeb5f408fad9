using System.Text.Json.Serialization;

namespace LifecycleKit.Plays;

/// <summary>
/// The generated reader and writer of playbooks as JSON. <see cref="StrictJson"/> checks the text before.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(PlaybookOptions))]
internal sealed partial class PlaybookJsonContext : JsonSerializerContext;
