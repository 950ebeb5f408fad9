using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Customer acquisition cost (CAC): the spend on winning new customers per new customer.</summary>
/// <remarks>
/// Spend and customers are of one period; where acquisition takes long, use the spend of the earlier period that addressed these customers.
/// Without a new customer the cost is undefined, not infinite. Ratios of months, or of shops, add up.
/// </remarks>
public static class CustomerAcquisitionCost
{
    /// <summary>Returns all sales and marketing spend per new customer: media, salaries, tools, agencies, commissions.</summary>
    /// <param name="salesAndMarketingSpend">The spend in the reporting currency, at least 0.</param>
    /// <param name="newCustomers">The number of new customers from all channels; 0 makes the cost undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">Spend or count is negative.</exception>
    public static Ratio FullyLoaded(decimal salesAndMarketingSpend, long newCustomers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(salesAndMarketingSpend);
        ArgumentOutOfRangeException.ThrowIfNegative(newCustomers);
        return Ratio.Of(salesAndMarketingSpend, newCustomers);
    }

    /// <summary>Returns the spend on media alone per new customer: lower than the fully loaded cost, and not a measure of profit.</summary>
    /// <param name="mediaSpend">What was paid for advertising, in the reporting currency, at least 0.</param>
    /// <param name="newCustomers">
    /// The number of new customers: all of them for the blended cost, those won by advertising for the paid cost. 0 makes the cost
    /// undefined.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Spend or count is negative.</exception>
    public static Ratio MediaOnly(decimal mediaSpend, long newCustomers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mediaSpend);
        ArgumentOutOfRangeException.ThrowIfNegative(newCustomers);
        return Ratio.Of(mediaSpend, newCustomers);
    }
}
