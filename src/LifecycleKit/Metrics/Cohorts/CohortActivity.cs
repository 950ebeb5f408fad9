namespace LifecycleKit.Metrics;

/// <summary>Counts of active customers and their orders, and net revenue; sums are exact.</summary>
internal readonly record struct CohortActivity(long Customers, long Orders, decimal NetRevenue)
{
    public static CohortActivity operator +(CohortActivity left, CohortActivity right) =>
        new(left.Customers + right.Customers, left.Orders + right.Orders, left.NetRevenue + right.NetRevenue);
}
