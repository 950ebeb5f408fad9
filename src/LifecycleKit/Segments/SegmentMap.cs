using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LifecycleKit.Conditions;
using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>A table that places every customer with a visit or a counted order in exactly one segment.</summary>
/// <remarks>
/// Made by <see cref="SegmentMapBuilder"/>, which proves that every key is in exactly one segment; <see cref="SegmentMaps"/> has the
/// built-in maps. Placing a customer is one look-up and allocates nothing.
/// </remarks>
public sealed class SegmentMap
{
    private readonly SegmentDomain _domain;
    private readonly Segment?[] _table;

    internal SegmentMap(string name, SegmentDomain domain, ImmutableArray<Segment> segments, Segment?[] table)
    {
        Name = name;
        Segments = segments;
        _domain = domain;
        _table = table;
        ContentHash = TextDigest.Of(CanonicalText());
    }

    /// <summary>The name of the map.</summary>
    public string Name { get; }

    /// <summary>The bins that a score must have to be placed.</summary>
    public RfmBins Bins => _domain.Bins;

    /// <summary>Whether the map places visitors: customers with a visit and without a counted order, who else have no segment.</summary>
    public bool CoversVisitors => _domain.Visitors;

    /// <summary>The segments, in the order of display.</summary>
    public ImmutableArray<Segment> Segments { get; }

    /// <summary>
    /// The SHA-256 hash, in upper-case hex, of the content of the map: its name, its bins, and the name, phase and keys of each segment.
    /// Maps with equal content have equal hashes, in whatever way and order their segments were declared.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>Returns the segment of a customer.</summary>
    /// <returns>
    /// The segment; null exactly when the customer has no counted order, and has not visited or <see cref="CoversVisitors"/> is false.
    /// </returns>
    /// <exception cref="ArgumentException">The score has other bins than the map.</exception>
    public Segment? Map(in SegmentInput input)
    {
        if (input.Score.IsScored && input.Score.Bins != Bins) ThrowOtherBins(input.Score);
        return input is { OrderCount: 0, HasVisited: false } ? null : _table[_domain.IndexOf(SegmentKey.Create(in input))];
    }

    /// <summary>Finds a segment by its name, compared ordinally; null for an unknown name.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public Segment? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var segment in Segments)
        {
            if (segment.Name == name) return segment;
        }

        return null;
    }

    /// <summary>Lists every key that the map covers, with its segment.</summary>
    internal IEnumerable<(SegmentKey Key, Segment Segment)> Cells()
    {
        for (var i = 0; i < _table.Length; i++)
        {
            if (_table[i] is { } segment) yield return (_domain.KeyAt(i), segment);
        }
    }

    /// <summary>Returns the segment of a key of these bins; null for a key that the map leaves out.</summary>
    internal Segment? GetSegment(in SegmentKey key) => _table[_domain.IndexOf(key)];

    /// <summary>Returns the name and the bins.</summary>
    public override string ToString() => $"{Name} ({Bins})";

    /// <summary>A line for the map and a line for each segment, in ordinal order of their names, with the indices of its keys.</summary>
    private string CanonicalText()
    {
        var text = new StringBuilder(FormattableString.Invariant(
            $"segments {ConditionText.Quoted(Name)} {Bins.Recency} {Bins.Frequency} {Bins.Monetary}{(CoversVisitors ? " visitors" : string.Empty)}\n"));
        foreach (var segment in Segments.OrderBy(segment => segment.Name, StringComparer.Ordinal))
        {
            text.Append(ConditionText.Quoted(segment.Name));
            if (segment.Phase is { } phase) text.Append(" phase ").Append(ConditionText.Quoted(phase));
            for (var i = 0; i < _table.Length; i++)
            {
                if (ReferenceEquals(_table[i], segment)) text.Append(CultureInfo.InvariantCulture, $" {i}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private void ThrowOtherBins(RfmScore score) => throw new ArgumentException(
        $"The map '{Name}' places scores of {Bins} bins, and {score} has {score.Bins}. Fit the RFM model with the bins of the map.",
        nameof(score));
}
