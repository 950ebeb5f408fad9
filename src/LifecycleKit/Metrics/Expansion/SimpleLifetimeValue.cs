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
    /// <summary>Returns yearly profit × years.</summary>
    /// <param name="yearlyProfit">Profit of a customer and year in the reporting currency; any number.</param>
    /// <param name="years">The lifetime of a customer in years, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The years are negative, infinite or NaN.</exception>
    public static Estimate Of(decimal yearlyProfit, double years)
    {
        ThrowUnlessYears(years);
        return Estimate.Of((double)yearlyProfit * years);
    }

    /// <summary>Returns yearly profit × years − acquisition cost.</summary>
    /// <param name="yearlyProfit">Profit of a customer and year in the reporting currency; any number.</param>
    /// <param name="years">The lifetime of a customer in years, finite and at least 0.</param>
    /// <param name="acquisitionCost">What a new customer cost, such as <see cref="CustomerAcquisitionCost"/>; when undefined, so is the
    /// value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The years are negative, infinite or NaN.</exception>
    public static Estimate Of(decimal yearlyProfit, double years, Ratio acquisitionCost)
    {
        ThrowUnlessYears(years);
        return Less((double)yearlyProfit * years, acquisitionCost);
    }

    /// <summary>Returns yearly profit / yearly churn.</summary>
    /// <param name="yearlyProfit">Profit of a customer and year in the reporting currency; any number.</param>
    /// <param name="yearlyChurn">The share of customers who churn each year, from 0 to 1.</param>
    /// <returns>The value; ±∞ at churn 0 unless the profit is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The churn is not from 0 to 1.</exception>
    public static Estimate FromChurn(decimal yearlyProfit, double yearlyChurn)
    {
        ThrowUnlessChurn(yearlyChurn);
        return Estimate.Of(Lifetime(yearlyProfit, yearlyChurn));
    }

    /// <summary>Returns yearly profit / yearly churn − acquisition cost.</summary>
    /// <param name="yearlyProfit">Profit of a customer and year in the reporting currency; any number.</param>
    /// <param name="yearlyChurn">The share of customers who churn each year, from 0 to 1.</param>
    /// <param name="acquisitionCost">What a new customer cost, such as <see cref="CustomerAcquisitionCost"/>; when undefined, so is the
    /// value.</param>
    /// <returns>The value; ±∞ at churn 0 unless the profit is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The churn is not from 0 to 1.</exception>
    public static Estimate FromChurn(decimal yearlyProfit, double yearlyChurn, Ratio acquisitionCost)
    {
        ThrowUnlessChurn(yearlyChurn);
        return Less(Lifetime(yearlyProfit, yearlyChurn), acquisitionCost);
    }

    private static double Lifetime(decimal yearlyProfit, double yearlyChurn) => yearlyProfit == 0 ? 0 : (double)yearlyProfit / yearlyChurn;

    private static Estimate Less(double value, Ratio acquisitionCost)
    {
        var cost = acquisitionCost.ToEstimate();
        return cost.HasValue ? Estimate.Of(value - cost.Value) : cost;
    }

    private static void ThrowUnlessYears(double years)
    {
        if (!(years >= 0 && double.IsFinite(years)))
            throw new ArgumentOutOfRangeException(nameof(years), years, "Years must be finite and at least 0.");
    }

    private static void ThrowUnlessChurn(double yearlyChurn)
    {
        if (!(yearlyChurn >= 0 && yearlyChurn <= 1))
            throw new ArgumentOutOfRangeException(nameof(yearlyChurn), yearlyChurn, "A churn must be from 0 to 1.");
    }
}
