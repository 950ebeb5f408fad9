using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class SpearmanCorrelationTests
{
    /// <summary>Pairs with counts; few distinct values, so that ties abound.</summary>
    private static readonly Gen<(double X, double Y, long Count)[]> Pairs =
        from n in Gen.Choose(1, 20)
        from pairs in (
            from x in Gen.Choose(-4, 4) from y in Gen.Choose(0, 30) from count in Gen.Choose(0, 4) select (x / 2.0, y / 8.0, (long)count))
                .ArrayOf(n)
        select pairs;

    // ρ and p of the t approximation, computed at 40 digits; each block of ranks is reversed in the second column.
    [Theory]
    [InlineData(12, 4, 0.79020979020979021, 0.0022231354099909263, 0.14340705408548716)]
    [InlineData(100, 10, 0.9801980198019802, 9.7988069965104046e-71, 0.0048441774798190269)]
    [InlineData(300, 30, 0.98002200024444716, 4.5630269234761779e-211, 0.0027925898646285064)]
    [InlineData(400, 100, 0.87501171882324265, 1.837229056990434e-127, 0.013831245416200934)]
    [InlineData(300, 15, 0.9950221669129657, 1.6513555927678113e-300, 0.00070458833123903427)]
    public void Of_ReversedBlocks_IsTheReference(int n, int block, double rho, double p, double error)
    {
        var correlation = SpearmanCorrelation.Of(Ascending(n), Blocks(n, block));

        Assert.Equal(rho, correlation.Rho.Value, 1e-15);
        Assert.Equal(1, correlation.PValue().Value / p, 1e-11);
        Assert.Equal(error, correlation.Rho.StandardError, 1e-15);
        Assert.Equal(n, correlation.Count);
        var opposite = SpearmanCorrelation.Of(Ascending(n), [.. Blocks(n, block).Select(y => -y)]);
        Assert.Equal((-correlation.Rho.Value, correlation.PValue()), (opposite.Rho.Value, opposite.PValue()));
    }

    [Fact]
    public void Of_TiedPairs_SharesTheMeanRank()
    {
        var tied = SpearmanCorrelation.Of([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6], [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 1]);
        Assert.Equal(0.57142857142857143, tied.Rho.Value, 1e-15);
        Assert.Equal(0.052270250742393363, tied.PValue().Value, 1e-13);
    }

    [Fact]
    public void PValue_BeyondTheSmallestDouble_IsZero()
    {
        var correlation = SpearmanCorrelation.Of(Ascending(1_000), Blocks(1_000, 2));
        Assert.Equal(0, correlation.PValue().Value);
        Assert.True(correlation.Rho.Value < 1);
    }

    [Fact]
    public void PValue_OfAPerfectCorrelation_CountsOrders()
    {
        var correlation = SpearmanCorrelation.Of(Ascending(12), Blocks(12, 12));
        Assert.Equal(Estimate.Of(-1, "the ranks agree or are reversed without exception"), correlation.Rho);
        Assert.Equal(2 / 479_001_600.0, correlation.PValue().Value, 1e-22);

        // 12! / (10! 2!) = 66 orders of the ties; those of the reverse differ, being 2 and 10.
        double[] tied = [.. Enumerable.Repeat(1.0, 10), 2, 2];
        Assert.Equal(1 / 66.0, SpearmanCorrelation.Of(tied, tied).PValue().Value, 1e-15);
        Assert.Equal(2 / 924.0, SpearmanCorrelation.Of([1, 2], [3, 4], [6, 6]).PValue().Value, 1e-16);
        Assert.Equal(0, SpearmanCorrelation.Of(Ascending(400), Ascending(400)).PValue().Value);
    }

    [Fact]
    public void PValue_UpToNinePairs_IsTheShareOfPermutations() => Law.Holds(
        from n in Gen.Choose(2, 5)
        from x in Gen.Choose(0, 8).ArrayOf(n)
        from y in Gen.Choose(0, 8).ArrayOf(n)
        select (X: x.Select(v => (double)v).ToArray(), Y: y.Select(v => (double)v).ToArray()),
        c =>
        {
            var correlation = SpearmanCorrelation.Of(c.X, c.Y);
            if (!correlation.Rho.TryGetValue(out var rho)) return;
            var all = Permutations(c.Y).Select(y => SpearmanCorrelation.Of(c.X, y).Rho.Value).ToArray();
            Assert.Equal(all.Count(r => Math.Abs(r) >= Math.Abs(rho)) / (double)all.Length, correlation.PValue().Value);
        },
        100);

    [Fact]
    public void PValue_OfNinePairs_IsExact()
    {
        var correlation = SpearmanCorrelation.Of(Ascending(9), Ascending(9));
        Assert.Equal((1, 2 / 362_880.0), (correlation.Rho.Value, correlation.PValue().Value));
        Assert.Equal(1, SpearmanCorrelation.Of([1, 2], [5, 3]).PValue().Value);
    }

    [Fact]
    public void Rho_AnyPairs_IsPearsonOfTheRanks() => Law.Holds(Pairs, pairs =>
    {
        var rows = pairs.SelectMany(pair => Enumerable.Repeat((pair.X, pair.Y), (int)pair.Count)).ToArray();
        var correlation = Of(pairs);
        if (!correlation.Rho.TryGetValue(out var rho)) return;
        var (x, y) = (Ranks([.. rows.Select(row => row.X)]), Ranks([.. rows.Select(row => row.Y)]));
        var mean = (rows.Length + 1) / 2.0;
        var product = x.Zip(y, (a, b) => (a - mean) * (b - mean)).Sum();
        Assert.Equal(product / Math.Sqrt(x.Sum(a => (a - mean) * (a - mean)) * y.Sum(b => (b - mean) * (b - mean))), rho, 1e-14);
        Assert.InRange(correlation.PValue().Value, 0, 1);
    }, 400);

    [Fact]
    public void Of_PairsWithCounts_IsThatOfTheRowsInAnyOrder() => Law.Holds(
        from pairs in Pairs from seed in Gen.Choose(0, 1_000) select (Pairs: pairs, Seed: seed),
        x =>
        {
            var rows = x.Pairs.SelectMany(pair => Enumerable.Repeat((pair.X, pair.Y), (int)pair.Count)).ToArray();
            new Random(x.Seed).Shuffle(rows);
            Assert.Equal(Of(x.Pairs), SpearmanCorrelation.Of([.. rows.Select(row => row.X)], [.. rows.Select(row => row.Y)]));
        },
        400);

    [Fact]
    public void Of_ManyCounts_StaysExact()
    {
        var correlation = SpearmanCorrelation.Of([1, 2, 3], [1, 3, 2], [1_000_000_000_000, 1_000_000_000_000, 1_000_000_000_000]);
        Assert.Equal((0.5, 0), (correlation.Rho.Value, correlation.PValue().Value));
    }

    [Fact]
    public void Of_TooLittle_SaysWhy()
    {
        Assert.Equal("a correlation needs two pairs", SpearmanCorrelation.Of([], []).Rho.Reason);
        Assert.Equal("a correlation needs two pairs", SpearmanCorrelation.Of([1, 2], [3, 4], [1, 0]).PValue().Reason);
        Assert.Equal("all first values are equal", SpearmanCorrelation.Of([7, 7, 7], [1, 2, 3]).Rho.Reason);
        Assert.Equal("all second values are equal", SpearmanCorrelation.Of([1, 2, 3], [0, -0.0, 0]).PValue().Reason);
        Assert.False(SpearmanCorrelation.Of([1, 2, 3], [1, 2, 3]).Rho.HasStandardError);
        Assert.False(default(SpearmanCorrelation).Rho.HasValue);
    }

    [Fact]
    public void Of_InfiniteValues_RanksThem() =>
        Assert.Equal(1, SpearmanCorrelation.Of([double.NegativeInfinity, 0, 5, double.PositiveInfinity], [1, 2, 3, 4]).Rho.Value);

    [Fact]
    public void Of_AgainstARule_NamesTheParameter()
    {
        Assert.Throws<ArgumentException>("second", () => SpearmanCorrelation.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>("counts", () => SpearmanCorrelation.Of([1, 2], [1, 2], [1]));
        Assert.Throws<ArgumentException>("first", () => SpearmanCorrelation.Of([double.NaN], [1]));
        Assert.Throws<ArgumentException>("second", () => SpearmanCorrelation.Of([1], [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("counts", () => SpearmanCorrelation.Of([1], [1], [-1]));
        Assert.Throws<ArgumentOutOfRangeException>("counts", () => SpearmanCorrelation.Of([1, 2], [1, 2], [long.MaxValue, long.MaxValue]));
    }

    private static SpearmanCorrelation Of((double X, double Y, long Count)[] pairs) => SpearmanCorrelation.Of(
        [.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)], [.. pairs.Select(pair => pair.Count)]);

    private static double[] Ascending(int n) => [.. Enumerable.Range(0, n).Select(i => (double)i)];

    private static double[] Blocks(int n, int size) =>
        [.. Enumerable.Range(0, n).Select(i => (double)(i / size * size + size - 1 - i % size))];

    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(w => w < v) + (values.Count(w => w == v) + 1) / 2.0)];

    private static IEnumerable<double[]> Permutations(double[] values) => values.Length == 0
        ? [[]]
        : values.SelectMany((v, i) => Permutations([.. values[..i], .. values[(i + 1)..]]).Select(rest => (double[])[v, .. rest]));
}
