using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>Makes a segment map out of segments and the codes that belong to each, and proves that they fit together.</summary>
/// <remarks>Not safe for use by several threads at once. A builder may build more than once.</remarks>
/// <example>
/// <code>
/// var map = new SegmentMapBuilder("Two halves", RfmBins.Of(5))
///     .Add("Prospects", code => code.IsVisitor)
///     .Add("Recent", code => code.R >= 3)
///     .Add("Quiet", code => code.R is 1 or 2)
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

    /// <summary>Starts a map.</summary>
    /// <param name="name">The name of the map; not blank.</param>
    /// <param name="bins">The bins of the scores that it places; not <c>default</c>.</param>
    /// <exception cref="ArgumentException">The name is null or blank, or the bins are <c>default</c>.</exception>
    public SegmentMapBuilder(string name, RfmBins bins)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (bins == default) throw new ArgumentException("A map must state its bins, such as RfmBins.Of(5).", nameof(bins));
        (_name, _bins) = (name, bins);
    }

    /// <summary>Leaves out customers without a counted order: they will have no segment. Without this call everybody is covered.</summary>
    public SegmentMapBuilder CustomersOnly()
    {
        _visitors = false;
        return this;
    }

    /// <summary>Adds a segment of the codes for which a predicate holds.</summary>
    /// <param name="name">The name of the segment, unique in the map; not blank. The order of adding is the order of display.</param>
    /// <param name="holds">Whether a code belongs to it; asked once for every code of the map, of visitors too unless left out.</param>
    /// <param name="phase">The phase it belongs to (see <see cref="LifecyclePhase"/>, or any other name); none by default.</param>
    /// <exception cref="ArgumentException">The name is null, blank or taken, the predicate is null, or the phase is blank.</exception>
    public SegmentMapBuilder Add(string name, Func<SegmentKey, bool> holds, string? phase = null)
    {
        ArgumentNullException.ThrowIfNull(holds);
        return Add(name, holds, [], phase);
    }

    /// <summary>Adds a segment of listed scores, whatever the number of orders.</summary>
    /// <param name="name">The name of the segment, unique in the map; not blank.</param>
    /// <param name="scores">Scores as <see cref="RfmScore.ToString"/> writes them, separated by spaces, such as "555 554 10-3-4".</param>
    /// <param name="phase">The phase it belongs to; none by default.</param>
    /// <exception cref="ArgumentException">The name is null, blank or taken, the scores are null, or the phase is blank.</exception>
    public SegmentMapBuilder AddScores(string name, string scores, string? phase = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var listed = scores.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var lookup = listed.ToHashSet(StringComparer.Ordinal);
        return Add(name, code => !code.IsVisitor && lookup.Contains(code.Score.ToString()), listed, phase);
    }

    /// <summary>Makes the map.</summary>
    /// <exception cref="ArgumentException">
    /// The segments are no partition. The message lists everything at once: codes without a segment, codes with several, segments without
    /// a code, and listed scores that are repeated or outside the bins.
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
