using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Scoring;

public sealed partial class PopulationModel
{
    private const string NoMargin = "neither the customer's margin nor that of the shop is known";

    /// <summary>
    /// Returns the rate of margin at which a customer's future revenue is valued (<see cref="PopulationScore.LifetimeProfit"/>).
    /// </summary>
    /// <param name="profit">The profit of the customer's orders whose margin is known, such as <see cref="OrderTotals.Profit"/>.</param>
    /// <returns>
    /// The customer's own rate, shrunk towards <see cref="ValueTerms.Margin"/> as if one more purchase of the mean amount had earned the
    /// margin of the shop: (profit + margin · mean spend) / (revenue + mean spend). The margin of the shop where the customer's is unknown
    /// or the revenue is not above 0, and the customer's rate as it is where the shop's margin is 1, which means revenue, or where there is
    /// no finite mean spend. No value where both are unknown.
    /// </returns>
    /// <remarks>
    /// Without shrinking, one order with a loss would give a customer a lifetime of losses. The weight of one purchase is a convention.
    /// </remarks>
    public Estimate MarginRateOf(ProfitTotals profit)
    {
        var isShopKnown = Terms.Margin < 1;
        if (profit.Revenue <= 0) return isShopKnown ? Estimate.Of(Terms.Margin) : Estimate.None(NoMargin);
        var weight = isShopKnown && Spend is not null ? Spend.MeanSpend().Value : 0;
        if (!double.IsFinite(weight)) weight = 0;
        return Estimate.Of(((double)profit.Profit + Terms.Margin * weight) / ((double)profit.Revenue + weight));
    }

    /// <summary>Returns a lifetime value, which is at the margin of the shop, at the rate of a customer.</summary>
    private Estimate AtMarginOf(in Estimate value, ProfitTotals profit)
    {
        var rate = MarginRateOf(profit);
        if (!value.HasValue || !rate.HasValue) return value.HasValue ? rate : value;
        if (rate.Value == 0) return Estimate.Of(0);
        var factor = rate.Value / Terms.Margin;
        return value.HasStandardError
            ? Estimate.Of(value.Value * factor, value.StandardError * Math.Abs(factor)) : Estimate.Of(value.Value * factor);
    }
}
