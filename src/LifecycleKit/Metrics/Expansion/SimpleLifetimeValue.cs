using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Simple customer lifetime value: average yearly profit × years of lifetime, less the acquisition cost if given.</summary>
/// <remarks>
/// <para>A rule of thumb: neither discounted nor individual. Profit is margin, not revenue; with revenue the result is lifetime revenue.
/// For discounting see <see cref="ConstantRetentionValue"/>, for single customers <see cref="Clv.LifetimeValueModel"/>.</para>
/// <para>From churn, years are 1 / churn: the mean of a geometric lifetime with the same churn every year, which includes the year in which
/// a customer churns. The value diverges as churn goes to 0: at 0 it is +∞, −∞ for a loss, and 0 for a profit of 0.</para>
/// </remarks>
public static class SimpleLifetimeValue
{
    /// <summary>Returns yearly profit × years, less the acquisition cost if given.</summary>
    /// <param name="yearlyProfit">Profit of a customer and year in the reporting currency; any number.</param>
    /// <param name="years">The lifetime of a customer in years, finite and at least 0.</param>
    /// <param name="acquisitionCost">What a new customer cost, such as <see cref="CustomerAcquisitionCost"/>; when undefined, so is the
    /// value. Null, by default, subtracts nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The years are negative, infinite or NaN.</exception>
    public static Estimate Of(decimal yearlyProfit, double years, Ratio? acquisitionCost = null)
    {
        if (!(years >= 0 && double.IsFinite(years)))
            throw new ArgumentOutOfRangeException(nameof(years), years, "Years must be finite and at least 0.");
        return Less((double)yearlyProfit * years, acquisitionCost);
    }

    /// <summary>Returns yearly profit / yearly churn, less the acquisition cost if given.</summary>
    /// <param name="yearlyProfit">Profit of a customer and year in the reporting currency; any number.</param>
    /// <param name="yearlyChurn">The share of customers who churn each year, from 0 to 1.</param>
    /// <param name="acquisitionCost">What a new customer cost, such as <see cref="CustomerAcquisitionCost"/>; when undefined, so is the
    /// value. Null, by default, subtracts nothing.</param>
    /// <returns>The value; ±∞ at churn 0 unless the profit is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The churn is not from 0 to 1.</exception>
    public static Estimate FromChurn(decimal yearlyProfit, double yearlyChurn, Ratio? acquisitionCost = null)
    {
        if (!(yearlyChurn >= 0 && yearlyChurn <= 1))
            throw new ArgumentOutOfRangeException(nameof(yearlyChurn), yearlyChurn, "A churn must be from 0 to 1.");
        return Less(yearlyProfit == 0 ? 0 : (double)yearlyProfit / yearlyChurn, acquisitionCost);
    }

    private static Estimate Less(double value, Ratio? acquisitionCost)
    {
        if (acquisitionCost is not { } ratio) return Estimate.Of(value);
        var cost = ratio.ToEstimate();
        return cost.HasValue ? Estimate.Of(value - cost.Value) : cost;
    }
}
