using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>The verdict on Gamma-Gamma's assumption that the amounts of purchases do not depend on the purchase frequency.</summary>
/// <param name="Correlation">The correlation of x and mean spend.</param>
internal readonly record struct SpendIndependence(SpearmanCorrelation Correlation)
{
    /// <summary>The smallest |ρ| at which the assumption counts as violated.</summary>
    private const double Threshold = 0.3;

    /// <summary>The p-value below which such a correlation counts.</summary>
    private const double Significance = 0.05;

    /// <summary>
    /// Whether |ρ| is at least <see cref="Threshold"/> and its p-value is below <see cref="Significance"/>; false without ρ.
    /// </summary>
    public bool IsViolated => Correlation.Rho.TryGetValue(out var rho) && Math.Abs(rho) >= Threshold
        && Correlation.PValue().TryGetValue(out var p) && p < Significance;

    /// <summary>The result as a sentence with the figures; English, culture-invariant.</summary>
    public string Text => Correlation.Rho.TryGetValue(out var rho)
        ? Verdict(rho) + FormattableString.Invariant(
            $" (Spearman's rho {rho:0.###}, p {Correlation.PValue().Value:0.###E+0}, {Correlation.Count} customers).")
        : $"The independence of frequency and spend cannot be checked: {Correlation.Rho.Reason}.";

    /// <summary>Returns <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    private string Verdict(double rho) => IsViolated
        ? $"Customers who purchase more often spend {(rho > 0 ? "more" : "less")} per purchase, which violates the assumption of the model; predictions for these customers are biased"
        : Math.Abs(rho) >= Threshold
            ? "Frequency and mean spend are correlated in this sample, but there are too few customers to call the assumption violated"
            : "Frequency and mean spend are almost independent, as the model assumes";
}
