using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>LTV:CAC: what a customer is worth for each unit of money that it took to win him.</summary>
/// <remarks>
/// Take a value by margin, before the acquisition cost, and a cost of the same currency and the same kind of customers. Three and more is a
/// common rule of thumb, no law. An infinite value (see <see cref="SimpleLifetimeValue"/>) has an infinite ratio. Static and thread-safe.
/// </remarks>
public static class LifetimeValueToAcquisitionCost
{
    /// <summary>Lifetime value / acquisition cost.</summary>
    /// <param name="lifetimeValue">The value of a new customer, in the reporting currency; without it the ratio has its reason.</param>
    /// <param name="acquisitionCost">What a new customer cost, at least 0, such as <see cref="CustomerAcquisitionCost"/>.</param>
    /// <returns>
    /// The ratio; with the standard error of the value / cost, by the delta method with the cost taken as known, if the value has one. None
    /// when the value has none, or the cost is undefined or 0.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative.</exception>
    public static Estimate Of(Estimate lifetimeValue, Ratio acquisitionCost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(acquisitionCost.Numerator, nameof(acquisitionCost));
        if (!lifetimeValue.TryGetValue(out var value)) return lifetimeValue;
        var cost = acquisitionCost.ToEstimate();
        if (!cost.HasValue) return cost;
        if (cost.Value == 0) return Estimate.None("customers cost nothing");
        var ratio = value / cost.Value;
        if (!lifetimeValue.HasStandardError) return Estimate.Of(ratio);
        var error = lifetimeValue.StandardError / cost.Value;
        return double.IsFinite(error) ? Estimate.Of(ratio, error) : Estimate.Of(ratio);
    }
}
