using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

/// <summary>Chains for the tests, and naive sums for comparison.</summary>
internal static class MarkovChains
{
    /// <summary>
    /// Pfeifer and Carraway 2000: four stages of recency and a former customer; margin 40, remarketing 4, 20 % a period.
    /// </summary>
    public static MarkovValueModel Paper { get; } = MarkovValueModel.Create(
        ["1", "2", "3", "4", "former"],
        new[,]
        {
            { 0.3, 0.7, 0, 0, 0 },
            { 0.2, 0, 0.8, 0, 0 },
            { 0.15, 0, 0, 0.85, 0 },
            { 0.05, 0, 0, 0, 0.95 },
            { 0, 0, 0, 0, 1 },
        },
        [36, -4, -4, -4, 0],
        0.2);

    /// <summary>Counts of 2 to 6 stages, many of them 0, every row observed.</summary>
    public static Gen<long[,]> Counts { get; } =
        from size in Gen.Choose(2, 6)
        from cells in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, 50))).ArrayOf(size * size)
        select Observed(size, cells);

    public static Gen<double[]> Rewards { get; } = Gen.Choose(-100, 100).Select(x => x / 4.0).ArrayOf(6);

    public static string[] Names(int size) => [.. Enumerable.Range(0, size).Select(i => $"s{i}")];

    public static double[,] Shares(long[,] counts)
    {
        var size = counts.GetLength(0);
        var shares = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            var total = Enumerable.Range(0, size).Sum(j => counts[i, j]);
            for (var j = 0; j < size; j++) shares[i, j] = counts[i, j] / (double)total;
        }

        return shares;
    }

    /// <summary>Pᵗ v, one multiplication after another.</summary>
    public static double[] After(double[,] p, double[] values, int periods)
    {
        for (var t = 0; t < periods; t++)
        {
            var before = values;
            values = [.. values.Select((_, i) => before.Select((v, j) => p[i, j] * v).Sum())];
        }

        return values;
    }

    /// <summary>Σ (1 + d)^−t Pᵗ R for t from 0 to the number of periods.</summary>
    public static double[] PowerSum(double[,] p, double[] rewards, double discountRate, int periods)
    {
        var (sum, term) = (rewards.ToArray(), rewards);
        for (var t = 1; t <= periods; t++)
        {
            term = [.. After(p, term, 1).Select(x => x / (1 + discountRate))];
            for (var i = 0; i < sum.Length; i++) sum[i] += term[i];
        }

        return sum;
    }

    private static long[,] Observed(int size, int[] cells)
    {
        var counts = new long[size, size];
        for (var i = 0; i < cells.Length; i++) counts[i / size, i % size] = cells[i];
        for (var i = 0; i < size; i++)
            if (Enumerable.Range(0, size).All(j => counts[i, j] == 0)) counts[i, i] = 5;
        return counts;
    }
}
