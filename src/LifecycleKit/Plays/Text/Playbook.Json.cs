using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>Reads a playbook from JSON of format 1, as written by <see cref="ToJson"/>.</summary>
    /// <param name="json">The text. Comments, trailing commas, null, unknown members and repeated members are errors.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for
    /// <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook too; false by default.</param>
    /// <exception cref="PlaybookException">The playbook is refused; the message lists all diagnostics with their paths.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Playbook FromJson(string json, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        Load(json, catalog, warningsAsErrors).GetPlaybookOrThrow();

    /// <summary>Reads a playbook from options.</summary>
    /// <param name="options">The options; read once and not kept.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for
    /// <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook too; false by default.</param>
    /// <exception cref="PlaybookException">The playbook is refused; the message lists all diagnostics with their paths.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static Playbook FromOptions(PlaybookOptions options, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        Load(options, catalog, warningsAsErrors).GetPlaybookOrThrow();

    /// <summary>Reads a playbook from JSON as <see cref="FromJson"/> does, and returns the diagnostics instead of throwing.</summary>
    /// <param name="json">The text.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for
    /// <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook too; false by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static PlaybookLoadResult Load(string json, ConditionCatalog? catalog = null, bool warningsAsErrors = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        var diagnostics = new List<Diagnostic>();
        return PlaybookJson.Read(json, diagnostics) is { } options
            ? PlaybookReader.Read(options, catalog ?? LifecycleConditionCatalog.Default, warningsAsErrors, diagnostics)
            : new PlaybookLoadResult(string.Empty, null, diagnostics, warningsAsErrors);
    }

    /// <summary>Reads a playbook from options as <see cref="FromOptions"/> does, and returns the diagnostics instead of throwing.</summary>
    /// <param name="options">The options; read once and not kept.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for
    /// <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook too; false by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static PlaybookLoadResult Load(PlaybookOptions options, ConditionCatalog? catalog = null, bool warningsAsErrors = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PlaybookReader.Read(options, catalog ?? LifecycleConditionCatalog.Default, warningsAsErrors, []);
    }

    /// <summary>
    /// Returns the playbook as options. With the same fields and predicates they give a playbook of the same content hash. A delegate
    /// predicate is written by its name, a zone by its id.
    /// </summary>
    public PlaybookOptions ToOptions() => PlaybookWriter.Write(this);

    /// <summary>
    /// Returns the playbook as indented JSON of format 1: always the same text for the same playbook. Letters are not escaped, so the text
    /// is not for use inside HTML.
    /// </summary>
    public string ToJson() => PlaybookJson.Write(ToOptions());
}
