using System.Globalization;

namespace LifecycleKit.Clv;

/// <summary>The forecast of a purchase model for one customer, as plain numbers for batches.</summary>
/// <param name="ProbabilityAlive">P(alive) at the end of the history, in [0, 1].</param>
/// <param name="ExpectedPurchases">Expected purchases within the horizon of the forecast; at least 0.</param>
/// <param name="DiscountedPurchases">
/// Expected purchases within the value horizon of the forecast, each discounted to the end of the history; at least 0, and +∞
/// when the sum is not bounded.
/// </param>
public readonly record struct PurchaseForecast(double ProbabilityAlive, double ExpectedPurchases, double DiscountedPurchases)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"PurchaseForecast {{ ProbabilityAlive = {ProbabilityAlive}, ExpectedPurchases = {ExpectedPurchases}, "
        + $"DiscountedPurchases = {DiscountedPurchases} }}");
}
