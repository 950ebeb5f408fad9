using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The active customers of a period by their earlier activity: active = new + returning + resurrecting.</summary>
/// <remarks>
/// A <see cref="GrowthTable"/> creates the rows. An active customer is one with a counted order in the period. <c>default</c> is an empty
/// period.
/// </remarks>
public readonly record struct GrowthRow
{
    internal GrowthRow(Period period, long activeBefore, in GrowthCounts counts)
    {
        Period = period;
        ActiveBefore = activeBefore;
        Counts = counts;
    }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>Customers whose first order ever is in the period.</summary>
    public long New => Counts.New;

    /// <summary>Customers active in this period and in the period before, who are not new.</summary>
    public long Returning => Counts.Returning;

    /// <summary>Customers active in this period and in an earlier period, but not in the period before.</summary>
    public long Resurrecting => Counts.Resurrecting;

    /// <summary>Customers active in the period before and not in this one: ActiveBefore − Returning.</summary>
    public long Dormant => ActiveBefore - Returning;

    /// <summary>Customers active in the period: New + Returning + Resurrecting.</summary>
    public long Active => New + Returning + Resurrecting;

    /// <summary>Customers active in the period before.</summary>
    public long ActiveBefore { get; }

    /// <summary>Orders placed in the period.</summary>
    public long OrderCount => Counts.Orders;

    /// <summary>The sum of all orders and credits placed in the period, in the reporting currency.</summary>
    public decimal NetRevenue => Counts.NetRevenue;

    /// <summary>
    /// (New + Resurrecting) / Dormant: customers gained per customer lost. Above 1 the number of active customers grows; undefined when no
    /// customer became dormant. J. Hsu (Social Capital), "Diligence at Social Capital Part 1: Accounting for User Growth", 2015.
    /// </summary>
    public Ratio QuickRatio => Ratio.Of(New + Resurrecting, Dormant);

    internal GrowthCounts Counts { get; }

    /// <summary>The period and its counts, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Period}: {Active} active = {New} new + {Returning} returning + {Resurrecting} resurrecting; {Dormant} dormant");
}
