using System.Collections.Immutable;
using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>The buyers of a shop by segment: how many, their share, their typical values, their revenue.</summary>
/// <remarks>
/// Medians need the values of all customers, so tables do not merge; make one of all customers. The table of the customers of a fit shows
/// whether the cut points suit the map: <see cref="Diagnostics"/>.
/// </remarks>
public sealed class SegmentTable
{
    /// <summary>A segment with at least this many customers is not sparse, however many customers there are: 20.</summary>
    private const int EnoughCustomers = 20;

    /// <summary>A segment with at least this share of the buyers is not sparse: 0.3 %.</summary>
    private const decimal EnoughShare = 0.003m;

    private SegmentTable(SegmentMap map, ImmutableArray<SegmentTableRow> rows, int customers, int repeatCustomers)
    {
        Map = map;
        Rows = rows;
        CustomerCount = customers;
        RepeatCustomerCount = repeatCustomers;
        Diagnostics = customers == 0 ? [] : [.. rows.Select(Sparse).OfType<Diagnostic>(), .. rows.Select(Dominant).OfType<Diagnostic>()];
    }

    /// <summary>The map.</summary>
    public SegmentMap Map { get; }

    /// <summary>A row for each segment in which customers with orders can be, in the order of the map.</summary>
    public ImmutableArray<SegmentTableRow> Rows { get; }

    /// <summary>The number of customers with a counted order.</summary>
    public int CustomerCount { get; }

    /// <summary>The number of customers with two or more counted orders.</summary>
    public int RepeatCustomerCount { get; }

    /// <summary>
    /// A warning for each segment with fewer than 20 customers and less than 0.3 % of them (<see cref="DiagnosticIds.SparseSegment"/>),
    /// and for each with half or more of the repeat customers (<see cref="DiagnosticIds.DominantSegment"/>, if there are at least 20);
    /// empty when there are no customers.
    /// </summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Creates the table of customers.</summary>
    /// <param name="map">The map.</param>
    /// <param name="cuts">The cut points, with the bins of the map; they must not spread ties.</param>
    /// <param name="customers">The customers, in any order; those without a counted order are left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="map"/> or <paramref name="cuts"/> is null.</exception>
    /// <exception cref="ArgumentException">The cut points have other bins than the map, or spread ties.</exception>
    public static SegmentTable Create(SegmentMap map, RfmModel cuts, ReadOnlySpan<RfmValues> customers)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(cuts);
        if (cuts.Bins != map.Bins)
            throw new ArgumentException($"The map '{map.Name}' places scores of {map.Bins} bins, not {cuts.Bins}.", nameof(cuts));
        if (cuts.NeedsTieKeys)
            throw new ArgumentException("The cut points spread ties. Use cut points that do not spread ties.", nameof(cuts));

        var ofBuyers = map.Cells().Where(cell => !cell.Key.IsVisitor).Select(cell => cell.Segment).ToHashSet();
        var members = map.Segments.Where(ofBuyers.Contains).ToDictionary(segment => segment, _ => new List<RfmValues>());
        var (count, repeat) = (0, 0);
        foreach (ref readonly var values in customers)
        {
            if (!values.HasOrders) continue;
            count++;
            repeat += values.Frequency > 1 ? 1 : 0;
            members[map.Map(SegmentInput.Create(values.Frequency, false, cuts.ScoreOf(in values, 0)))!].Add(values);
        }

        return new SegmentTable(
            map, [.. map.Segments.Where(ofBuyers.Contains).Select(segment => SegmentTableRow.Of(segment, members[segment], count))],
            count, repeat);
    }

    /// <summary>Returns the name of the map and the number of customers.</summary>
    public override string ToString() => FormattableString.Invariant($"{Map.Name}: {CustomerCount} customer(s)");

    private Diagnostic? Sparse(SegmentTableRow row) =>
        row.CustomerCount >= EnoughCustomers || row.CustomerCount >= EnoughShare * CustomerCount
            ? null
            : Diagnostic.Warning(
                DiagnosticIds.SparseSegment, $"segments/{row.Segment.Name}",
                $"The segment '{row.Segment.Name}' has {row.CustomerCount} of {CustomerCount} customers.",
                "Do not rely on plays for this segment, or use other cut points or another map.");

    private Diagnostic? Dominant(SegmentTableRow row) =>
        RepeatCustomerCount < RfmModel.MinRepeatCustomerCount || row.RepeatCustomerCount * 2 < RepeatCustomerCount
            ? null
            : Diagnostic.Warning(
                DiagnosticIds.DominantSegment, $"segments/{row.Segment.Name}",
                $"The segment '{row.Segment.Name}' has {row.RepeatCustomerCount} of {RepeatCustomerCount} repeat customers.",
                "Cut frequency and monetary among repeat customers (RfmPopulation.RepeatCustomers), "
                + "or use other cut points or another map.");
}
