using System.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Customers;

/// <summary>The profit of the orders and credits whose margin is known, with their number and their net revenue.</summary>
/// <remarks>
/// An order without a margin is in none of the three sums: its profit is unknown, which is not 0. Compare <see cref="Revenue"/> with the
/// net revenue of all orders to see how much of it the profit is of. Sums are exact and do not depend on their order; <c>default</c> is the
/// sum of no orders.
/// </remarks>
public readonly record struct ProfitTotals :
    IAdditionOperators<ProfitTotals, ProfitTotals, ProfitTotals>, ISubtractionOperators<ProfitTotals, ProfitTotals, ProfitTotals>
{
    /// <summary>The number of orders and credits whose margin is known.</summary>
    public int OrderCount { get; init; }

    /// <summary>Their net revenue, in the reporting currency.</summary>
    public decimal Revenue { get; init; }

    /// <summary>Their <see cref="OrderSnapshot.Profit"/>, in the reporting currency; may be negative.</summary>
    public decimal Profit { get; init; }

    /// <summary>Returns the contribution of one order: nothing without a margin, and when it is cancelled or fully refunded.</summary>
    /// <param name="order">The order as it is; null for none.</param>
    public static ProfitTotals Of(OrderSnapshot? order) => order is { Profit: { } profit } && (order.IsCounted || order.IsCredit)
        && order.Status != OrderStatus.Cancelled
            ? new ProfitTotals { OrderCount = 1, Revenue = order.NetTotal, Profit = profit } : default;

    /// <summary>Merges the sums of two disjoint groups of orders.</summary>
    public static ProfitTotals operator +(ProfitTotals left, ProfitTotals right) => new()
    {
        OrderCount = left.OrderCount + right.OrderCount, Revenue = Plain(left.Revenue + right.Revenue),
        Profit = Plain(left.Profit + right.Profit),
    };

    /// <summary>Returns the sums without those of a part of the orders.</summary>
    public static ProfitTotals operator -(ProfitTotals left, ProfitTotals right) => new()
    {
        OrderCount = left.OrderCount - right.OrderCount, Revenue = Plain(left.Revenue - right.Revenue),
        Profit = Plain(left.Profit - right.Profit),
    };

    /// <summary>Returns the same as <c>this + other</c>.</summary>
    public ProfitTotals Add(ProfitTotals other) => this + other;

    /// <summary>Returns the same as <c>this - other</c>.</summary>
    public ProfitTotals Subtract(ProfitTotals other) => this - other;

    /// <summary>Returns the rate of margin: profit / net revenue of the orders whose margin is known.</summary>
    /// <returns>The rate, below 0 for a loss; no value when the net revenue of these orders is not above 0.</returns>
    public Estimate MarginRate() => Revenue > 0
        ? Estimate.Of((double)Profit / (double)Revenue)
        : Estimate.None(OrderCount == 0 ? "no margin is known" : "the orders with a known margin have no net revenue");

    /// <summary>Returns the share of a net revenue whose margin is known.</summary>
    /// <param name="netRevenue">The net revenue of all orders, those without a margin included.</param>
    /// <returns>Known over all; 0/0 when the net revenue is not above 0. Credits without a margin can make the share exceed 1.</returns>
    public Ratio KnownShare(decimal netRevenue) => netRevenue > 0 ? Ratio.Of(Revenue, netRevenue) : default;

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"profit {Profit} of revenue {Revenue} in {OrderCount} order(s)");

    /// <summary>The difference of equal amounts is a 0 with as many decimals as they have.</summary>
    private static decimal Plain(decimal sum) => sum == 0 ? 0 : sum;
}
