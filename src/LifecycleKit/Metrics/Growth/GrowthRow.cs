using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The active customers of a period by their earlier activity: active = new + returning + resurrecting.</summary>
/// <remarks>
/// An active customer is one with a counted order in the period. <c>default</c> is an empty
/// period.
/// </remarks>
public readonly record struct GrowthRow
{
    /// <summary>Creates a row. Use named arguments.</summary>
    /// <param name="period">The period.</param>
    /// <param name="activeBefore">Customers active in the period before; at least <paramref name="returning"/>.</param>
    /// <param name="newCustomers">Customers whose first order ever is in the period; at least 0.</param>
    /// <param name="returning">Customers active in both periods, who are not new; at least 0.</param>
    /// <param name="resurrecting">Customers active in this period and in an earlier one, but not in the period before; at least 0.</param>
    /// <param name="orderCount">Orders placed in the period; at least one for each active customer.</param>
    /// <param name="netRevenue">The sum of all orders and credits placed in the period, in the reporting currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, more customers return than were active before, or there are fewer
    /// orders than active customers.</exception>
    public GrowthRow(
        Period period, long activeBefore, long newCustomers, long returning, long resurrecting, long orderCount, decimal netRevenue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(newCustomers);
        ArgumentOutOfRangeException.ThrowIfNegative(returning);
        ArgumentOutOfRangeException.ThrowIfNegative(resurrecting);
        ArgumentOutOfRangeException.ThrowIfLessThan(activeBefore, returning);
        ArgumentOutOfRangeException.ThrowIfLessThan(orderCount, newCustomers + returning + resurrecting);
        Period = period;
        ActiveBeforeCount = activeBefore;
        NewCount = newCustomers;
        ReturningCount = returning;
        ResurrectingCount = resurrecting;
        OrderCount = orderCount;
        NetRevenue = netRevenue;
    }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>Customers whose first order ever is in the period.</summary>
    public long NewCount { get; }

    /// <summary>Customers active in this period and in the period before, who are not new.</summary>
    public long ReturningCount { get; }

    /// <summary>Customers active in this period and in an earlier period, but not in the period before.</summary>
    public long ResurrectingCount { get; }

    /// <summary>Customers active in the period before and not in this one: active before − returning.</summary>
    public long DormantCount => ActiveBeforeCount - ReturningCount;

    /// <summary>Customers active in the period: new + returning + resurrecting.</summary>
    public long ActiveCount => NewCount + ReturningCount + ResurrectingCount;

    /// <summary>Customers active in the period before.</summary>
    public long ActiveBeforeCount { get; }

    /// <summary>Orders placed in the period.</summary>
    public long OrderCount { get; }

    /// <summary>The sum of all orders and credits placed in the period, in the reporting currency.</summary>
    public decimal NetRevenue { get; }

    /// <summary>
    /// (new + resurrecting) / dormant: customers gained per customer lost. Above 1 the number of active customers grows; undefined when no
    /// customer became dormant. J. Hsu (Social Capital), "Diligence at Social Capital Part 1: Accounting for User Growth", 2015.
    /// </summary>
    public Ratio QuickRatio => Ratio.Of(NewCount + ResurrectingCount, DormantCount);

    /// <summary>The period and its counts, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Period}: {ActiveCount} active = {NewCount} new + {ReturningCount} returning + {ResurrectingCount} resurrecting; {DormantCount} dormant");

    /// <summary>Returns the row of the customers of two rows of one period.</summary>
    internal GrowthRow Merge(in GrowthRow other) => new(
        Period, ActiveBeforeCount + other.ActiveBeforeCount, NewCount + other.NewCount, ReturningCount + other.ReturningCount,
        ResurrectingCount + other.ResurrectingCount, OrderCount + other.OrderCount, NetRevenue + other.NetRevenue);
}
