using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Revenue churn rate: recurring revenue lost in a period over that at its start.</summary>
/// <remarks>
/// <see cref="RevenueRetention"/> is 1 − revenue churn rate. Like customer churn, the rates of consecutive periods do not add up. Undefined
/// without revenue at the start.
/// </remarks>
public static class RevenueChurnRate
{
    /// <summary>Returns gross churn: (churned + contraction) / start, from 0 to 1.</summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio Gross(RecurringRevenueMovement movement) => Ratio.Of(movement.Lost, movement.Start);

    /// <summary>
    /// Returns net churn: (churned + contraction − expansion − reactivation) / start, as in ChartMogul (help 203359341); below 0 when gains
    /// exceed losses.
    /// </summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio Net(RecurringRevenueMovement movement) =>
        Ratio.Of(movement.Lost - movement.Expansion - movement.Reactivation, movement.Start);

    /// <summary>
    /// Returns net churn without reactivation: (churned + contraction − expansion) / start, as in Chargebee's glossary; below 0 when
    /// expansion exceeds losses.
    /// </summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio NetWithoutReactivation(RecurringRevenueMovement movement) =>
        Ratio.Of(movement.Lost - movement.Expansion, movement.Start);
}
