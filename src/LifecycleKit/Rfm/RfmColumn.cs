using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Rfm;

/// <summary>One column of a fitted model: its cut points, and how the customers of the fit fell between them.</summary>
/// <remarks>
/// A column whose bins were not all used is degenerate: too few customers, or too many with one value. That is no error; the column
/// says which scores are missing and why. Immutable and safe to share between threads.
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
        (Dimension, Method, TieKeys, BinCounts) = (dimension, method, tieKeys, counts);
        CustomerCount = counts.Sum();
        EmptyScores = [.. Enumerable.Range(1, counts.Length).Where(score => counts[score - 1] == 0)];
        Reason = IsDegenerate ? DegenerateColumn.Reason(this) : string.Empty;
        _table = new CutTable(CutPoints.AsSpan(), tieKeys.AsSpan());
    }

    /// <summary>Which column this is.</summary>
    public RfmDimension Dimension { get; }

    /// <summary>Where the cut points came from.</summary>
    public RfmCutMethod Method { get; }

    /// <summary>Whether customers who share a value are kept together or parted by their tie keys.</summary>
    public RfmTies Ties => TieKeys.IsEmpty ? RfmTies.Equal : RfmTies.Spread;

    /// <summary>The number of bins, and the best score, 2 to 10.</summary>
    public int BinCount => CutPoints.Length + 1;

    /// <summary>The cut points in raw values (days, orders or money), never falling; one fewer than bins.</summary>
    /// <remarks>A value equal to a cut point belongs to the bin below it: for recency the better score, else the worse.</remarks>
    public ImmutableArray<decimal> CutPoints { get; }

    /// <summary>Where ties are spread, the greatest tie key with which a value equal to the cut point lies below it; else empty.</summary>
    public ImmutableArray<ulong> TieKeys { get; }

    /// <summary>How many customers of the fit got each score; index 0 is score 1.</summary>
    public ImmutableArray<long> BinCounts { get; }

    /// <summary>How many customers the fit counted.</summary>
    public long CustomerCount { get; }

    /// <summary>Whether some score was given to no customer of the fit.</summary>
    public bool IsDegenerate => !EmptyScores.IsEmpty;

    /// <summary>The scores given to no customer of the fit, ascending.</summary>
    public ImmutableArray<int> EmptyScores { get; }

    /// <summary>Why the column is degenerate, in words without a full stop; empty when it is not.</summary>
    public string Reason { get; }

    /// <summary>The raw values that get a score.</summary>
    /// <param name="score">1 to <see cref="BinCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score lies outside the bins.</exception>
    public RfmRange RangeOf(int score)
    {
        if (score < 1 || score > BinCount)
            throw new ArgumentOutOfRangeException(nameof(score), score, $"A score of this column lies from 1 to {BinCount}.");
        var bin = Dimension == RfmDimension.Recency ? BinCount - score : score - 1;
        decimal? lower = bin > 0 ? CutPoints[bin - 1] : null;
        decimal? upper = bin < CutPoints.Length ? CutPoints[bin] : null;
        return new RfmRange(lower, upper, bin > 0 && SharesLower(bin));
    }

    /// <summary>The cut points, culture-invariant, such as <c>Recency cut at 12, 31.5, 80, 200</c>.</summary>
    public override string ToString() =>
        $"{Dimension} cut at {string.Join(", ", CutPoints.Select(cut => FormattableString.Invariant($"{cut}")))}";

    /// <summary>The score of a number of days or orders.</summary>
    internal int Score(int value, ulong tieKey) => FromBelow(_table.CountBelow(value, tieKey));

    /// <summary>The score of an amount.</summary>
    internal int Score(decimal value, ulong tieKey) => FromBelow(_table.CountBelow(value, tieKey));

    /// <summary>The least greater number of days or orders with another score; <see cref="int.MaxValue"/> if there is none.</summary>
    internal int NextChange(int value, ulong tieKey) => _table.NextAbove(value, tieKey);

    internal RfmColumn WithCounts(ImmutableArray<long> counts) => new(Dimension, Method, CutPoints, TieKeys, counts);

    private int FromBelow(int below) => Dimension == RfmDimension.Recency ? BinCount - below : 1 + below;

    /// <summary>Where ties are spread, whether some key puts a value equal to the cut under this bin into this bin.</summary>
    private bool SharesLower(int bin) => !TieKeys.IsEmpty && TieKeys[bin - 1] < ulong.MaxValue
        && (bin == CutPoints.Length || CutPoints[bin] > CutPoints[bin - 1] || TieKeys[bin] > TieKeys[bin - 1]);
}
