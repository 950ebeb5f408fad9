using System.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>What some customers brought in a campaign's time, and what they are estimated to be worth after it.</summary>
/// <remarks>
/// The sums are decimals, so parts merge exactly and in any order, as <see cref="MeanValue"/> says. <c>default</c> is no customer, the
/// neutral element of addition. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct CampaignOutcome : IAdditionOperators<CampaignOutcome, CampaignOutcome, CampaignOutcome>
{
    private const int Decimals = 4;
    private const double LargestValue = 1e12;

    private CampaignOutcome(MeanValue netRevenue, MeanValue lifetimeValue) => (NetRevenue, LifetimeValue) = (netRevenue, lifetimeValue);

    /// <summary>How many customers.</summary>
    public long CustomerCount => NetRevenue.Count;

    /// <summary>Net revenue per customer in the reporting currency, zeros included.</summary>
    public MeanValue NetRevenue { get; }

    /// <summary>Estimated lifetime value per customer in the reporting currency, of those for whom it was given.</summary>
    public MeanValue LifetimeValue { get; }

    /// <summary>What one customer came to.</summary>
    /// <param name="netRevenue">His net revenue in the campaign's time, 0 for none.</param>
    /// <param name="lifetimeValue">
    /// His lifetime value, such as a purchase and a spend model give it, as estimated at the same instant for everybody, within ±10¹², rounded
    /// to four decimals; null, by default, for none.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime value is NaN, infinite or beyond ±10¹².</exception>
    /// <exception cref="OverflowException">The square of the revenue exceeds the range of <see cref="decimal"/>.</exception>
    public static CampaignOutcome Of(decimal netRevenue, double? lifetimeValue = null)
    {
        if (lifetimeValue is not { } value) return new(MeanValue.Of(netRevenue), default);
        if (!(Math.Abs(value) <= LargestValue))
            throw new ArgumentOutOfRangeException(nameof(lifetimeValue), value, "A lifetime value must lie within ±1,000,000,000,000.");
        return new(MeanValue.Of(netRevenue), MeanValue.Of(decimal.Round((decimal)value, Decimals)));
    }

    /// <summary>The customers of two disjoint parts taken together.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static CampaignOutcome operator +(CampaignOutcome left, CampaignOutcome right) =>
        new(left.NetRevenue + right.NetRevenue, left.LifetimeValue + right.LifetimeValue);

    /// <summary>The same as <c>this + other</c>.</summary>
    public CampaignOutcome Add(CampaignOutcome other) => this + other;

    /// <summary>Both means, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"net revenue {NetRevenue}, lifetime value {LifetimeValue}");
}
