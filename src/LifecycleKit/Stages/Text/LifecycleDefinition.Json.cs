using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleDefinition
{
    /// <summary>Reads a lifecycle from JSON of format 1, such as <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The JSON text. Comments, trailing commas, null, and unknown or repeated members are errors.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for
    /// <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings reject the definition too.</param>
    /// <exception cref="LifecycleDefinitionException">The definition was rejected; the message lists all diagnostics with their
    /// paths.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null. No other exception is thrown.</exception>
    public static LifecycleDefinition FromJson(string json, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        Load(json, catalog, warningsAsErrors).GetDefinitionOrThrow();

    /// <summary>Creates a lifecycle from options.</summary>
    /// <param name="options">The options, which are read once and not stored.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for
    /// <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings reject the definition too.</param>
    /// <exception cref="LifecycleDefinitionException">The definition was rejected; the message lists all diagnostics with their
    /// paths.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null. No other exception is thrown.</exception>
    public static LifecycleDefinition FromOptions(
        LifecycleDefinitionOptions options, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        Load(options, catalog, warningsAsErrors).GetDefinitionOrThrow();

    /// <summary>Reads a lifecycle from JSON as <see cref="FromJson"/> does, and returns the diagnostics instead of throwing.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for
    /// <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings reject the definition too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static LifecycleLoadResult Load(string json, ConditionCatalog? catalog = null, bool warningsAsErrors = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        var diagnostics = new List<Diagnostic>();
        return LifecycleJson.Read(json, diagnostics) is { } options
            ? LifecycleReader.Read(options, catalog ?? LifecycleConditionCatalog.Default, warningsAsErrors, diagnostics)
            : new LifecycleLoadResult(string.Empty, null, diagnostics.AsReadOnly());
    }

    /// <summary>
    /// Creates a lifecycle from options as <see cref="FromOptions"/> does, and returns the diagnostics instead of throwing.
    /// </summary>
    /// <param name="options">The options, which are read once and not stored.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for
    /// <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings reject the definition too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static LifecycleLoadResult Load(
        LifecycleDefinitionOptions options, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        LifecycleReader.Read(options, catalog ?? LifecycleConditionCatalog.Default, warningsAsErrors);

    /// <summary>
    /// Returns the definition as options. Reading them with the same fields and predicates gives a definition with the same content hash. A
    /// predicate that is a delegate is written by its name. Sources of rules are written stage by stage.
    /// </summary>
    public LifecycleDefinitionOptions ToOptions() => LifecycleWriter.Write(this);

    /// <summary>
    /// Returns the definition as indented JSON of format 1, with the content of <see cref="ToOptions"/>. The same definition always gives
    /// the same text. Letters are not escaped, so the text must not be used inside HTML.
    /// </summary>
    public string ToJson() => LifecycleJson.Write(ToOptions());

    /// <summary>Returns the lifecycle as a Mermaid state diagram, <c>stateDiagram-v2</c>, with a box for each stage and an arrow for each
    /// source stage of a rule.</summary>
    /// <remarks>
    /// The same definition always gives the same text, so that a review shows changes. The text is valid for all ids; lines end with
    /// <c>\n</c>. Mermaid resolves character references before Markdown, so it may draw <c>*id*</c> in italics.
    /// </remarks>
    public string ToMermaid() => LifecycleDiagram.ToMermaid(this);

    /// <summary>Returns the lifecycle as a directed graph in Graphviz's DOT language; store the text in UTF-8.</summary>
    /// <remarks>The same definition always gives the same text. Lines end with <c>\n</c>.</remarks>
    public string ToDot() => LifecycleDiagram.ToDot(this);
}
