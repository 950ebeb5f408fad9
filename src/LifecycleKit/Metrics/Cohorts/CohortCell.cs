using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The counts of a cohort's customers at the ages of one column.</summary>
/// <remarks><c>default</c> is an unobserved cell.</remarks>
public readonly record struct CohortCell
{
    internal CohortCell(long customers, CohortActivity activity, bool isPartial)
    {
        CustomerCount = customers;
        ActiveCount = activity.Customers;
        OrderCount = activity.Orders;
        NetRevenue = activity.NetRevenue;
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

    internal CohortCell Add(CohortCell other) => new(
        CustomerCount + other.CustomerCount,
        new CohortActivity(ActiveCount + other.ActiveCount, OrderCount + other.OrderCount, NetRevenue + other.NetRevenue),
        IsPartial || other.IsPartial);
}
