namespace LifecycleKit.Experiments;

/// <summary>The measures in which two arms are compared.</summary>
public enum EffectMeasure
{
    /// <summary>The difference of the shares of customers who converted: <see cref="ArmComparison.ConversionDifference"/>.</summary>
    ConversionDifference,

    /// <summary>The share of the treatment over that of the control, minus 1: <see cref="ArmComparison.ConversionLift"/>.</summary>
    ConversionLift,

    /// <summary>The difference of mean revenue per customer: <see cref="ArmComparison.RevenueDifference"/>.</summary>
    Revenue,

    /// <summary>The same difference, adjusted by spend before the experiment: <see cref="ArmComparison.CupedRevenueDifference"/>.</summary>
    CupedRevenue,

    /// <summary>Another figure: the difference of mean <em>capped</em> revenue, <see cref="WinsorisedRevenueDifference"/>.</summary>
    WinsorisedRevenue,
}
