using System.Text.Json.Serialization;

namespace LifecycleKit.Stages;

/// <summary>
/// The generated reader and writer of lifecycles in JSON. The form of the text is checked before (<see cref="StrictJson"/>).
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(LifecycleDefinitionOptions))]
internal sealed partial class LifecycleJsonContext : JsonSerializerContext;
