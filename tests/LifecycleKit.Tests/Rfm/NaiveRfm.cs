using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

/// <summary>RFM as one would write it on paper: the oracle of the model.</summary>
internal static class NaiveRfm
{
    /// <summary>Type 7: h = (n − 1) · p, linear between the order statistics around it.</summary>
    public static decimal[] Quantiles(IEnumerable<decimal> values, int bins)
    {
        var x = values.Order().ToArray();
        return [.. Enumerable.Range(1, bins - 1).Select(i =>
        {
            var h = (x.Length - 1) * (decimal)i / bins;
            var below = (int)h;
            return below + 1 < x.Length ? x[below] + (h - below) * (x[below + 1] - x[below]) : x[below];
        })];
    }

    /// <summary>SQL's NTILE over customers already in order: the tiles, from 1, of which the first n % k have one customer more.</summary>
    public static int[] Tiles(int customers, int tiles) => [.. Enumerable.Range(1, tiles)
        .SelectMany(tile => Enumerable.Repeat(tile, customers / tiles + (tile <= customers % tiles ? 1 : 0)))];

    /// <summary>The score by the cut points that a column shows.</summary>
    public static int Score(RfmColumn column, decimal value)
    {
        var cutsBelow = column.CutPoints.Count(cut => value > cut);
        return column.Dimension == RfmDimension.Recency ? column.BinCount - cutsBelow : 1 + cutsBelow;
    }
}
