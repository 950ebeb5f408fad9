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

    /// <summary>Returns the name, the number of customers and the revenue; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Segment}: {CustomerCount} customer(s), revenue {Revenue}");

    internal static SegmentTableRow Of(Segment segment, List<RfmValues> members, int customers) => new(segment)
    {
        CustomerCount = members.Count,
        RepeatCustomerCount = members.Count(values => values.Frequency > 1),
        Share = Ratio.Of(members.Count, customers),
        MedianRecencyDays = Median(members, RfmDimension.Recency),
        MedianFrequency = Median(members, RfmDimension.Frequency),
        MedianMonetary = Median(members, RfmDimension.Monetary),
        Revenue = members.Sum(values => values.Monetary),
    };

    private static Estimate Median(List<RfmValues> members, RfmDimension dimension)
    {
        if (members.Count == 0) return Estimate.None(NoCustomers);
        var sorted = members.Select(values => values[dimension]).Order().ToArray();
        var (lower, upper) = (sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
        return Estimate.Of((double)(lower + (upper - lower) / 2));
    }
}
