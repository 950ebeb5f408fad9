using System.Collections.Immutable;

namespace LifecycleKit.Rfm;

/// <summary>The rule by which one column of an RFM model is cut into bins.</summary>
/// <remarks>
/// A value equal to a cut point belongs to the lower bin of the raw value, for every method: with the recency cut points 30 and 90,
/// day 30 is in the bin of the most recent customers.
/// </remarks>
public sealed class RfmCuts
{
    private RfmCuts(RfmCutMethod method, int bins, RfmTies ties, ImmutableArray<decimal> cutPoints)
    {
        Method = method;
        BinCount = bins;
        Ties = ties;
        CutPoints = cutPoints;
    }

    /// <summary>The method that gives the cut points.</summary>
    public RfmCutMethod Method { get; }

    /// <summary>The number of bins, 2 to 10.</summary>
    public int BinCount { get; }

    /// <summary>The treatment of customers who share a value; <see cref="RfmTies.Equal"/> unless set for quantiles.</summary>
    public RfmTies Ties { get; }

    /// <summary>The cut points from the caller, strictly increasing, one fewer than bins; empty for the other methods.</summary>
    public ImmutableArray<decimal> CutPoints { get; }

    /// <summary>Creates a rule with cut points at the quantiles i / bins of the customers of the fit.</summary>
    /// <param name="bins">2 to 10; 5 (quintiles) by default.</param>
    /// <param name="ties">
    /// With <see cref="RfmTies.Equal"/>, the default, the quantiles are type 7 of R. J. Hyndman and Y. Fan, Sample Quantiles in
    /// Statistical Packages, The American Statistician 50 (1996) 361–365: linear between the order statistics, as in R, NumPy and
    /// spreadsheets. With <see cref="RfmTies.Spread"/> the cut points are the boundaries of SQL's NTILE.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The bins are outside 2 to 10, or the ties are neither Equal nor Spread.</exception>
    public static RfmCuts Quantile(int bins = 5, RfmTies ties = RfmTies.Equal)
    {
        if (ties is not (RfmTies.Equal or RfmTies.Spread))
            throw new ArgumentOutOfRangeException(nameof(ties), ties, "Ties must be Equal or Spread.");
        return new RfmCuts(RfmCutMethod.Quantile, RfmBins.Checked(bins, nameof(bins)), ties, []);
    }

    /// <summary>
    /// Creates a rule with bins of equal width between the smallest and the largest value of the fit. One outlier can empty most bins.
    /// </summary>
    /// <param name="bins">2 to 10; 5 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bins are outside 2 to 10.</exception>
    public static RfmCuts Fixed(int bins = 5) => new(RfmCutMethod.Fixed, RfmBins.Checked(bins, nameof(bins)), RfmTies.Equal, []);

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

        return new RfmCuts(RfmCutMethod.Given, cutPoints.Length + 1, RfmTies.Equal, [.. cutPoints]);
    }

    /// <summary>Returns the rule, such as <c>5 quantiles</c>, culture-invariant.</summary>
    public override string ToString() => Method switch
    {
        RfmCutMethod.Quantile => FormattableString.Invariant($"{BinCount} quantiles") + (Ties == RfmTies.Spread ? ", ties spread" : ""),
        RfmCutMethod.Fixed => FormattableString.Invariant($"{BinCount} bins of equal width"),
        _ => "cut at " + string.Join(", ", CutPoints.Select(cut => FormattableString.Invariant($"{cut}"))),
    };
}

/// <summary>The method that gives the cut points between the bins of a column.</summary>
public enum RfmCutMethod
{
    /// <summary>Quantiles of the customers of the fit: bins of about equal size.</summary>
    Quantile,

    /// <summary>Bins of equal width between the smallest and the largest value of the fit.</summary>
    Fixed,

    /// <summary>Cut points from the caller; the customers of the fit are only counted.</summary>
    Given,
}

/// <summary>The treatment of customers who share a value by quantile cut points.</summary>
public enum RfmTies
{
    /// <summary>
    /// Equal values get equal scores, so bins may be of unequal size or empty; the column says so. The default.
    /// </summary>
    Equal,

    /// <summary>
    /// Bins of equal size, as SQL's NTILE makes them: customers with one value are ordered by their tie key, so equal values may get
    /// different scores. Fitting and scoring then need a tie key per customer, see <see cref="RfmTieKey"/>.
    /// </summary>
    Spread,
}
