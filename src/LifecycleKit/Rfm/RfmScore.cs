namespace LifecycleKit.Rfm;

/// <summary>The recency, frequency and monetary scores of a customer, each from 1 (worst) to its number of bins (best).</summary>
/// <remarks>
/// <c>default</c> means no score: the customer has no counted order. Two scores are equal when all three values and their bins are: 333
/// of three bins is the best score, 333 of five bins is an average one.
/// </remarks>
public readonly record struct RfmScore
{
    private readonly byte _r;
    private readonly byte _f;
    private readonly byte _m;

    /// <summary>Creates a score whose values are known to be within their bins.</summary>
    internal RfmScore(int r, int f, int m, RfmBins bins)
    {
        _r = (byte)r;
        _f = (byte)f;
        _m = (byte)m;
        Bins = bins;
    }

    /// <summary>The recency score, 1 (longest ago) to <see cref="RfmBins.Recency"/> (most recent); 0 when not scored.</summary>
    public int R => _r;

    /// <summary>The frequency score, 1 (fewest orders) to <see cref="RfmBins.Frequency"/> (most); 0 when not scored.</summary>
    public int F => _f;

    /// <summary>The monetary score, 1 (least money) to <see cref="RfmBins.Monetary"/> (most); 0 when not scored.</summary>
    public int M => _m;

    /// <summary>The number of scores of each column.</summary>
    public RfmBins Bins { get; }

    /// <summary>Whether there is a score; false for a customer without a counted order.</summary>
    public bool IsScored => _r != 0;

    /// <summary>Creates a score, with the same number of bins for all columns.</summary>
    /// <param name="r">The recency score, 1 to <paramref name="bins"/>.</param>
    /// <param name="f">The frequency score, 1 to <paramref name="bins"/>.</param>
    /// <param name="m">The monetary score, 1 to <paramref name="bins"/>.</param>
    /// <param name="bins">2 to 10; 5 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is outside its bins, or the bins outside 2 to 10.</exception>
    public static RfmScore Create(int r, int f, int m, int bins = 5) => Create(r, f, m, RfmBins.Create(bins));

    /// <summary>Creates a score.</summary>
    /// <param name="r">The recency score, 1 to the bins of recency.</param>
    /// <param name="f">The frequency score, 1 to the bins of frequency.</param>
    /// <param name="m">The monetary score, 1 to the bins of monetary.</param>
    /// <param name="bins">The bins; not <c>default</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is outside its bins.</exception>
    public static RfmScore Create(int r, int f, int m, RfmBins bins) => new(
        Checked(r, bins.Recency, nameof(r)), Checked(f, bins.Frequency, nameof(f)), Checked(m, bins.Monetary, nameof(m)), bins);

    /// <summary>Returns the three scores as <c>543</c>, as <c>10-3-4</c> when one needs two digits, or <c>no score</c>.</summary>
    public override string ToString()
    {
        if (!IsScored) return "no score";
        return R > 9 || F > 9 || M > 9
            ? FormattableString.Invariant($"{R}-{F}-{M}")
            : FormattableString.Invariant($"{R}{F}{M}");
    }

    private static int Checked(int score, int bins, string name) => score >= 1 && score <= bins
        ? score
        : throw new ArgumentOutOfRangeException(name, score, $"A score must be from 1 to its number of bins, {bins}.");
}
