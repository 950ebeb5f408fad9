using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>What a campaign was worth: its customers against those of the universal control group, which no campaign reaches.</summary>
/// <remarks>
/// Per customer it is the difference of means with Welch's interval; in total that, times the customers who were to be targeted, reached or not
/// (the intention to treat). It holds only where the control consists of those who met the campaign's conditions too, over the same time.
/// The campaign's own cost is not in it. With other campaigns running, the difference is theirs too. A small control group makes the total wide,
/// and the interval says so: when it holds 0, the campaign may have been worth nothing. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct CampaignValue
{
    private readonly ReadoutOptions? _options;

    private CampaignValue(CampaignOutcome targeted, CampaignOutcome universalControl, ReadoutOptions? options) =>
        (Targeted, UniversalControl, _options) = (targeted, universalControl, options);

    /// <summary>The customers who were to be targeted.</summary>
    public CampaignOutcome Targeted { get; }

    /// <summary>The customers of the universal control group who would have been.</summary>
    public CampaignOutcome UniversalControl { get; }

    /// <summary>Compares the targeted with the universal control group, which have no customer in common.</summary>
    /// <param name="targeted">The customers who were to be targeted.</param>
    /// <param name="universalControl">The customers of the universal control group who would have been.</param>
    /// <param name="options">The level, and how many customers are wanted; the defaults for null.</param>
    public static CampaignValue Between(CampaignOutcome targeted, CampaignOutcome universalControl, ReadoutOptions? options = null) =>
        new(targeted, universalControl, options);

    /// <summary>By how much net revenue per customer exceeds that of the control, in the reporting currency.</summary>
    public EffectEstimate NetRevenuePerCustomer() => PerCustomer(Targeted.NetRevenue, UniversalControl.NetRevenue);

    /// <summary>The same in total: times the customers targeted.</summary>
    public EffectEstimate NetRevenue() => NetRevenuePerCustomer().Times(Targeted.CustomerCount);

    /// <summary>
    /// By how much the estimated lifetime value per customer exceeds that of the control, in the reporting currency. The estimates are taken as they are:
    /// that a model made them, and with which error, is not in the interval, and a model that does not see the campaign's lasting effect cannot show it.
    /// </summary>
    public EffectEstimate LifetimeValuePerCustomer() => (Unknown(Targeted, "targeted") ?? Unknown(UniversalControl, "universal control")) is { } reason
        ? EffectEstimate.None(reason)
        : PerCustomer(Targeted.LifetimeValue, UniversalControl.LifetimeValue);

    /// <summary>The same in total: times the customers targeted.</summary>
    public EffectEstimate LifetimeValue() => LifetimeValuePerCustomer().Times(Targeted.CustomerCount);

    /// <summary>Both totals, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"net revenue {NetRevenue().Estimate}, lifetime value {LifetimeValue().Estimate}");

    private static string? Unknown(CampaignOutcome group, string name) => group.LifetimeValue.Count == group.CustomerCount ? null : FormattableString.Invariant(
        $"the lifetime value is known of {group.LifetimeValue.Count} of the {group.CustomerCount} {name} customers");

    private EffectEstimate PerCustomer(MeanValue targeted, MeanValue control) =>
        ArmComparison.OfMeans(MeanDifference.Between(targeted, control), _options ?? ReadoutOptions.Default, "the targeted group", "the universal control");
}
