using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Segments;

/// <summary>Customers by their segments at the opening and at the close of a period: who moved from which segment to which.</summary>
/// <remarks>
/// An order at the first instant belongs to the period, so the segment at the opening is that of the orders before it. A customer without a
/// segment at the opening arrives, one without a segment at the close departs. Moves in between are not visible. Tables of disjoint groups
/// of customers merge exactly.
/// </remarks>
public sealed partial class SegmentMovement
{
    // A row for each segment at the opening and a column for each at the close; the last of both is "no segment".
    private readonly long[,] _counts;

    private SegmentMovement(SegmentMap map, Period period, long[,] counts)
    {
        Map = map;
        Period = period;
        _counts = counts;
        for (var row = 0; row <= None; row++)
        {
            for (var column = 0; column <= None; column++)
            {
                var count = counts[row, column];
                if (row == None) ArrivedCount += count;
                else if (column == None) DepartedCount += count;
                else if (row == column) StayedCount += count;
                else MovedCount += count;
            }
        }
    }

    /// <summary>The map.</summary>
    public SegmentMap Map { get; }

    /// <summary>The period: the opening is its first instant, the close its end.</summary>
    public Period Period { get; }

    /// <summary>The number of customers with different segments at the opening and at the close.</summary>
    public long MovedCount { get; }

    /// <summary>The number of customers with the same segment at both.</summary>
    public long StayedCount { get; }

    /// <summary>The number of customers without a segment at the opening and with one at the close.</summary>
    public long ArrivedCount { get; }

    /// <summary>The number of customers with a segment at the opening and without one at the close.</summary>
    public long DepartedCount { get; }

    /// <summary>The share of <see cref="MovedCount"/> in the customers with a segment at both; 0/0 when there are none.</summary>
    /// <remarks><see cref="Ratio.WilsonInterval"/> gives its interval.</remarks>
    public Ratio MovedShare => Ratio.Of(MovedCount, MovedCount + StayedCount);

    private int None => Map.Segments.Length;

    /// <summary>Returns the number of customers of a segment at the opening who are in a segment at the close.</summary>
    /// <param name="from">The name of the segment at the opening; null for none.</param>
    /// <param name="to">The name of the segment at the close; null for none. Both null gives 0: such customers are not counted.</param>
    /// <exception cref="ArgumentException">The map has no segment of this name.</exception>
    public long GetCount(string? from, string? to) => _counts[IndexOf(Map, from, nameof(from)), IndexOf(Map, to, nameof(to))];

    /// <summary>Returns <see cref="GetCount"/> over all customers of the segment at the opening; 0/0 when there were none.</summary>
    /// <param name="from">The name of the segment at the opening; null for the customers who arrived.</param>
    /// <param name="to">The name of the segment at the close; null for none.</param>
    /// <exception cref="ArgumentException">The map has no segment of this name.</exception>
    public Ratio GetShare(string? from, string? to) => Ratio.Of(GetCount(from, to), GetCountAtOpening(from));

    /// <summary>Returns the number of customers in a segment at the opening.</summary>
    /// <param name="segment">The name of the segment; null for the customers who arrived.</param>
    /// <exception cref="ArgumentException">The map has no segment of this name.</exception>
    public long GetCountAtOpening(string? segment)
    {
        var (row, sum) = (IndexOf(Map, segment, nameof(segment)), 0L);
        for (var column = 0; column <= None; column++) sum += _counts[row, column];
        return sum;
    }

    /// <summary>Returns the number of customers in a segment at the close.</summary>
    /// <param name="segment">The name of the segment; null for the customers who departed.</param>
    /// <exception cref="ArgumentException">The map has no segment of this name.</exception>
    public long GetCountAtClose(string? segment)
    {
        var (column, sum) = (IndexOf(Map, segment, nameof(segment)), 0L);
        for (var row = 0; row <= None; row++) sum += _counts[row, column];
        return sum;
    }

    /// <summary>
    /// Returns the pairs of segments with at least one customer, in the order of the map; customers without a segment come last.
    /// </summary>
    public ImmutableArray<SegmentLink> ToLinks()
    {
        var links = ImmutableArray.CreateBuilder<SegmentLink>();
        for (var row = 0; row <= None; row++)
        {
            for (var column = 0; column <= None; column++)
            {
                if (_counts[row, column] > 0) links.Add(new SegmentLink(At(row), At(column), _counts[row, column]));
            }
        }

        return links.DrainToImmutable();
    }

    /// <summary>Returns the table of two disjoint groups of customers over the same period.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is of another map or another period.</exception>
    public SegmentMovement Merge(SegmentMovement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Map.ContentHash != other.Map.ContentHash)
            throw new ArgumentException($"The other table is of another map, '{other.Map.Name}', not '{Map.Name}'.", nameof(other));
        if (Period != other.Period)
            throw new ArgumentException($"The other table is of the period {other.Period}, not of {Period}.", nameof(other));
        var sum = new long[None + 1, None + 1];
        foreach (var table in (SegmentMovement[])[this, other])
        {
            // Maps of equal content may list their segments in another order.
            foreach (var link in table.ToLinks())
                sum[IndexOf(Map, link.From, nameof(other)), IndexOf(Map, link.To, nameof(other))] += link.Count;
        }

        return new SegmentMovement(Map, Period, sum);
    }

    /// <summary>Returns the pairs of segments with customers, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", ToLinks());

    private string? At(int index) => index == None ? null : Map.Segments[index].Name;

    private static int IndexOf(SegmentMap map, string? segment, string parameter)
    {
        if (segment is null) return map.Segments.Length;
        for (var i = 0; i < map.Segments.Length; i++)
        {
            if (map.Segments[i].Name == segment) return i;
        }

        throw new ArgumentException(
            $"The map '{map.Name}' has no segment '{segment}'; it has {string.Join(", ", map.Segments)}.", parameter);
    }
}

/// <summary>A number of customers by their segments at two instants.</summary>
/// <param name="From">The name of the segment at the opening; null for none.</param>
/// <param name="To">The name of the segment at the close; null for none.</param>
/// <param name="Count">The number of customers, at least 1.</param>
public readonly record struct SegmentLink(string? From, string? To, long Count)
{
    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{From ?? "(no segment)"} -> {To ?? "(no segment)"}: {Count}");
}
