using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>CAC payback: the number of months until a new customer's gross profit has covered the acquisition cost.</summary>
/// <remarks>
/// <para>The payback is +∞ (never) when the profit is 0 or negative, or when customers churn before they have covered the cost. A cost of 0
/// is paid back after 0 months. Money is not discounted. An undefined cost gives an undefined payback with the same reason.</para>
/// <para>With a retention of 1 no customer churns. With churn, profit is weighted with the share of customers that remain: with
/// monthly profit p and retention r the months 1, 2, 3, … bring p, p r, p r², …, n of them p (1 − rⁿ) / (1 − r), and the payback solves
/// this for n at the cost C, fractions of months included: n = ln(1 − C (1 − r) / p) / ln r. The payback is finite while C is below p / (1
/// − r), the total profit of a customer.</para>
/// </remarks>
public static class AcquisitionPayback
{
    /// <summary>Returns the payback: cost / (monthly revenue × gross margin), and longer when customers churn.</summary>
    /// <param name="acquisitionCost">What a new customer cost in the reporting currency, at least 0, such as
    /// <see cref="CustomerAcquisitionCost"/> or <c>Ratio.Of(300, 1)</c>; it may be undefined.</param>
    /// <param name="monthlyRevenue">Revenue per remaining customer and month, in the same currency; any number.</param>
    /// <param name="grossMargin">The share of revenue that is left after the cost of what was sold, at most 1; it may be negative.</param>
    /// <param name="monthlyRetention">
    /// The share of customers that stays from one month to the next, from 0 to 1; 1 by default, no churn. With 0, the first month brings
    /// all profit: the payback is 0 months for a cost below its profit, the limit of the formula, and 1 for a cost equal to it.
    /// </param>
    /// <returns>Months, at least 0; +∞ when it is never paid back.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The cost is negative, the margin exceeds 1 or is not a finite number, or the retention is not from 0 to 1.
    /// </exception>
    public static Estimate Of(Ratio acquisitionCost, decimal monthlyRevenue, double grossMargin, double monthlyRetention = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(acquisitionCost.Numerator, nameof(acquisitionCost));
        ThrowUnlessRates(grossMargin, monthlyRetention);
        var cost = acquisitionCost.ToEstimate();
        return cost.HasValue ? Months(cost.Value, (double)monthlyRevenue * grossMargin, monthlyRetention) : cost;
    }

    private static Estimate Months(double cost, double profit, double retention)
    {
        if (cost == 0) return Estimate.Of(0);
        if (profit <= 0) return Estimate.Of(double.PositiveInfinity);
        var months = cost / profit;
        if (retention == 1) return Estimate.Of(months);
        if (retention == 0 && months == 1) return Estimate.Of(1);
        var paid = months * (1 - retention);
        return Estimate.Of(paid < 1 ? ElementaryFunctions.Log1p(-paid) / Math.Log(retention) : double.PositiveInfinity);
    }

    private static void ThrowUnlessRates(double grossMargin, double monthlyRetention)
    {
        if (!(grossMargin <= 1 && double.IsFinite(grossMargin)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(grossMargin), grossMargin, "A gross margin must be a finite share of revenue, at most 1.");
        }

        if (!(monthlyRetention >= 0 && monthlyRetention <= 1))
            throw new ArgumentOutOfRangeException(nameof(monthlyRetention), monthlyRetention, "A retention must be from 0 to 1.");
    }
}
