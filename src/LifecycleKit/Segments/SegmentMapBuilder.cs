using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>Builds a segment map from segments and their keys, and proves that every key is in exactly one segment.</summary>
/// <remarks>Not thread-safe. A builder may build more than once.</remarks>
/// <example>
/// <code>
/// var map = new SegmentMapBuilder("Two halves", RfmBins.Create(5))
///     .Add("Prospects", key => key.IsVisitor)
///     .Add("Recent", key => key.R >= 3)
///     .Add("Quiet", key => key.R is 1 or 2)
///     .Build();
/// </code>
/// </example>
[Mutable("collects segments until the map is built")]
public sealed class SegmentMapBuilder
{
    private readonly string _name;
    private readonly RfmBins _bins;
    private readonly List<SegmentRule> _rules = [];
    private bool _visitors = true;

    /// <summary>Creates a builder.</summary>
    /// <param name="name">The name of the map; not blank.</param>
    /// <param name="bins">The bins of the scores that it places; not <c>default</c>.</param>
    /// <exception cref="ArgumentException">The name is null or blank, or the bins are <c>default</c>.</exception>
    public SegmentMapBuilder(string name, RfmBins bins)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (bins == default) throw new ArgumentException("A map must have bins, such as RfmBins.Create(5).", nameof(bins));
        _name = name;
        _bins = bins;
    }

    /// <summary>
    /// Leaves out visitors without a counted order, who then have no segment. Without this call the map covers them too.
    /// </summary>
    public SegmentMapBuilder CustomersOnly()
    {
        _visitors = false;
        return this;
    }

    /// <summary>Adds a segment of the keys for which a predicate is true.</summary>
    /// <param name="name">The name of the segment, unique in the map; not blank. The order of adding is the order of display.</param>
    /// <param name="holds">The predicate, called once for every key of the map, including visitors unless they are left out.</param>
    /// <param name="phase">The phase of the segment (see <see cref="LifecyclePhase"/>, or any other name); none by default.</param>
    /// <exception cref="ArgumentException">The name is null, blank or taken, the predicate is null, or the phase is blank.</exception>
    public SegmentMapBuilder Add(string name, Func<SegmentKey, bool> holds, string? phase = null)
    {
        ArgumentNullException.ThrowIfNull(holds);
        return Add(name, holds, [], phase);
    }

    /// <summary>Adds a segment of listed scores, for any number of orders.</summary>
    /// <param name="name">The name of the segment, unique in the map; not blank.</param>
    /// <param name="scores">Scores as <see cref="RfmScore.ToString"/> writes them, separated by spaces, such as "555 554 10-3-4".</param>
    /// <param name="phase">The phase of the segment; none by default.</param>
    /// <exception cref="ArgumentException">The name is null, blank or taken, the scores are null, or the phase is blank.</exception>
    public SegmentMapBuilder AddScores(string name, string scores, string? phase = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var listed = scores.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var lookup = listed.ToHashSet(StringComparer.Ordinal);
        return Add(name, key => !key.IsVisitor && lookup.Contains(key.Score.ToString()), listed, phase);
    }

    /// <summary>Builds the map.</summary>
    /// <exception cref="ArgumentException">
    /// The segments are not a partition. The message lists all errors together: keys without a segment, keys with several, segments without
    /// a key, and listed scores that are repeated or outside the bins.
    /// </exception>
    public SegmentMap Build() => SegmentPartition.Build(_name, new SegmentDomain(_bins, _visitors), _rules);

    private SegmentMapBuilder Add(string name, Func<SegmentKey, bool> holds, string[] listed, string? phase)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (phase is not null) ArgumentException.ThrowIfNullOrWhiteSpace(phase);
        if (_rules.Exists(rule => rule.Segment.Name == name))
            throw new ArgumentException($"The map '{_name}' already has a segment '{name}'.", nameof(name));
        _rules.Add(new SegmentRule(new Segment(_name, name, phase), holds, listed));
        return this;
    }
}
