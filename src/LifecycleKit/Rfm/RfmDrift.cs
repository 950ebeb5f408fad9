using LifecycleKit.Statistics;

namespace LifecycleKit.Rfm;

/// <summary>How far today's customers have moved away from those of the fit, column by column.</summary>
/// <remarks>
/// Each figure is the population stability index over the scores of the column: 0 when the shares are those of the fit; the usual
/// reading is that below 0.1 nothing has shifted and from 0.25 on the model should be fitted anew. Σ (a − e) · ln(a / e), with e and a
/// the shares at the fit and today, each count raised by ½ so that empty bins stay finite (N. Siddiqi, Credit Risk Scorecards,
/// Wiley 2006; B. Yurdakul, Statistical Properties of Population Stability Index, Western Michigan University 2018). There is a reason
/// instead of a figure when the customers are so few that chance alone gives 0.1, that is when
/// (bins − 1)(1 / customers of the fit + 1 / customers today) is 0.1 or more. The figures come without a standard error.
/// <c>default</c> is a drift that was never computed. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct RfmDrift
{
    internal RfmDrift(Estimate recency, Estimate frequency, Estimate monetary) =>
        (Recency, Frequency, Monetary) = (recency, frequency, monetary);

    /// <summary>The index of recency, at least 0, or the reason why there is none.</summary>
    public Estimate Recency { get; }

    /// <summary>The index of frequency, at least 0, or the reason why there is none.</summary>
    public Estimate Frequency { get; }

    /// <summary>The index of monetary, at least 0, or the reason why there is none.</summary>
    public Estimate Monetary { get; }

    /// <summary>The largest of the three that has a value; where none has, the reason of recency.</summary>
    public Estimate Largest => Larger(Recency, Larger(Frequency, Monetary));

    /// <summary>The three figures, culture-invariant.</summary>
    public override string ToString() => $"recency {Recency}, frequency {Frequency}, monetary {Monetary}";

    private static Estimate Larger(Estimate first, Estimate second) =>
        second.TryGetValue(out var b) && (!first.TryGetValue(out var a) || b > a) ? second : first;
}
