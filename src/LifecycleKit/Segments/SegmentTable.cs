using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>The buyers of a shop by segment: how many, their share, their typical values, their revenue and profit.</summary>
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
    /// <param name="customers">
    /// The customers, in any order, with their values over the window of the cut points (<see cref="RfmModel.WindowDays"/>,
    /// <see cref="RfmValues.Read"/>); those without a counted order are left out. Over a window, the frequency, monetary and revenue of the
    /// rows are those of the window.
    /// </param>
    /// <param name="profits">
    /// The profit of each customer (<see cref="OrderTotals.Profit"/>), in the order of the customers; empty, the default, when no margin is
    /// known.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="map"/> or <paramref name="cuts"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The cut points have other bins than the map, or spread ties; or there are profits, and not one for each customer.
    /// </exception>
    public static SegmentTable Create(
        SegmentMap map, RfmModel cuts, ReadOnlySpan<RfmValues> customers, ReadOnlySpan<ProfitTotals> profits = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(cuts);
        if (cuts.Bins != map.Bins)
            throw new ArgumentException($"The map '{map.Name}' places scores of {map.Bins} bins, not {cuts.Bins}.", nameof(cuts));
        if (cuts.NeedsTieKeys)
            throw new ArgumentException("The cut points spread ties. Use cut points that do not spread ties.", nameof(cuts));

        if (!profits.IsEmpty && profits.Length != customers.Length)
        {
            throw new ArgumentException(
                $"There must be a profit for each of the {customers.Length} customers, not {profits.Length}.", nameof(profits));
        }

        var ofBuyers = map.Cells().Where(cell => !cell.Key.IsVisitor).Select(cell => cell.Segment).ToHashSet();
        var members = map.Segments.Where(ofBuyers.Contains).ToDictionary(segment => segment, _ => new SegmentMembers());
        var (count, repeat) = (0, 0);
        for (var i = 0; i < customers.Length; i++)
        {
            ref readonly var values = ref customers[i];
            if (!values.HasOrders) continue;
            count++;
            repeat += values.OrderCount > 1 ? 1 : 0;
            var input = SegmentInput.Create(values.OrderCount, false, cuts.ScoreOf(in values, 0));
            members[map.Map(input)!].Add(values, profits.IsEmpty ? default : profits[i]);
        }

        return new SegmentTable(
            map, [.. map.Segments.Where(ofBuyers.Contains).Select(segment => SegmentTableRow.Of(segment, members[segment], count))],
            count, repeat);
    }

    /// <summary>
    /// Returns the rows by the profit of their customers, the most profitable first; at equal profits in the order of the map, and last
    /// the rows of which no margin is known.
    /// </summary>
    public ImmutableArray<SegmentTableRow> ToRowsByProfit() =>
        [.. Rows.Where(row => row.Profit is not null).OrderByDescending(row => row.Profit), .. Rows.Where(row => row.Profit is null)];

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
