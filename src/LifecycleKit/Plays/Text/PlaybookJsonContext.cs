using System.Text.Json.Serialization;

namespace LifecycleKit.Plays;

/// <summary>The generated reader and writer of playbooks in JSON. What a text may look like is checked before (<see cref="PlaybookJson"/>).</summary>
[JsonSourceGenerationOptions(
    MaxDepth = 2 * Conditions.JsonShapeCheck.MostDepth, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(Conditions.InstantConverter)])]
[JsonSerializable(typeof(PlaybookOptions))]
internal sealed partial class PlaybookJsonContext : JsonSerializerContext;
