using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Customer acquisition cost (CAC): what was spent to win new customers, for each of them.</summary>
/// <remarks>
/// Spend and customers are of one period; where winning takes long, take the spend of the period in which they were courted. Without a new
/// customer the cost is undefined, not infinite. Months, or shops, add up. Static and thread-safe.
/// </remarks>
public static class CustomerAcquisitionCost
{
    /// <summary>All sales and marketing spend for each new customer: media, salaries, tools, agencies, commissions.</summary>
    /// <param name="salesAndMarketingSpend">The spend in the reporting currency, at least 0.</param>
    /// <param name="newCustomers">How many customers were won by any way; 0 makes the cost undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">Spend or count is negative.</exception>
    public static Ratio FullyLoaded(decimal salesAndMarketingSpend, long newCustomers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(salesAndMarketingSpend);
        ArgumentOutOfRangeException.ThrowIfNegative(newCustomers);
        return Ratio.Of(salesAndMarketingSpend, newCustomers);
    }

    /// <summary>The spend on media alone for each new customer: lower than the fully loaded cost, and no measure of profit.</summary>
    /// <param name="mediaSpend">What was paid for advertising, in the reporting currency, at least 0.</param>
    /// <param name="newCustomers">
    /// How many customers were won; of all of them the cost is blended, of those won by advertising it is paid. 0 makes it undefined.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Spend or count is negative.</exception>
    public static Ratio MediaOnly(decimal mediaSpend, long newCustomers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mediaSpend);
        ArgumentOutOfRangeException.ThrowIfNegative(newCustomers);
        return Ratio.Of(mediaSpend, newCustomers);
    }
}
