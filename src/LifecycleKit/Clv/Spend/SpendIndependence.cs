using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>Whether customers who purchase often also spend more or less a purchase, which Gamma-Gamma assumes they do not.</summary>
/// <remarks>
/// Spearman's rank correlation of x and mean spend over the customers of a sample (Fader, Hardie and Lee 2005, RFM and CLV, Journal of
/// Marketing Research 42(4), test the assumption by a correlation as well). A weak correlation is common and does little harm: the
/// assumption counts as violated from |ρ| = <see cref="Threshold"/> on with p below <see cref="Significance"/>. Immutable and safe to
/// share between threads.
/// </remarks>
public sealed class SpendIndependence
{
    private SpendIndependence(SpearmanCorrelation correlation) => Correlation = correlation;

    /// <summary>The size of ρ from which on the assumption counts as violated, 0.3.</summary>
    public static double Threshold => 0.3;

    /// <summary>The p-value below which a correlation of that size counts, 0.05.</summary>
    public static double Significance => 0.05;

    /// <summary>ρ with its p-value; none where all customers have one x or one mean spend, or there are fewer than two of them.</summary>
    public SpearmanCorrelation Correlation { get; }

    /// <summary>Whether |ρ| is at least <see cref="Threshold"/> and its p-value below <see cref="Significance"/>; false without ρ.</summary>
    public bool IsViolated => Correlation.Rho.TryGetValue(out var rho) && Math.Abs(rho) >= Threshold
        && Correlation.PValue.TryGetValue(out var p) && p < Significance;

    /// <summary>The verdict in a sentence with the figures in it; English, culture-invariant.</summary>
    public string Text => Correlation.Rho.TryGetValue(out var rho)
        ? Verdict(rho) + FormattableString.Invariant(
            $" (Spearman's rho {rho:0.###}, p {Correlation.PValue.Value:0.###E+0}, {Correlation.Count} customers).")
        : $"Whether frequency and spend are independent cannot be told: {Correlation.Rho.Reason}.";

    /// <summary>The check of a sample.</summary>
    /// <param name="sample">The customers; those who were left out of the sample are left out here too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    public static SpendIndependence Of(SpendSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var (columns, rows) = (sample.Columns, sample.DistinctRowCount);
        var counts = new long[rows];
        for (var row = 0; row < rows; row++) counts[row] = columns.CountOf(row);
        return new SpendIndependence(SpearmanCorrelation.Of(columns.Repeats.AsSpan(0, rows), columns.MeanSpends.AsSpan(0, rows), counts));
    }

    /// <summary><see cref="Text"/>.</summary>
    public override string ToString() => Text;

    private string Verdict(double rho) => IsViolated
        ? $"Customers who purchase more often spend {(rho > 0 ? "more" : "less")} a purchase, which the model assumes away; its values are biased for them"
        : Math.Abs(rho) >= Threshold
            ? "Frequency and mean spend go together in this sample, but too few customers show it to call the assumption violated"
            : "Frequency and mean spend are all but independent, as the model assumes";
}
