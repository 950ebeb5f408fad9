using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>Reads a playbook from JSON of format 1, such as <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The text. Comments, trailing commas, null, and members that are unknown or repeated are errors.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook as errors do.</param>
    /// <exception cref="PlaybookException">It is refused; the message lists everything that was found, each thing with its place.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null. Nothing else is thrown.</exception>
    public static Playbook FromJson(string json, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        Load(json, catalog, warningsAsErrors).GetPlaybookOrThrow();

    /// <summary>Makes a playbook of options.</summary>
    /// <param name="options">The options; they are read once and not kept.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook as errors do.</param>
    /// <exception cref="PlaybookException">It is refused; the message lists everything that was found, each thing with its place.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null. Nothing else is thrown.</exception>
    public static Playbook FromOptions(PlaybookOptions options, ConditionCatalog? catalog = null, bool warningsAsErrors = false) =>
        Load(options, catalog, warningsAsErrors).GetPlaybookOrThrow();

    /// <summary>Reads a playbook from JSON as <see cref="FromJson"/> does, and gives back what was found instead of throwing.</summary>
    /// <param name="json">The text.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook as errors do.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static PlaybookLoadResult Load(string json, ConditionCatalog? catalog = null, bool warningsAsErrors = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        var diagnostics = new List<Diagnostic>();
        return PlaybookJson.Read(json, diagnostics) is { } options
            ? PlaybookReader.Read(options, catalog ?? LifecycleConditionCatalog.Default, warningsAsErrors, diagnostics)
            : new PlaybookLoadResult(string.Empty, null, diagnostics, warningsAsErrors);
    }

    /// <summary>Makes a playbook of options as <see cref="FromOptions"/> does, and gives back what was found instead of throwing.</summary>
    /// <param name="options">The options; they are read once and not kept.</param>
    /// <param name="catalog">The fields and predicates that conditions may name; null for <see cref="LifecycleConditionCatalog.Default"/>.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook as errors do.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static PlaybookLoadResult Load(PlaybookOptions options, ConditionCatalog? catalog = null, bool warningsAsErrors = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PlaybookReader.Read(options, catalog ?? LifecycleConditionCatalog.Default, warningsAsErrors, []);
    }

    /// <summary>
    /// The playbook as options. Read with the fields and predicates that it asks for, they give one of the same content hash; a predicate that is a
    /// delegate is said by its name, a zone by its id.
    /// </summary>
    public PlaybookOptions ToOptions() => PlaybookWriter.Write(this);

    /// <summary>
    /// The playbook as indented JSON of format 1: always the same text for the same playbook, and read back as <see cref="ToOptions"/> is. Letters are
    /// not escaped, so it is not for use inside HTML.
    /// </summary>
    public string ToJson() => PlaybookJson.Write(ToOptions());
}
