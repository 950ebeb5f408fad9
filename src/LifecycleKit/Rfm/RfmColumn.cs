using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Rfm;

/// <summary>A column of a fitted model: its cut points, and the number of customers of the fit in each bin.</summary>
/// <remarks>
/// A column with unused bins is degenerate: the fit had too few customers, or too many with one value. A degenerate column is not an
/// error; <see cref="EmptyScores"/> and <see cref="Reason"/> say which scores are missing and why.
/// </remarks>
public sealed class RfmColumn
{
    private readonly CutTable _table;

    internal RfmColumn(
        RfmDimension dimension,
        RfmCutMethod method,
        ImmutableArray<decimal> cutPoints,
        ImmutableArray<ulong> tieKeys,
        ImmutableArray<long> counts)
    {
        // Without trailing zeros, so that equal models are equal JSON.
        CutPoints = [.. cutPoints.Select(ScaledDecimal.Normalize)];
        Dimension = dimension;
        Method = method;
        TieKeys = tieKeys;
        BinCounts = counts;
        CustomerCount = counts.Sum();
        EmptyScores = [.. Enumerable.Range(1, counts.Length).Where(score => counts[score - 1] == 0)];
        Reason = IsDegenerate ? DegenerateReason.Of(this) : string.Empty;
        _table = new CutTable(CutPoints.AsSpan(), tieKeys.AsSpan());
    }

    /// <summary>The dimension of the column.</summary>
    internal RfmDimension Dimension { get; }

    /// <summary>The method that gave the cut points.</summary>
    internal RfmCutMethod Method { get; }

    /// <summary>The greatest tie key with which a value equal to the cut point is below it, one for each cut point where ties are spread;
    /// otherwise empty.</summary>
    internal ImmutableArray<ulong> TieKeys { get; }

    /// <summary>Whether customers with one value may have different scores, by their tie keys.</summary>
    public bool SpreadsTies => !TieKeys.IsEmpty;

    /// <summary>The number of bins, which is also the best score, 2 to 10.</summary>
    public int BinCount => CutPoints.Length + 1;

    /// <summary>The cut points in raw values (days, orders or money), never falling; one fewer than bins.</summary>
    /// <remarks>A value equal to a cut point belongs to the bin below it: for recency the better score, else the worse.</remarks>
    public ImmutableArray<decimal> CutPoints { get; }

    /// <summary>The number of customers of the fit with each score; index 0 is score 1.</summary>
    public ImmutableArray<long> BinCounts { get; }

    /// <summary>The number of customers that the fit counted.</summary>
    public long CustomerCount { get; }

    /// <summary>Whether no customer of the fit got some score.</summary>
    public bool IsDegenerate => !EmptyScores.IsEmpty;

    /// <summary>The scores that no customer of the fit got, ascending.</summary>
    public ImmutableArray<int> EmptyScores { get; }

    /// <summary>The reason why the column is degenerate, without a full stop; empty when it is not.</summary>
    public string Reason { get; }

    /// <summary>Returns the raw values that get a score.</summary>
    /// <param name="score">1 to <see cref="BinCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is outside the bins.</exception>
    public RfmRange RangeOf(int score)
    {
        if (score < 1 || score > BinCount)
            throw new ArgumentOutOfRangeException(nameof(score), score, $"A score of this column is from 1 to {BinCount}.");
        var bin = Dimension == RfmDimension.Recency ? BinCount - score : score - 1;
        decimal? lower = bin > 0 ? CutPoints[bin - 1] : null;
        decimal? upper = bin < CutPoints.Length ? CutPoints[bin] : null;
        return new RfmRange(lower, upper, bin > 0 && SharesLower(bin));
    }

    /// <summary>Returns the cut points, culture-invariant, such as <c>Recency cut at 12, 31.5, 80, 200</c>.</summary>
    public override string ToString() =>
        $"{Dimension} cut at {string.Join(", ", CutPoints.Select(cut => FormattableString.Invariant($"{cut}")))}";

    /// <summary>Returns the score of a number of days or orders.</summary>
    internal int Score(int value, ulong tieKey) => FromBelow(_table.CountBelow(value, tieKey));

    /// <summary>Returns the score of an amount.</summary>
    internal int Score(decimal value, ulong tieKey) => FromBelow(_table.CountBelow(value, tieKey));

    /// <summary>Returns the smallest greater number of days or orders with another score; <see cref="int.MaxValue"/> for none.</summary>
    internal int NextChange(int value, ulong tieKey) => _table.NextAbove(value, tieKey);

    internal RfmColumn WithCounts(ImmutableArray<long> counts) => new(Dimension, Method, CutPoints, TieKeys, counts);

    private int FromBelow(int below) => Dimension == RfmDimension.Recency ? BinCount - below : 1 + below;

    /// <summary>Whether some key puts a value equal to the lower cut of this bin into this bin; only where ties are spread.</summary>
    private bool SharesLower(int bin) => !TieKeys.IsEmpty && TieKeys[bin - 1] < ulong.MaxValue
        && (bin == CutPoints.Length || CutPoints[bin] > CutPoints[bin - 1] || TieKeys[bin] > TieKeys[bin - 1]);
}

/// <summary>The three columns of an RFM model.</summary>
internal enum RfmDimension
{
    /// <summary>Whole calendar days since the last counted order; fewer days, higher score.</summary>
    Recency,

    /// <summary>The number of counted orders; more orders, higher score.</summary>
    Frequency,

    /// <summary>Net revenue; more money, higher score.</summary>
    Monetary,
}
