using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A check of Gamma-Gamma's assumption that the amounts of purchases do not depend on the purchase frequency.</summary>
/// <remarks>
/// Spearman's rank correlation of x and mean spend over the customers of a sample (Fader, Hardie and Lee 2005, RFM and CLV, Journal of
/// Marketing Research 42(4), test the assumption by a correlation as well). A weak correlation is common and does little harm: the
/// assumption counts as violated when |ρ| is at least <see cref="Threshold"/> and p is below <see cref="Significance"/>.
/// </remarks>
public sealed class SpendIndependence
{
    private SpendIndependence(SpearmanCorrelation correlation) => Correlation = correlation;

    /// <summary>The smallest |ρ| at which the assumption counts as violated, 0.3.</summary>
    public static double Threshold => 0.3;

    /// <summary>The p-value below which such a correlation counts, 0.05.</summary>
    public static double Significance => 0.05;

    /// <summary>
    /// ρ with its p-value; without a value when all customers have the same x or the same mean spend, or there are fewer than two
    /// customers.
    /// </summary>
    public SpearmanCorrelation Correlation { get; }

    /// <summary>
    /// Whether |ρ| is at least <see cref="Threshold"/> and its p-value is below <see cref="Significance"/>; false without ρ.
    /// </summary>
    public bool IsViolated => Correlation.Rho.TryGetValue(out var rho) && Math.Abs(rho) >= Threshold
        && Correlation.PValue.TryGetValue(out var p) && p < Significance;

    /// <summary>The result as a sentence with the figures; English, culture-invariant.</summary>
    public string Text => Correlation.Rho.TryGetValue(out var rho)
        ? Verdict(rho) + FormattableString.Invariant(
            $" (Spearman's rho {rho:0.###}, p {Correlation.PValue.Value:0.###E+0}, {Correlation.Count} customers).")
        : $"The independence of frequency and spend cannot be checked: {Correlation.Rho.Reason}.";

    /// <summary>Checks a sample.</summary>
    /// <param name="sample">The sample; customers who were left out of the sample are left out here too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    public static SpendIndependence Of(SpendSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var (columns, rows) = (sample.Columns, sample.DistinctRowCount);
        var counts = new long[rows];
        for (var row = 0; row < rows; row++) counts[row] = columns.CountOf(row);
        return new SpendIndependence(SpearmanCorrelation.Of(columns.Repeats.AsSpan(0, rows), columns.MeanSpends.AsSpan(0, rows), counts));
    }

    /// <summary>Returns <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    private string Verdict(double rho) => IsViolated
        ? $"Customers who purchase more often spend {(rho > 0 ? "more" : "less")} per purchase, which violates the assumption of the model; predictions for these customers are biased"
        : Math.Abs(rho) >= Threshold
            ? "Frequency and mean spend are correlated in this sample, but there are too few customers to call the assumption violated"
            : "Frequency and mean spend are almost independent, as the model assumes";
}
