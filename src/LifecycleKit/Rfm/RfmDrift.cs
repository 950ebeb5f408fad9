using LifecycleKit.Statistics;

namespace LifecycleKit.Rfm;

/// <summary>The drift between the customers of the fit and today's customers, for each column.</summary>
/// <remarks>
/// Each figure is the population stability index over the scores of the column: 0 when the shares are those of the fit. The usual
/// reading is that below 0.1 nothing has shifted and that from 0.25 on the model should be fitted again. Formula: Σ (a − e) · ln(a / e),
/// with e and a the shares at the fit and today; ½ is added to each count so that empty bins stay finite (N. Siddiqi, Credit Risk
/// Scorecards, Wiley 2006; B. Yurdakul, Statistical Properties of Population Stability Index, Western Michigan University 2018). There is
/// no figure but a reason when the customers are so few that chance alone gives 0.1, that is when
/// (bins − 1)(1 / customers of the fit + 1 / customers today) is 0.1 or more. The figures have no standard error.
/// <c>default</c> is a drift that was never computed.
/// </remarks>
public readonly record struct RfmDrift
{
    /// <summary>The index of recency, at least 0, or the reason why there is none.</summary>
    public Estimate Recency { get; init; }

    /// <summary>The index of frequency, at least 0, or the reason why there is none.</summary>
    public Estimate Frequency { get; init; }

    /// <summary>The index of monetary, at least 0, or the reason why there is none.</summary>
    public Estimate Monetary { get; init; }

    /// <summary>The largest figure that has a value; when none has, the reason of recency.</summary>
    public Estimate Largest => Larger(Recency, Larger(Frequency, Monetary));

    /// <summary>Returns the three figures, culture-invariant.</summary>
    public override string ToString() => $"recency {Recency}, frequency {Frequency}, monetary {Monetary}";

    private static Estimate Larger(Estimate first, Estimate second) =>
        second.TryGetValue(out var b) && (!first.TryGetValue(out var a) || b > a) ? second : first;
}
