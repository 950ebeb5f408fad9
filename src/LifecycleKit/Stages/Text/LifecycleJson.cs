using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Lifecycles in JSON of format 1: the members of <see cref="LifecycleDefinitionOptions"/>, and nothing else.</summary>
internal static class LifecycleJson
{
    private const int Format = 1;

    public static JsonShape Shape { get; } = JsonShape.Document(LifecycleJsonContext.Default.LifecycleDefinitionOptions);

    /// <summary>Reads the options; null when the text breaks the format so that they cannot be known.</summary>
    public static LifecycleDefinitionOptions? Read(string json, List<Diagnostic> diagnostics) =>
        StrictJson.Read(json, LifecycleJsonContext.Default.LifecycleDefinitionOptions, Shape, Format, diagnostics);

    /// <summary>Indented, with line feeds, and letters as they are; not for use inside HTML.</summary>
    public static string Write(LifecycleDefinitionOptions options) =>
        StrictJson.Write(options, LifecycleJsonContext.Default.LifecycleDefinitionOptions, Format, indented: true);

    /// <summary>The content hash: the name is for display, and fields of one name may differ in type.</summary>
    public static string Hash(LifecycleDefinition definition)
    {
        var options = LifecycleWriter.Write(definition);
        options.Name = null;
        return ContentDigest.Of(options, LifecycleJsonContext.Default.LifecycleDefinitionOptions, ConditionWriter.Types(definition.Rules.Select(rule => rule.When)));
    }
}
