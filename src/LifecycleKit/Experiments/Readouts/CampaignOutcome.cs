using System.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>The outcome of a group of customers in a campaign: net revenue in its time, and estimated lifetime value after it.</summary>
/// <remarks>
/// The sums are decimals, so parts add up exactly and in any order, as for <see cref="MeanValue"/>. <c>default</c> has no customers and is
/// the neutral element of addition.
/// </remarks>
public readonly record struct CampaignOutcome : IAdditionOperators<CampaignOutcome, CampaignOutcome, CampaignOutcome>
{
    private const int Decimals = 4;
    private const double LargestValue = 1e12;

    private CampaignOutcome(MeanValue netRevenue, MeanValue lifetimeValue) => (NetRevenue, LifetimeValue) = (netRevenue, lifetimeValue);

    /// <summary>The number of customers.</summary>
    public long CustomerCount => NetRevenue.Count;

    /// <summary>Net revenue per customer in the reporting currency, zeros included.</summary>
    public MeanValue NetRevenue { get; }

    /// <summary>Estimated lifetime value per customer in the reporting currency, over the customers with a known value.</summary>
    public MeanValue LifetimeValue { get; }

    /// <summary>Returns the outcome of one customer.</summary>
    /// <param name="netRevenue">The customer's net revenue in the campaign's time, 0 for none.</param>
    /// <param name="lifetimeValue">
    /// The customer's lifetime value, such as that of a purchase and a spend model, estimated at the same instant for every customer,
    /// within ±10¹², rounded to four decimals; null, by default, when unknown.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime value is NaN, infinite or beyond ±10¹².</exception>
    /// <exception cref="OverflowException">The square of the revenue exceeds the range of <see cref="decimal"/>.</exception>
    public static CampaignOutcome Of(decimal netRevenue, double? lifetimeValue = null)
    {
        if (lifetimeValue is not { } value) return new(MeanValue.Of(netRevenue), default);
        if (!(Math.Abs(value) <= LargestValue))
            throw new ArgumentOutOfRangeException(nameof(lifetimeValue), value, "A lifetime value must be within ±1,000,000,000,000.");
        return new(MeanValue.Of(netRevenue), MeanValue.Of(decimal.Round((decimal)value, Decimals)));
    }

    /// <summary>Returns the outcome of two disjoint sets of customers.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static CampaignOutcome operator +(CampaignOutcome left, CampaignOutcome right) =>
        new(left.NetRevenue + right.NetRevenue, left.LifetimeValue + right.LifetimeValue);

    /// <summary>Both means, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"net revenue {NetRevenue}, lifetime value {LifetimeValue}");
}
