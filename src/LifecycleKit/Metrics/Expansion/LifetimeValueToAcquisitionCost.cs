using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>LTV:CAC: the lifetime value of a customer per unit of acquisition cost.</summary>
/// <remarks>
/// Use a value by margin, before the acquisition cost, and a cost of the same currency and the same kind of customers. A ratio of at least
/// three is a common rule of thumb. An infinite value (see <see cref="SimpleLifetimeValue"/>) gives an infinite ratio.
/// </remarks>
public static class LifetimeValueToAcquisitionCost
{
    /// <summary>Returns lifetime value / acquisition cost.</summary>
    /// <param name="lifetimeValue">The value of a new customer, in the reporting currency. An undefined value gives an undefined ratio with
    /// the same reason.</param>
    /// <param name="acquisitionCost">The cost of a new customer, at least 0, such as <see cref="CustomerAcquisitionCost"/>.</param>
    /// <returns>
    /// The ratio. If the value has a standard error, the ratio has that of value / cost by the delta method, with the cost taken as known.
    /// No ratio when there is no value, or the cost is undefined or 0.
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
