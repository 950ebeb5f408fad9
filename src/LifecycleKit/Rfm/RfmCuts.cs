using System.Collections.Immutable;

namespace LifecycleKit.Rfm;

/// <summary>The rule by which one column of an RFM model is cut into bins.</summary>
/// <remarks>
/// A value equal to a cut point belongs to the lower bin of the raw value, for every method: with the recency cut points 30 and 90,
/// day 30 is in the bin of the most recent customers.
/// </remarks>
public sealed class RfmCuts
{
    private RfmCuts(RfmCutMethod method, int bins, bool spreadTies, ImmutableArray<decimal> cutPoints)
    {
        Method = method;
        BinCount = bins;
        SpreadsTies = spreadTies;
        CutPoints = cutPoints;
    }

    /// <summary>The number of bins, 2 to 10.</summary>
    public int BinCount { get; }

    /// <summary>Whether customers with one value may get different scores, by their tie keys; false unless set for quantiles.</summary>
    public bool SpreadsTies { get; }

    /// <summary>The cut points from the caller, strictly increasing, one fewer than bins; empty for the other methods.</summary>
    public ImmutableArray<decimal> CutPoints { get; }

    /// <summary>The method that gives the cut points.</summary>
    internal RfmCutMethod Method { get; }

    /// <summary>Creates a rule with cut points at the quantiles i / bins of the customers of the fit.</summary>
    /// <param name="bins">2 to 10; 5 (quintiles) by default.</param>
    /// <param name="spreadTies">
    /// Whether to make bins of equal size. When false, the default, equal values get equal scores, so bins may be of unequal size or empty,
    /// and the column says so; the quantiles are type 7 of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The American
    /// Statistician 50 (1996) 361–365: linear between the order statistics, as in R, NumPy and spreadsheets. When true, the cut points are
    /// the boundaries of SQL's NTILE: customers with one value are ordered by their tie keys (<see cref="RfmModel.TieKeyOf"/>), which
    /// fitting and scoring then need, and equal values may get different scores.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The bins are outside 2 to 10.</exception>
    public static RfmCuts Quantile(int bins = 5, bool spreadTies = false) =>
        new(RfmCutMethod.Quantile, RfmBins.Checked(bins, nameof(bins)), spreadTies, []);

    /// <summary>
    /// Creates a rule with bins of equal width between the smallest and the largest value of the fit. One outlier can empty most bins.
    /// </summary>
    /// <param name="bins">2 to 10; 5 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bins are outside 2 to 10.</exception>
    public static RfmCuts Fixed(int bins = 5) => new(RfmCutMethod.Fixed, RfmBins.Checked(bins, nameof(bins)), false, []);

    /// <summary>Creates a rule with cut points from the caller, such as 30, 60, 90 and 180 days.</summary>
    /// <param name="cutPoints">1 to 9 numbers, strictly increasing, in raw values (days, orders or money), for recency too.</param>
    /// <exception cref="ArgumentException">There are fewer than 1 or more than 9, or a number is not above the one before.</exception>
    public static RfmCuts Given(params ReadOnlySpan<decimal> cutPoints)
    {
        if (cutPoints.Length + 1 is < RfmBins.Min or > RfmBins.Max)
            throw new ArgumentException($"There must be 1 to 9 cut points, not {cutPoints.Length}.", nameof(cutPoints));
        for (var i = 1; i < cutPoints.Length; i++)
        {
            if (cutPoints[i] > cutPoints[i - 1]) continue;
            var found = FormattableString.Invariant($"Cut points must strictly increase, but {cutPoints[i]} follows {cutPoints[i - 1]}.");
            throw new ArgumentException(found, nameof(cutPoints));
        }

        return new RfmCuts(RfmCutMethod.Given, cutPoints.Length + 1, false, [.. cutPoints]);
    }

    /// <summary>Returns the rule, such as <c>5 quantiles</c>, culture-invariant.</summary>
    public override string ToString() => Method switch
    {
        RfmCutMethod.Quantile => FormattableString.Invariant($"{BinCount} quantiles") + (SpreadsTies ? ", ties spread" : ""),
        RfmCutMethod.Fixed => FormattableString.Invariant($"{BinCount} bins of equal width"),
        _ => "cut at " + string.Join(", ", CutPoints.Select(cut => FormattableString.Invariant($"{cut}"))),
    };
}

/// <summary>The method that gives the cut points between the bins of a column.</summary>
internal enum RfmCutMethod
{
    /// <summary>Quantiles of the customers of the fit: bins of about equal size.</summary>
    Quantile,

    /// <summary>Bins of equal width between the smallest and the largest value of the fit.</summary>
    Fixed,

    /// <summary>Cut points from the caller; the customers of the fit are only counted.</summary>
    Given,
}
