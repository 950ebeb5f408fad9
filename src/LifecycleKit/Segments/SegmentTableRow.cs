using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Statistics;

namespace LifecycleKit.Segments;

/// <summary>A segment of a <see cref="SegmentTable"/>.</summary>
public sealed record SegmentTableRow
{
    private const string NoCustomers = "the segment has no customers";

    private SegmentTableRow(Segment segment) => Segment = segment;

    /// <summary>The segment.</summary>
    public Segment Segment { get; }

    /// <summary>The number of customers in the segment.</summary>
    public int CustomerCount { get; private init; }

    /// <summary>The number of them with two or more counted orders.</summary>
    public int RepeatCustomerCount { get; private init; }

    /// <summary>The share of the segment in all customers of the table; 0/0 when there are none.</summary>
    public Ratio Share { get; private init; }

    /// <summary>The median of whole calendar days since the last counted order; no value without customers.</summary>
    /// <remarks>A median of an even number of customers is the mean of the two in the middle. It has no standard error.</remarks>
    public Estimate MedianRecencyDays { get; private init; }

    /// <summary>The median of the numbers of counted orders; no value without customers.</summary>
    public Estimate MedianFrequency { get; private init; }

    /// <summary>The median of net revenue per customer in the reporting currency; no value without customers.</summary>
    public Estimate MedianMonetary { get; private init; }

    /// <summary>The net revenue of all customers of the segment, in the reporting currency.</summary>
    public decimal Revenue { get; private init; }

    /// <summary>The profit of the orders of these customers whose margin is known, with the net revenue of these orders.</summary>
    public ProfitTotals Margins { get; private init; }

    /// <summary>The profit of <see cref="Margins"/>, in the reporting currency; null when no margin is known, which is not 0.</summary>
    public decimal? Profit => Margins.OrderCount > 0 ? Margins.Profit : null;

    /// <summary>The share of <see cref="Revenue"/> whose margin is known; 0/0 when the revenue is not above 0.</summary>
    public Ratio MarginKnown => Margins.KnownShare(Revenue);

    /// <summary>Returns the name, the number of customers and the revenue; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Segment}: {CustomerCount} customer(s), revenue {Revenue}");

    internal static SegmentTableRow Of(Segment segment, SegmentMembers members, int customers) => new(segment)
    {
        CustomerCount = members.Values.Count,
        RepeatCustomerCount = members.Values.Count(values => values.OrderCount > 1),
        Share = Ratio.Of(members.Values.Count, customers),
        MedianRecencyDays = Median(members.Values, RfmDimension.Recency),
        MedianFrequency = Median(members.Values, RfmDimension.Frequency),
        MedianMonetary = Median(members.Values, RfmDimension.Monetary),
        Revenue = members.Values.Sum(values => values.Monetary),
        Margins = members.Margins,
    };

    private static Estimate Median(List<RfmValues> members, RfmDimension dimension)
    {
        if (members.Count == 0) return Estimate.None(NoCustomers);
        var sorted = members.Select(values => values[dimension]).Order().ToArray();
        var (lower, upper) = (sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
        return Estimate.Of((double)(lower + (upper - lower) / 2));
    }
}

/// <summary>The customers of one segment, while a table is made.</summary>
[Mutable("grows while a table is made")]
internal sealed class SegmentMembers
{
    public List<RfmValues> Values { get; } = [];

    public ProfitTotals Margins { get; private set; }

    public void Add(RfmValues values, ProfitTotals margins)
    {
        Values.Add(values);
        Margins += margins;
    }
}
