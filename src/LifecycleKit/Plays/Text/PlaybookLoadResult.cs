using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>What came of reading a playbook: the playbook, unless it is refused, and everything that was found.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record PlaybookLoadResult
{
    private readonly bool _isStrict;

    internal PlaybookLoadResult(string name, Playbook? playbook, IEnumerable<Diagnostic> diagnostics, bool isStrict)
    {
        (Name, _isStrict) = (name, isStrict);
        Diagnostics = DiagnosticList.Listed(diagnostics);
        Playbook = Diagnostics.Any(diagnostic => isStrict || diagnostic.Severity == DiagnosticSeverity.Error) ? null : playbook;
    }

    /// <summary>The name of the playbook; empty when it has none.</summary>
    public string Name { get; }

    /// <summary>The playbook; null when it is refused.</summary>
    public Playbook? Playbook { get; }

    /// <summary>Everything that was found: errors first, then warnings. Without an error the playbook is refused only when warnings count as such.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// The same, with what <see cref="Plays.Playbook.Check(IEnumerable{LifecycleDefinition}, SegmentMap?, DateTimeOffset?)"/> finds; a
    /// playbook that is refused already stays as it is.
    /// </summary>
    /// <param name="tracks">The lifecycles whose stages its plays may name; the first is the one that fields of the stage read.</param>
    /// <param name="segments">The map whose segments they may name; null when customers have no segments.</param>
    /// <param name="asOf">The instant from which on plays are chosen; null to pass over the dates of experiments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public PlaybookLoadResult CheckedFor(IEnumerable<LifecycleDefinition> tracks, SegmentMap? segments = null, DateTimeOffset? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        return Playbook is null ? this : new PlaybookLoadResult(Name, Playbook, [.. Diagnostics, .. Playbook.Check(tracks, segments, asOf)], _isStrict);
    }

    /// <summary>The playbook.</summary>
    /// <exception cref="PlaybookException">It is refused.</exception>
    public Playbook GetPlaybookOrThrow() => Playbook ?? throw new PlaybookException(Name, Diagnostics);
}
