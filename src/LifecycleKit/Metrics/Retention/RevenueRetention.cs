using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Gross and net revenue retention (GRR, NRR): recurring revenue retained over a period, over that at its start.</summary>
/// <remarks>
/// Each is 1 − the <see cref="RevenueChurnRate"/> of the same name. New business is in none of them. Undefined without revenue at the
/// start.
/// </remarks>
public static class RevenueRetention
{
    /// <summary>Returns GRR: (start − churned − contraction) / start, from 0 to 1.</summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio Gross(RecurringRevenueMovement movement) => Kept(RevenueChurnRate.Gross(movement));

    /// <summary>
    /// Returns NRR: (start − churned − contraction + expansion + reactivation) / start, at least 0; above 1 when gains exceed losses.
    /// </summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio Net(RecurringRevenueMovement movement) => Kept(RevenueChurnRate.Net(movement));

    /// <summary>Returns NRR without reactivation: (start − churned − contraction + expansion) / start, at least 0.</summary>
    /// <param name="movement">The movement of the period.</param>
    public static Ratio NetWithoutReactivation(RecurringRevenueMovement movement) =>
        Kept(RevenueChurnRate.NetWithoutReactivation(movement));

    private static Ratio Kept(Ratio churn) => Ratio.Of(churn.Denominator - churn.Numerator, churn.Denominator);
}
