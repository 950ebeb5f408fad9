using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Revenue churn rate: recurring revenue lost in a period by that at its start.</summary>
/// <remarks>
/// <see cref="RevenueRetention"/> is 1 less it. Like customer churn it does not add up over periods. Undefined without revenue at the start.
/// Static and thread-safe.
/// </remarks>
public static class RevenueChurnRate
{
    /// <summary>Gross: (churned + contraction) / start, from 0 to 1.</summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio Gross(RecurringRevenueMovement movement) => Ratio.Of(movement.Lost, movement.Start);

    /// <summary>Net: (churned + contraction − expansion − reactivation) / start, as ChartMogul counts (help 203359341); below 0 when more came than went.</summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio Net(RecurringRevenueMovement movement) =>
        Ratio.Of(movement.Lost - movement.Expansion - movement.Reactivation, movement.Start);

    /// <summary>Net without reactivation: (churned + contraction − expansion) / start, as in Chargebee's glossary; below 0 when expansion exceeds losses.</summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio NetWithoutReactivation(RecurringRevenueMovement movement) =>
        Ratio.Of(movement.Lost - movement.Expansion, movement.Start);
}
