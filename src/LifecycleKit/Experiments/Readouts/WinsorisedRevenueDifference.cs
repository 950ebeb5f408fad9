using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// The difference of two arms in mean <em>capped</em> revenue: amounts above a cap count as the cap. Capped revenue is another figure than
/// revenue per customer: it does not show an effect on amounts above the cap, and it must not be multiplied by the number of customers to
/// get earned money.
/// </summary>
/// <remarks>
/// Winsorising is from above alone, with one cap for both arms (Dixon 1960, "Simplified estimation from censored normal samples", Annals of
/// Mathematical Statistics 31; for experiments Kohavi, Tang and Xu, Trustworthy Online Controlled Experiments, 2020, ch. 22, on capped
/// metrics). The cap is taken as known: the standard error does not include the estimation of the quantile. The cap is computed from both
/// arms together, so it does not depend on the assignment.
/// </remarks>
public readonly record struct WinsorisedRevenueDifference
{
    private WinsorisedRevenueDifference(decimal cap, MeanDifference capped) => (Cap, Capped) = (cap, capped);

    /// <summary>The highest amount that counts, in the reporting currency.</summary>
    public decimal Cap { get; }

    /// <summary>The comparison of the capped amounts by Welch's test: treatment − control.</summary>
    public MeanDifference Capped { get; }

    /// <summary>Compares two arms with amounts capped at a quantile of both together.</summary>
    /// <param name="treatment">The arm to compare.</param>
    /// <param name="control">The arm to compare with.</param>
    /// <param name="quantile">The quantile, strictly between 0 and 1; 0.99 by default.</param>
    /// <exception cref="ArgumentNullException">A sample is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">Neither arm has customers.</exception>
    public static WinsorisedRevenueDifference Between(RevenueSample treatment, RevenueSample control, double quantile = 0.99)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(control);
        return AtCap(treatment, control, treatment.Merge(control).Quantile(quantile));
    }

    /// <summary>Compares two arms with amounts capped at a given amount, preferably fixed before the experiment.</summary>
    /// <param name="treatment">The arm to compare.</param>
    /// <param name="control">The arm to compare with.</param>
    /// <param name="cap">The highest amount that counts, in the reporting currency.</param>
    /// <exception cref="ArgumentNullException">A sample is null.</exception>
    public static WinsorisedRevenueDifference AtCap(RevenueSample treatment, RevenueSample control, decimal cap)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(control);
        return new(cap, MeanDifference.Between(treatment.Cap(cap), control.Cap(cap)));
    }

    /// <summary>The difference and the cap, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Capped}, capped at {Cap}");
}
