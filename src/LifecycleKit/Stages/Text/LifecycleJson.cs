using System.Text.Json.Serialization;
using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>
/// Reads and writes lifecycles in JSON of format 1, with exactly the members of <see cref="LifecycleDefinitionOptions"/>.
/// </summary>
internal static class LifecycleJson
{
    private const int Format = 1;

    public static JsonShape Shape { get; } = JsonShape.File(LifecycleJsonContext.Default.LifecycleDefinitionOptions);

    /// <summary>Reads the options; returns null when the text is not in the format.</summary>
    public static LifecycleDefinitionOptions? Read(string json, List<Diagnostic> diagnostics) =>
        StrictJson.Read(json, LifecycleJsonContext.Default.LifecycleDefinitionOptions, Shape, Format, diagnostics);

    /// <summary>Returns indented JSON with line feeds and unescaped letters, which must not be used inside HTML.</summary>
    public static string Write(LifecycleDefinitionOptions options) =>
        StrictJson.Write(options, LifecycleJsonContext.Default.LifecycleDefinitionOptions, Format, indented: true);

    /// <summary>
    /// Returns the content hash, without the name, which is for display, and with the types of fields, which may differ for one name.
    /// </summary>
    public static string Hash(LifecycleDefinition definition)
    {
        var options = LifecycleWriter.Write(definition);
        options.Name = null;
        return ContentDigest.Of(
            options, LifecycleJsonContext.Default.LifecycleDefinitionOptions,
            ConditionWriter.Types(definition.Rules.Select(rule => rule.When)));
    }
}

/// <summary>
/// The generated reader and writer of lifecycles in JSON. The form of the text is checked before (<see cref="StrictJson"/>).
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(LifecycleDefinitionOptions))]
internal sealed partial class LifecycleJsonContext : JsonSerializerContext;
