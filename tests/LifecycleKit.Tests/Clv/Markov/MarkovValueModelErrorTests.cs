using LifecycleKit.Clv;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

public class MarkovValueModelErrorTests
{
    private static readonly string[] Stages = ["new", "active", "idle", "lost"];
    private static readonly double[] Rewards = [3, 10, -1, 0];
    private static readonly long[,] Counts = { { 100, 200, 100, 0 }, { 0, 500, 300, 50 }, { 0, 120, 200, 180 }, { 0, 0, 0, 40 } };

    /// <summary>Figures with a standard error, by name.</summary>
    private static readonly Dictionary<string, Func<MarkovValueModel, Estimate>> Figures = new()
    {
        ["value"] = model => model.Value("new"),
        ["value over six periods"] = model => model.Value("new", 6),
        ["value over one period"] = model => model.Value("active", 1),
        ["idle after three periods"] = model => model.StagesAfter("new", 3)[2],
        ["periods active"] = model => model.PeriodsIn("new", "active"),
        ["periods until the end"] = model => model.PeriodsUntilAbsorption("new"),
        ["transition"] = model => model.Transition("idle", "active"),
        ["absorption"] = model => model.AbsorptionProbability("new", "lost"),
    };

    public static TheoryData<string> Names => [.. Figures.Keys];

    /// <summary>
    /// Central differences along each probability, with the rest of its row adjusted, give the gradient for the same formula.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void StandardError_OfAFigure_IsTheDeltaMethod(string name)
    {
        var figure = Figures[name];
        var estimate = figure(MarkovValueModel.FromCounts(Stages, Counts, Rewards, 0.1));
        var p = MarkovChains.Shares(Counts);
        var variance = 0.0;
        for (var i = 0; i < 3; i++)
        {
            var n = Enumerable.Range(0, 4).Sum(j => Counts[i, j]);
            var g = Enumerable.Range(0, 4).Select(j => p[i, j] == 0 ? 0 : Slope(i, j)).ToArray();
            variance += Enumerable.Range(0, 4).Sum(j => p[i, j] * g[j] * g[j]) / n;
        }

        Assert.Equal(Math.Sqrt(variance), estimate.StandardError, 1e-7 * (1 + Math.Sqrt(variance)));

        // Along e_j − p the slope is g_j − Σ p g: the variance of g over the row is the mean of its squares.
        double Slope(int row, int column)
        {
            const double h = 1e-5;
            return (At(h) - At(-h)) / (2 * h);

            double At(double step)
            {
                var moved = (double[,])p.Clone();
                for (var j = 0; j < 4; j++) moved[row, j] += step * ((j == column ? 1 : 0) - p[row, j]);
                return figure(MarkovValueModel.Create(Stages, moved, Rewards, 0.1)).Value;
            }
        }
    }

    [Fact]
    public void StandardError_OfATransition_IsBinomial()
    {
        var estimate = MarkovValueModel.FromCounts(Stages, Counts, Rewards, 0.1).Transition("idle", "active");
        Assert.Equal(0.24, estimate.Value, 1e-15);
        Assert.Equal(Math.Sqrt(0.24 * 0.76 / 500), estimate.StandardError, 1e-15);
    }

    [Fact]
    public void StandardError_OfTheValue_IsTheSpreadOfNewSamples()
    {
        var estimate = MarkovValueModel.FromCounts(Stages, Counts, Rewards, 0.1).Value("new");
        var (random, p) = (new Random(1926), MarkovChains.Shares(Counts));
        const int samples = 1_000;
        var values = Enumerable.Range(0, samples).Select(_ => MarkovValueModel.FromCounts(Stages, Draw(), Rewards, 0.1).Value("new").Value)
            .ToArray();
        var mean = values.Average();
        var spread = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (samples - 1));

        // The spread of 1 000 values has a relative error of 1/√2000; four of them.
        Assert.InRange(spread / estimate.StandardError, 1 - 4 / Math.Sqrt(2_000), 1 + 4 / Math.Sqrt(2_000));

        long[,] Draw()
        {
            var counts = new long[4, 4];
            for (var i = 0; i < 4; i++)
            {
                var n = Enumerable.Range(0, 4).Sum(j => Counts[i, j]);
                for (var k = 0; k < n; k++)
                {
                    var (u, to) = (random.NextDouble(), 0);
                    for (; to < 3 && u >= p[i, to]; to++) u -= p[i, to];
                    counts[i, to]++;
                }
            }

            return counts;
        }
    }
}
