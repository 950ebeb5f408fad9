using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Customer lifetime value when margin, retention and discount are the same in every period.</summary>
/// <remarks>
/// <para>Gupta et al. (2006), "Modeling customer lifetime value", Journal of Service Research 9(2): with margin m, retention r and discount
/// rate d the sum of m rᵗ / (1 + d)ᵗ is m r / (1 + d − r) from t = 1 on, where the first margin comes after a renewal, and m (1 + d) / (1 +
/// d − r) from t = 0 on, where the first margin comes now. The two differ by exactly m.</para>
/// <para>Retention and discount must be for the same period as the margin: <see cref="Clv.Discount.EffectivePer"/> converts a yearly rate
/// to a monthly one. With r = 1 and d = 0 the sum diverges: the value is ±∞ with the sign of the margin, or 0 for a margin of 0.</para>
/// </remarks>
public static class ConstantRetentionValue
{
    /// <summary>Returns m r / (1 + d − r): the first margin comes at the end of the first period, from the customers who remain.</summary>
    /// <param name="margin">m: the margin of a customer and period in the reporting currency; any number.</param>
    /// <param name="retention">r: the share of customers who stay from one period to the next, from 0 to 1.</param>
    /// <param name="discountRate">d: the effective discount rate per period, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Retention or discount rate is out of its range.</exception>
    public static Estimate AtPeriodEnd(decimal margin, double retention, double discountRate) =>
        Estimate.Of(LaterMargins(margin, retention, discountRate));

    /// <summary>Returns m (1 + d) / (1 + d − r): the first margin comes now, from every customer.</summary>
    /// <param name="margin">m: the margin of a customer and period in the reporting currency; any number.</param>
    /// <param name="retention">r: the share of customers who stay from one period to the next, from 0 to 1.</param>
    /// <param name="discountRate">d: the effective discount rate per period, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Retention or discount rate is out of its range.</exception>
    public static Estimate AtPeriodStart(decimal margin, double retention, double discountRate) =>
        Estimate.Of((double)margin + LaterMargins(margin, retention, discountRate));

    private static double LaterMargins(decimal margin, double retention, double discountRate)
    {
        if (!(retention >= 0 && retention <= 1))
            throw new ArgumentOutOfRangeException(nameof(retention), retention, "A retention must be from 0 to 1.");
        if (!(discountRate >= 0 && double.IsFinite(discountRate)))
            throw new ArgumentOutOfRangeException(nameof(discountRate), discountRate, "A discount rate must be finite and at least 0.");
        // 1 − r first: it is exact for r near 1, where 1 + d would lose the digits of a small d.
        return margin == 0 ? 0 : (double)margin * (retention / (1 - retention + discountRate));
    }
}
