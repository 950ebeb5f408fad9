using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleDefinition
{
    /// <summary>Reads a lifecycle from JSON of format 1, such as <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The text. Comments, trailing commas, null, and members that are unknown or repeated are errors.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the definition as errors do.</param>
    /// <exception cref="LifecycleDefinitionException">It is refused; the message lists everything that was found, each thing with its place.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null. Nothing else is thrown.</exception>
    public static LifecycleDefinition FromJson(string json, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        Load(json, catalog, warningsAsErrors).GetDefinitionOrThrow();

    /// <summary>Makes a lifecycle of options.</summary>
    /// <param name="options">The options; they are read once and not kept.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the definition as errors do.</param>
    /// <exception cref="LifecycleDefinitionException">It is refused; the message lists everything that was found, each thing with its place.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null. Nothing else is thrown.</exception>
    public static LifecycleDefinition FromOptions(LifecycleDefinitionOptions options, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        Load(options, catalog, warningsAsErrors).GetDefinitionOrThrow();

    /// <summary>Reads a lifecycle from JSON as <see cref="FromJson"/> does, and gives back what was found instead of throwing.</summary>
    /// <param name="json">The text.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the definition as errors do.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static LifecycleLoadResult Load(string json, ConditionCatalog? catalog = null, bool warningsAsErrors = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        var diagnostics = new List<Diagnostic>();
        return LifecycleJson.Read(json, diagnostics) is { } options
            ? LifecycleReader.Read(options, catalog ?? LifecycleConditionCatalog.Default, warningsAsErrors, diagnostics)
            : new LifecycleLoadResult(string.Empty, null, diagnostics.AsReadOnly());
    }

    /// <summary>Makes a lifecycle of options as <see cref="FromOptions"/> does, and gives back what was found instead of throwing.</summary>
    /// <param name="options">The options; they are read once and not kept.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the definition as errors do.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static LifecycleLoadResult Load(LifecycleDefinitionOptions options, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        LifecycleReader.Read(options, catalog ?? LifecycleConditionCatalog.Default, warningsAsErrors);

    /// <summary>
    /// The definition as options. Read with the fields and predicates that it asks for, they give one of the same content hash; a predicate that is a
    /// delegate is said by its name. Sources of rules are said stage by stage.
    /// </summary>
    public LifecycleDefinitionOptions ToOptions() => LifecycleWriter.Write(this);

    /// <summary>
    /// The definition as indented JSON of format 1: always the same text for the same definition, and read back as <see cref="ToOptions"/> is. Letters
    /// are not escaped, so it is not for use inside HTML.
    /// </summary>
    public string ToJson() => LifecycleJson.Write(ToOptions());
}
