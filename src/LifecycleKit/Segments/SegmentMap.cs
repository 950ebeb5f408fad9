using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LifecycleKit.Conditions;
using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>A table that places every customer in exactly one segment.</summary>
/// <remarks>
/// Made by <see cref="SegmentMapBuilder"/>, which proves that no code is left out or claimed twice; ready ones stand in
/// <see cref="SegmentMaps"/>. Placing a customer is one look-up and allocates nothing. Immutable and safe to share between threads.
/// </remarks>
public sealed class SegmentMap
{
    private readonly SegmentDomain _domain;
    private readonly Segment?[] _table;

    internal SegmentMap(string name, SegmentDomain domain, ImmutableArray<Segment> segments, Segment?[] table)
    {
        Name = name;
        Segments = segments;
        SegmentNames = [.. segments.Select(segment => segment.Name)];
        (_domain, _table) = (domain, table);
        ContentHash = TextDigest.Of(CanonicalText());
    }

    /// <summary>The name of the map.</summary>
    public string Name { get; }

    /// <summary>The bins that a score must have to be placed.</summary>
    public RfmBins Bins => _domain.Bins;

    /// <summary>Whether customers without a counted order are placed too; if not, they have no segment.</summary>
    public bool CoversVisitors => _domain.Visitors;

    /// <summary>The segments, in the order of display.</summary>
    public ImmutableArray<Segment> Segments { get; }

    /// <summary>The names of the segments, in the order of display.</summary>
    public ImmutableArray<string> SegmentNames { get; }

    /// <summary>
    /// SHA-256 in upper-case hex of what the map says: its name, its bins, and the name, phase and codes of each segment. Equal for maps
    /// that say the same, however and in whatever order their segments were declared.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>The segment of a customer.</summary>
    /// <returns>
    /// The segment; null just when the customer has no counted order and <see cref="CoversVisitors"/> is false.
    /// </returns>
    /// <exception cref="ArgumentException">The score has other bins than the map.</exception>
    public Segment? Map(in SegmentInput subject)
    {
        if (subject.Score.IsScored && subject.Score.Bins != Bins) ThrowOtherBins(subject.Score);
        return _table[_domain.IndexOf(SegmentKey.Of(in subject))];
    }

    /// <summary>The segment with a name, compared letter by letter; null if the map has none.</summary>
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

    /// <summary>Every code that the map covers, and its segment.</summary>
    internal IEnumerable<(SegmentKey Code, Segment Segment)> Cells()
    {
        for (var i = 0; i < _table.Length; i++)
        {
            if (_table[i] is { } segment) yield return (_domain.CodeAt(i), segment);
        }
    }

    /// <summary>The segment of a code of these bins; null where the map leaves it out.</summary>
    internal Segment? At(in SegmentKey code) => _table[_domain.IndexOf(code)];

    /// <summary>The name and the bins.</summary>
    public override string ToString() => $"{Name} ({Bins})";

    /// <summary>A line for the map and a line for each segment, in ordinal order of their names, with the places of its codes.</summary>
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
