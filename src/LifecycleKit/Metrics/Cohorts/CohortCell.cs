using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>What the customers of a cohort did in the ages of one column.</summary>
/// <remarks><c>default</c> is a cell in which nothing was observed. Immutable and safe to share between threads.</remarks>
public readonly record struct CohortCell
{
    internal CohortCell(long customers, CohortActivity activity, bool isPartial) =>
        (CustomerCount, ActiveCount, OrderCount, NetRevenue, IsPartial) = (customers, activity.Customers, activity.Orders, activity.NetRevenue, isPartial);

    /// <summary>The denominator: how many customers are old enough. Nothing else in the cell is of anybody but them.</summary>
    public long CustomerCount { get; }

    /// <summary>How many of them placed an order at these ages; a credit is no order.</summary>
    public long ActiveCount { get; }

    /// <summary>How many orders they placed at these ages.</summary>
    public long OrderCount { get; }

    /// <summary>Orders and credits of these ages, each at its own date, in the reporting currency.</summary>
    public decimal NetRevenue { get; }

    /// <summary>Whether some of the customers have not completed these ages; only where <see cref="CohortOptions.ShowUnfinished"/>.</summary>
    public bool IsPartial { get; }

    /// <summary>Whether anybody is old enough. An unobserved cell is empty, which is not 0: its ratios are undefined.</summary>
    public bool IsObserved => CustomerCount > 0;

    /// <summary>Active customers among those old enough.</summary>
    public Ratio Retention => Ratio.Of(ActiveCount, CustomerCount);

    /// <summary>Orders by customers old enough, active or not.</summary>
    public Ratio OrdersPerCustomer => Ratio.Of(OrderCount, CustomerCount);

    /// <summary>Net revenue by customers old enough, active or not, in the reporting currency.</summary>
    public Ratio RevenuePerCustomer => Ratio.Of(NetRevenue, CustomerCount);

    /// <summary>The retention, or a dash, culture-invariant.</summary>
    public override string ToString() => IsObserved ? FormattableString.Invariant($"{ActiveCount}/{CustomerCount}{(IsPartial ? "…" : string.Empty)}") : "-";

    internal CohortCell Add(CohortCell other) => new(
        CustomerCount + other.CustomerCount,
        new CohortActivity(ActiveCount + other.ActiveCount, OrderCount + other.OrderCount, NetRevenue + other.NetRevenue),
        IsPartial || other.IsPartial);
}
