using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The counts of a cohort's customers at the ages of one column.</summary>
/// <remarks><c>default</c> is an unobserved cell.</remarks>
public readonly record struct CohortCell
{
    /// <summary>Creates a cell.</summary>
    /// <param name="customerCount">The number of customers who are old enough; at least 0.</param>
    /// <param name="activeCount">The number of these customers who placed an order; from 0 to <paramref name="customerCount"/>.</param>
    /// <param name="orderCount">The number of their orders; at least one for each active customer.</param>
    /// <param name="netRevenue">The sum of their orders and credits, in the reporting currency.</param>
    /// <param name="isPartial">Whether some of the customers have not completed these ages; false by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more active customers than customers, or fewer orders
    /// than active customers.</exception>
    public CohortCell(long customerCount, long activeCount, long orderCount, decimal netRevenue, bool isPartial = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customerCount);
        ArgumentOutOfRangeException.ThrowIfNegative(activeCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(activeCount, customerCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(orderCount, activeCount);
        CustomerCount = customerCount;
        ActiveCount = activeCount;
        OrderCount = orderCount;
        NetRevenue = netRevenue;
        IsPartial = isPartial;
    }

    /// <summary>
    /// The denominator: the number of customers who are old enough. The other counts of the cell include these customers only.
    /// </summary>
    public long CustomerCount { get; }

    /// <summary>The number of these customers who placed an order at these ages; a credit is not an order.</summary>
    public long ActiveCount { get; }

    /// <summary>The number of orders of these customers at these ages.</summary>
    public long OrderCount { get; }

    /// <summary>The sum of orders and credits at these ages, each at its own date, in the reporting currency.</summary>
    public decimal NetRevenue { get; }

    /// <summary>
    /// Indicates whether some of the customers have not completed these ages; only with <see cref="CohortOptions.ShowUnfinished"/>.
    /// </summary>
    public bool IsPartial { get; }

    /// <summary>Indicates whether any customer is old enough. The ratios of an unobserved cell are undefined, not 0.</summary>
    public bool IsObserved => CustomerCount > 0;

    /// <summary>The share of active customers among the customers who are old enough.</summary>
    public Ratio Retention => Ratio.Of(ActiveCount, CustomerCount);

    /// <summary>Orders per customer who is old enough, active or not.</summary>
    public Ratio OrdersPerCustomer => Ratio.Of(OrderCount, CustomerCount);

    /// <summary>Net revenue per customer who is old enough, active or not, in the reporting currency.</summary>
    public Ratio RevenuePerCustomer => Ratio.Of(NetRevenue, CustomerCount);

    /// <summary>The retention, or a dash, culture-invariant.</summary>
    public override string ToString() =>
        IsObserved ? FormattableString.Invariant($"{ActiveCount}/{CustomerCount}{(IsPartial ? "…" : string.Empty)}") : "-";

    /// <summary>Returns the cell of the customers of two cells of one column.</summary>
    internal CohortCell Merge(CohortCell other) => new(
        CustomerCount + other.CustomerCount, ActiveCount + other.ActiveCount, OrderCount + other.OrderCount,
        NetRevenue + other.NetRevenue, IsPartial || other.IsPartial);
}
