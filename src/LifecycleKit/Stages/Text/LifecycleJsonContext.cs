using System.Text.Json.Serialization;

namespace LifecycleKit.Stages;

/// <summary>The generated reader and writer of lifecycles in JSON. What a text may look like is checked before (<see cref="LifecycleJson"/>).</summary>
[JsonSourceGenerationOptions(MaxDepth = 2 * Conditions.JsonShapeCheck.MostDepth, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(LifecycleDefinitionOptions))]
internal sealed partial class LifecycleJsonContext : JsonSerializerContext;
