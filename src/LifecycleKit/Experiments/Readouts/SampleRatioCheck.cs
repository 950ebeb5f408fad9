using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// A check whether the arms have the planned sizes. With a mismatch, customers were selected by something other than the draw, and no
/// figure can be trusted.
/// </summary>
/// <remarks>
/// Pearson's χ² of goodness of fit, Σ (O − E)²/E with one degree of freedom fewer than arms. For the strict treatment of a sample ratio
/// mismatch, and the usual threshold of 0.001: Kohavi, Tang and Xu, Trustworthy Online Controlled Experiments, 2020, ch. 21 (Fabijan et al.
/// 2019, "Diagnosing sample ratio mismatch in online controlled experiments", KDD, take 0.0005).
/// </remarks>
public readonly record struct SampleRatioCheck
{
    private readonly Estimate _pValue;

    private SampleRatioCheck(Estimate chiSquare, Estimate pValue, int degreesOfFreedom, double threshold)
    {
        ChiSquare = chiSquare;
        _pValue = pValue;
        DegreesOfFreedom = degreesOfFreedom;
        Threshold = threshold;
    }

    /// <summary>Σ (O − E)²/E, at least 0, or the reason why there is none.</summary>
    public Estimate ChiSquare { get; }

    /// <summary>The number of arms minus 1.</summary>
    internal int DegreesOfFreedom { get; }

    /// <summary>The p-value below which there is a mismatch.</summary>
    public double Threshold { get; }

    /// <summary>Indicates whether the sizes do not fit the plan; false also with too few customers for the test.</summary>
    public bool IsMismatch => _pValue.TryGetValue(out var p) && p < Threshold;

    /// <summary>Checks the sizes of all arms, including the control.</summary>
    /// <param name="exposed">The number of customers of each arm: at least two arms, counts at least 0.</param>
    /// <param name="plannedShares">The planned share of each arm, or any weights in that proportion, finite and above 0.</param>
    /// <param name="options">The threshold, and the minimum expected number of customers of each arm; the defaults for null.</param>
    /// <exception cref="ArgumentException">There are fewer than two arms, or not as many shares.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or a share is not finite and above 0.</exception>
    public static SampleRatioCheck Of(ReadOnlySpan<long> exposed, ReadOnlySpan<double> plannedShares, ReadoutOptions? options = null)
    {
        if (exposed.Length < 2) throw new ArgumentException("There must be at least two arms.", nameof(exposed));
        if (plannedShares.Length != exposed.Length) throw new ArgumentException("Each arm needs its planned share.", nameof(plannedShares));
        options ??= ReadoutOptions.Default;
        var customers = 0.0;
        var weight = 0.0;
        var least = double.PositiveInfinity;
        for (var i = 0; i < exposed.Length; i++)
        {
            if (exposed[i] < 0) throw new ArgumentOutOfRangeException(nameof(exposed), exposed[i], "A count cannot be negative.");
            if (!(plannedShares[i] > 0 && double.IsFinite(plannedShares[i])))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(plannedShares), plannedShares[i], "A planned share must be finite and above 0.");
            }

            customers += exposed[i];
            weight += plannedShares[i];
            least = Math.Min(least, plannedShares[i]);
        }

        var freedom = exposed.Length - 1;
        if (customers == 0)
        {
            return new(
                Estimate.None("there are no customers"), Estimate.None("there are no customers"), freedom, options.SampleRatioThreshold);
        }

        var chiSquare = 0.0;
        for (var i = 0; i < exposed.Length; i++)
        {
            var expected = customers * plannedShares[i] / weight;
            chiSquare += (exposed[i] - expected) * (exposed[i] - expected) / expected;
        }

        var fewest = customers * least / weight;
        var p = fewest < options.MinExpectedCount
            ? Estimate.None(FormattableString.Invariant(
                $"the smallest arm expects {fewest:0.#} customers of the {options.MinExpectedCount} that the sample-ratio check needs"))
            : Estimate.Of(IncompleteGamma.Upper(freedom / 2.0, chiSquare / 2));
        return new(Estimate.Of(chiSquare), p, freedom, options.SampleRatioThreshold);
    }

    /// <summary>Returns the probability of sizes at least as far from the plan by chance, or the reason why there is none.</summary>
    public Estimate PValue() => _pValue;

    /// <summary>The p-value, and whether it is a mismatch; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"χ² {ChiSquare}, p {_pValue}{(IsMismatch ? ", mismatch" : "")}");
}
