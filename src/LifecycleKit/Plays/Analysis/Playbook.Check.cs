using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>Holds the playbook against what it is for. Nothing found: every name in it exists, and every customer has a play.</summary>
    /// <remarks>
    /// Errors are stages and segments that there are not; warnings are plays that nobody gets, and cells for whose customers no play is.
    /// What <see cref="Warnings"/> says is not said again.
    /// </remarks>
    /// <param name="tracks">The lifecycles whose stages its plays may name; the first is the one that fields of the stage read.</param>
    /// <param name="segments">The map whose segments they may name; null when customers have no segments, so that naming one is wrong.</param>
    /// <param name="asOf">The instant from which on plays are chosen; null to pass over the dates of experiments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public IReadOnlyList<Finding> Check(IEnumerable<LifecycleDefinition> tracks, SegmentMap? segments = null, DateTimeOffset? asOf = null)
    {
        var known = Checked(tracks);
        var findings = PlaybookNames.Problems(this, known, segments).Take(FindingList.Most).ToList();
        // A name that there is not excludes everything, which would only say the same again.
        if (findings.Count == 0) findings.AddRange(PlaybookNames.NeverHolding(this, known, segments));
        if (asOf is { } at) findings.AddRange(NeverChosenPlays.Ended(this, at));
        findings.AddRange(UncoveredCells.Of(new PlaybookCoverage(this, known, segments)));
        return FindingList.Listed(findings);
    }

    /// <summary>Which plays are for whom, by stage and segment, as declared: conditions are not asked.</summary>
    /// <param name="tracks">The lifecycles.</param>
    /// <param name="segments">The map of segments; null when customers have none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public PlaybookCoverage CoverageOf(IEnumerable<LifecycleDefinition> tracks, SegmentMap? segments = null) => new(this, Checked(tracks), segments);

    private static LifecycleDefinition[] Checked(IEnumerable<LifecycleDefinition> tracks)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        LifecycleDefinition[] known = [.. tracks];
        return Array.TrueForAll(known, track => track is not null) ? known : throw new ArgumentNullException(nameof(tracks));
    }
}
