using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// How far two arms are apart in mean <em>capped</em> revenue: amounts above a cap count as the cap. That is another figure than revenue per
/// customer: it says nothing of what a treatment does to the largest spenders beyond the cap, and times the customers it is no money earned.
/// </summary>
/// <remarks>
/// Winsorising from above alone, one cap for both arms (Dixon 1960, "Simplified estimation from censored normal samples", Annals of Mathematical
/// Statistics 31; for experiments Kohavi, Tang and Xu, Trustworthy Online Controlled Experiments, 2020, ch. 22, on capped metrics). The cap is
/// taken as known: that a quantile was estimated is not in the standard error. It is blind to the arms, being of both together. Immutable and safe to
/// share between threads.
/// </remarks>
public readonly record struct WinsorisedRevenueDifference
{
    private WinsorisedRevenueDifference(decimal cap, MeanDifference capped) => (Cap, Capped) = (cap, capped);

    /// <summary>The highest amount that counts, in the reporting currency.</summary>
    public decimal Cap { get; }

    /// <summary>The comparison of the capped amounts by Welch's test: treatment − control.</summary>
    public MeanDifference Capped { get; }

    /// <summary>Compares two arms with amounts capped at a quantile of both together.</summary>
    /// <param name="treatment">The arm that is compared.</param>
    /// <param name="control">The arm that it is compared with.</param>
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

    /// <summary>Compares two arms with amounts capped at a given amount, best one fixed before the experiment.</summary>
    /// <param name="treatment">The arm that is compared.</param>
    /// <param name="control">The arm that it is compared with.</param>
    /// <param name="cap">The highest amount that counts, in the reporting currency.</param>
    /// <exception cref="ArgumentNullException">A sample is null.</exception>
    public static WinsorisedRevenueDifference AtCap(RevenueSample treatment, RevenueSample control, decimal cap)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(control);
        return new(cap, MeanDifference.Between(treatment.CappedAt(cap), control.CappedAt(cap)));
    }

    /// <summary>The difference and the cap, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Capped}, capped at {Cap}");
}
