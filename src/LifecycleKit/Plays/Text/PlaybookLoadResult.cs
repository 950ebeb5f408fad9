using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>The result of reading a playbook: the playbook, or null when it is refused, and all diagnostics.</summary>
public sealed class PlaybookLoadResult
{
    private readonly bool _isStrict;

    internal PlaybookLoadResult(string name, Playbook? playbook, IEnumerable<Diagnostic> diagnostics, bool isStrict)
    {
        (Name, _isStrict) = (name, isStrict);
        Diagnostics = DiagnosticList.Listed(diagnostics);
        Playbook = Diagnostics.Any(diagnostic => isStrict || diagnostic.Severity == DiagnosticSeverity.Error) ? null : playbook;
    }

    /// <summary>The name of the playbook; empty when the playbook has no name.</summary>
    public string Name { get; }

    /// <summary>The playbook; null when the playbook is refused.</summary>
    public Playbook? Playbook { get; }

    /// <summary>
    /// All diagnostics: errors first, then warnings. Errors refuse the playbook; warnings refuse it only when they are treated as errors.
    /// </summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// Returns this result with the diagnostics of
    /// <see cref="Plays.Playbook.Check(IEnumerable{LifecycleDefinition}, SegmentMap?, DateTimeOffset?)"/> added. The result of a refused
    /// playbook is returned unchanged.
    /// </summary>
    /// <param name="tracks">The lifecycles whose stages the plays may name. Fields of the stage read the first one.</param>
    /// <param name="segments">The map whose segments the plays may name; null when customers have no segments.</param>
    /// <param name="asOf">The instant from which the playbook decides; null to ignore the dates of experiments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public PlaybookLoadResult CheckedFor(IEnumerable<LifecycleDefinition> tracks, SegmentMap? segments = null, DateTimeOffset? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        return Playbook is null
            ? this : new PlaybookLoadResult(Name, Playbook, [.. Diagnostics, .. Playbook.Check(tracks, segments, asOf)], _isStrict);
    }

    /// <summary>Returns the playbook.</summary>
    /// <exception cref="PlaybookException">The playbook is refused.</exception>
    public Playbook GetPlaybookOrThrow() => Playbook ?? throw new PlaybookException(Name, Diagnostics);
}
