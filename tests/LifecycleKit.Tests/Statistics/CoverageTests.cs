using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

/// <summary>How often the intervals of shares hold the truth: sums of binomial probabilities, without simulation.</summary>
public class CoverageTests
{
    private const int GridPoints = 2_000;

    public static TheoryData<int, double> CountsAndLevels => Cases((_, _) => true);

    /// <summary>Without the two cases in which Wilson's formula itself is wider; they have a test of their own.</summary>
    public static TheoryData<int, double> CountsAndLevelsOfWilson => Cases((n, level) => n > 10 || level > 0.9);

    /// <summary>
    /// The mean is the plain one over shares p that are equally spaced, at the middles of 2000 parts of (0, 1), that is, over a uniform p.
    /// </summary>
    [Theory]
    [MemberData(nameof(CountsAndLevelsOfWilson))]
    public void WilsonInterval_OnAverageOverTheShare_CoversItAsOftenAsItsLevelSays(int n, double level)
    {
        Assert.InRange(MeanOfWilson(n, level), level - 0.01, level + 0.01);
    }

    /// <summary>
    /// Of up to 11 at level 0.9 the mean is above the level by more than 0.01, which is Wilson's formula itself: figures computed apart.
    /// </summary>
    [Theory]
    [InlineData(5, 0.9150863088306918)]
    [InlineData(10, 0.9106171815501477)]
    [InlineData(12, 0.9094080082367562)]
    public void WilsonInterval_OfVeryFewAtALowLevel_CoversOnAverageALittleMore(int n, double mean) =>
        Assert.Equal(mean, MeanOfWilson(n, 0.9), 1e-3);

    [Theory]
    [MemberData(nameof(CountsAndLevels))]
    public void ClopperPearsonInterval_AtAnyShare_CoversItAtLeastAsOftenAsItsLevelSays(int n, double level)
    {
        var intervals = Intervals(n, ratio => ratio.ClopperPearsonInterval(level));
        // Coverage is lowest just inside the ends of the intervals, so these are tried in addition to the grid.
        var ends = intervals.SelectMany(x => new[] { Math.BitDecrement(x.Lower), Math.BitIncrement(x.Upper) }).Where(p => p is > 0 and < 1);
        var least = Enumerable.Range(1, GridPoints - 1).Select(i => i / (double)GridPoints).Concat(ends).Min(p => Coverage(intervals, p));
        TestContext.Current.TestOutputHelper?.WriteLine($"{least}");
        Assert.True(least >= level - 1e-11, $"{least}");
    }

    /// <summary>The grid is that of the middles of 50 parts of (0, 1) for each share.</summary>
    [Theory]
    [InlineData(10, 10)]
    [InlineData(30, 20)]
    [InlineData(50, 50)]
    [InlineData(15, 60)]
    public void NewcombeInterval_OverAGridOfShares_CoversTheDifferenceNearlyAsOftenAsItsLevelSays(int m, int n)
    {
        const int points = 50;
        var intervals = new Interval[m + 1, n + 1];
        for (var i = 0; i <= m; i++)
            for (var j = 0; j <= n; j++) intervals[i, j] = ProportionDifference.Between(Ratio.Of(i, m), Ratio.Of(j, n)).NewcombeInterval();
        var (sum, least) = (0.0, 1.0);
        for (var x = 0; x < points; x++)
        {
            for (var y = 0; y < points; y++)
            {
                var (a, b) = ((x + 0.5) / points, (y + 0.5) / points);
                var coverage = 0.0;
                var (ofA, ofB) = (Probabilities(m, a), Probabilities(n, b));
                for (var i = 0; i <= m; i++)
                    for (var j = 0; j <= n; j++) coverage += intervals[i, j].Contains(a - b) ? ofA[i] * ofB[j] : 0;
                (sum, least) = (sum + coverage, Math.Min(least, coverage));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"mean {sum / (points * points)}, least {least}");
        Assert.InRange(sum / (points * points), 0.94, 0.97);
        Assert.True(least > 0.85, $"{least}");
    }

    private static TheoryData<int, double> Cases(Func<int, double, bool> where)
    {
        var data = new TheoryData<int, double>();
        foreach (var n in new[] { 5, 10, 20, 30, 50, 100, 200, 500 })
        {
            foreach (var level in new[] { 0.9, 0.95, 0.99 })
                if (where(n, level)) data.Add(n, level);
        }

        return data;
    }

    private static double MeanOfWilson(int n, double level)
    {
        var intervals = Intervals(n, ratio => ratio.WilsonInterval(level));
        var mean = Enumerable.Range(0, GridPoints).Average(i => Coverage(intervals, (i + 0.5) / GridPoints));
        TestContext.Current.TestOutputHelper?.WriteLine($"{mean}");
        return mean;
    }

    private static Interval[] Intervals(int n, Func<Ratio, Interval> of) => [.. Enumerable.Range(0, n + 1).Select(k => of(Ratio.Of(k, n)))];

    private static double Coverage(Interval[] intervals, double p)
    {
        var (probabilities, sum) = (Probabilities(intervals.Length - 1, p), 0.0);
        for (var k = 0; k < intervals.Length; k++) sum += intervals[k].Contains(p) ? probabilities[k] : 0;
        return sum;
    }

    /// <summary>Of 0 to n among n, by the ratio of neighbours from the likeliest on, scaled to add up to 1.</summary>
    private static double[] Probabilities(int n, double p)
    {
        var (mode, odds) = ((int)Math.Min(n, (n + 1) * p), p / (1 - p));
        var probabilities = new double[n + 1];
        probabilities[mode] = 1;
        for (var k = mode; k < n; k++) probabilities[k + 1] = probabilities[k] * (n - k) / (k + 1) * odds;
        for (var k = mode; k > 0; k--) probabilities[k - 1] = probabilities[k] * k / (n - k + 1) / odds;
        var sum = probabilities.Sum();
        for (var k = 0; k <= n; k++) probabilities[k] /= sum;
        return probabilities;
    }
}
