using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>The value of a campaign: its customers compared with those of the universal control group, which no campaign reaches.</summary>
/// <remarks>
/// The value per customer is the difference of means with Welch's interval; the total is this difference times the number of customers to
/// be targeted, reached or not (the intention to treat). The value is valid only if the control consists of customers who also met the
/// campaign's conditions, over the same time. The campaign's own cost is not subtracted. With other campaigns running, the difference
/// includes their effect. A small control group makes the interval wide: when the interval contains 0, the campaign may have had no value.
/// </remarks>
public readonly record struct CampaignValue
{
    private readonly ReadoutOptions? _options;

    private CampaignValue(CampaignOutcome targeted, CampaignOutcome universalControl, ReadoutOptions? options)
    {
        Targeted = targeted;
        UniversalControl = universalControl;
        _options = options;
    }

    /// <summary>The outcome of the customers to be targeted.</summary>
    public CampaignOutcome Targeted { get; }

    /// <summary>The outcome of the customers of the universal control group who would have been targeted.</summary>
    public CampaignOutcome UniversalControl { get; }

    /// <summary>Compares the targeted customers with the universal control group, which have no customer in common.</summary>
    /// <param name="targeted">The outcome of the customers to be targeted.</param>
    /// <param name="universalControl">The outcome of the customers of the universal control group who would have been targeted.</param>
    /// <param name="options">The level, and the minimum number of customers; the defaults for null.</param>
    public static CampaignValue Between(CampaignOutcome targeted, CampaignOutcome universalControl, ReadoutOptions? options = null) =>
        new(targeted, universalControl, options);

    /// <summary>Returns the difference of net revenue per customer, targeted − control, in the reporting currency.</summary>
    public EffectEstimate NetRevenuePerCustomer() => PerCustomer(Targeted.NetRevenue, UniversalControl.NetRevenue);

    /// <summary>Returns the difference of net revenue per customer, times the number of targeted customers.</summary>
    public EffectEstimate TotalNetRevenue() => NetRevenuePerCustomer().Times(Targeted.CustomerCount);

    /// <summary>
    /// Returns the difference of the estimated lifetime value per customer, targeted − control, in the reporting currency. The estimates
    /// are taken as exact: the error of the model is not in the interval, and a model that ignores a lasting effect of the campaign cannot
    /// show it.
    /// </summary>
    public EffectEstimate LifetimeValuePerCustomer() =>
        (Unknown(Targeted, "targeted") ?? Unknown(UniversalControl, "universal control")) is { } reason
            ? EffectEstimate.None(reason)
            : PerCustomer(Targeted.LifetimeValue, UniversalControl.LifetimeValue);

    /// <summary>Returns the difference of the estimated lifetime value per customer, times the number of targeted customers.</summary>
    public EffectEstimate TotalLifetimeValue() => LifetimeValuePerCustomer().Times(Targeted.CustomerCount);

    /// <summary>Both totals, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"net revenue {TotalNetRevenue().Estimate}, lifetime value {TotalLifetimeValue().Estimate}");

    private static string? Unknown(CampaignOutcome group, string name) =>
        group.LifetimeValue.Count == group.CustomerCount ? null : FormattableString.Invariant(
            $"the lifetime value is known of {group.LifetimeValue.Count} of the {group.CustomerCount} {name} customers");

    private EffectEstimate PerCustomer(MeanValue targeted, MeanValue control) =>
        ArmComparison.OfMeans(
            MeanDifference.Between(targeted, control), _options ?? ReadoutOptions.Default, "the targeted group", "the universal control");
}
