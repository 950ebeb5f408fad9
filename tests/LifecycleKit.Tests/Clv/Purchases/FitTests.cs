using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Clv;

/// <summary>Laws of every likelihood and its fit.</summary>
public class FitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Models => [.. FitCase.Models.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_TwentySimulatedSamples_IsNeverWorseThanNelderMead(string model)
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var most = seed % 5 == 0 ? 2_000 : 300;
            FitExercise.Check(FitCase.Models[model](seed, most));
        }
    }

    /// <summary>By five-point differences in the logarithms of the parameters, of the value and of the gradient.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_AnywhereInWideRanges_HasTheDerivativesOfItsValue(string model)
    {
        var draws = new RandomDraws(11);
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var sample = FitCase.Models[model](seed, 300);
            var likelihood = sample.Likelihood();
            likelihood.Penalty = seed % 3;
            var n = likelihood.Dimension;
            var gradient = new double[n];
            var hessian = new double[n * n];
            var other = new double[n * n];
            // The power c acts through t^c, and differences of thousandths of ln c are too coarse for c above about four.
            var point =
                Enumerable.Range(0, n).Select(i => (draws.NextUniform() - 0.5) * (sample.Symbols[i].Symbol == "c" ? 3 : 12)).ToArray();
            var value = likelihood.Evaluate(point, gradient, hessian);
            Assert.True(double.IsFinite(value));
            for (var i = 0; i < n; i++)
            {
                const double h = 1e-3;
                var slopes = new double[4][];
                var values = new double[4];
                double[] steps = [2 * h, h, -h, -2 * h];
                for (var k = 0; k < steps.Length; k++)
                {
                    var at = point.ToArray();
                    at[i] += steps[k];
                    values[k] = likelihood.Evaluate(at, slopes[k] = new double[n], other);
                }

                var size = Math.Abs(value) + gradient.Max(Math.Abs) + hessian.Max(Math.Abs) + 1;
                Assert.Equal(gradient[i], Difference(values), 1e-8 * size);
                for (var j = 0; j < n; j++)
                {
                    Assert.Equal(hessian[i * n + j], Difference([.. slopes.Select(slope => slope[j])]), 1e-8 * size);
                    Assert.Equal(hessian[i * n + j], hessian[j * n + i]);
                }

                static double Difference(double[] f) => (8 * (f[1] - f[2]) - (f[0] - f[3])) / (12 * h);
            }
        }
    }

    [Fact]
    public void Evaluate_PurchaseSample_IsTheSumOfItsRows()
    {
        var draws = new RandomDraws(13);
        foreach (var family in PurchaseFamilies.All)
        {
            for (var round = 0; round < 50; round++)
            {
                var sample = Sample(ref draws, 40);
                var likelihood = family.LikelihoodOf(sample.Columns);
                var point = Enumerable.Range(0, family.Dimension).Select(_ => (draws.NextUniform() - 0.5) * 10).ToArray();
                var θ = PurchaseParameters.Of([.. point.Select(Math.Exp)]);
                var rows = sample.Rows.Select(row => row.CustomerCount * family.LogLikelihood(θ, PurchaseRow.Of(row.History))).ToArray();
                var value = likelihood.Evaluate(point, new double[family.Dimension], new double[family.Dimension * family.Dimension]);
                Assert.Equal(-rows.Sum(), value, 1e-12 * (1 + rows.Sum(Math.Abs)));
            }
        }
    }

    [Fact]
    public void Fit_MergedSamples_IsTheFitOfAllToTheLastBit()
    {
        var draws = new RandomDraws(17);
        for (var round = 0; round < 20; round++)
        {
            var rows = Sample(ref draws, 120).Rows.SelectMany(row => Enumerable.Repeat(row.History, (int)row.CustomerCount)).ToArray();
            var shuffled = rows.ToArray();
            for (var i = shuffled.Length - 1; i > 0; i--)
            {
                var j = draws.NextIndex(i + 1);
                (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
            }

            var cut = draws.NextIndex(rows.Length + 1);
            var parts = PurchaseSample.Create(shuffled.AsSpan(cut)).Merge(PurchaseSample.Create(shuffled.AsSpan(0, cut)));
            foreach (var kind in Enum.GetValues<PurchaseModelKind>())
            {
                var all = PurchaseModel.Fit(kind, PurchaseSample.Create(rows), null, Cancellation);
                var merged = PurchaseModel.Fit(kind, parts, null, Cancellation);
                Assert.Equal(all.LogLikelihood.Value, merged.LogLikelihood.Value);
                Assert.Equal(all.Parameters, merged.Parameters);
                Assert.Equal(all.Status, merged.Status);
            }
        }
    }

    [Theory]
    [InlineData(1, 0, 10, 10)]
    [InlineData(50, 0, 0, 10)]
    [InlineData(50, 4, 10, 10)]
    [InlineData(50, 4, 5, 10)]
    [InlineData(1_000_000, 2, 5, 10)]
    [InlineData(1, 2_000_000_000, 5, 10)]
    [InlineData(1_000_000_000_000, 1, 5, 10)]
    [InlineData(20, 0, 0, 0)]
    [InlineData(20, 3, 0, 0)]
    [InlineData(20, 3, 1e-30, 1e30)]
    public void Fit_DegenerateSample_EndsWithAStatus(long customers, int repeats, double last, double age)
    {
        if (repeats == 0) last = 0;
        var sample = PurchaseSample.Create([PurchaseHistory.Create(repeats, last, age, TimeUnit.Week)], [customers]);
        foreach (var penalty in (double[])[0, 1])
        {
            var options = new FitOptions { Penalty = penalty };
            var fits = Enum.GetValues<PurchaseModelKind>().Select(kind => PurchaseModel.Fit(kind, sample, options, Cancellation));
            foreach (var fit in fits)
            {
                Assert.True(Enum.IsDefined(fit.Status));
                Assert.Equal(age == 0, fit.Status == FitStatus.NotEnoughData);
                Assert.All(fit.Parameters, parameter => Assert.True(double.IsFinite(parameter.Value.Value)));
                Assert.Equal(fit.HasModel, fit.LogLikelihood.HasValue);
            }
        }
    }

    [Fact]
    public void Fit_Cancelled_Throws()
    {
        var draws = new RandomDraws(19);
        var sample = Sample(ref draws, 50);
        Assert.ThrowsAny<OperationCanceledException>(() => BgNbdModel.Fit(sample, null, new CancellationToken(true)));
    }

    [Fact]
    public void Fit_WithPenalty_TakesItFromTheLikelihoodAndStaysNearOne()
    {
        var draws = new RandomDraws(23);
        var sample = Sample(ref draws, 200);
        var (free, held) =
            (BgNbdModel.Fit(sample, null, Cancellation), BgNbdModel.Fit(sample, new FitOptions { Penalty = 50 }, Cancellation));
        var squares = held.Parameters.Sum(parameter => Math.Pow(Math.Log(parameter.Value.Value), 2));
        Assert.Equal(50 * squares, held.Penalty, 1e-9 * held.Penalty);
        Assert.True(free.LogLikelihood.Value >= held.LogLikelihood.Value);
        Assert.True(squares < free.Parameters.Sum(parameter => Math.Pow(Math.Log(parameter.Value.Value), 2)));
        Assert.True(held.GradientNorm < 1e-8);
    }

    private static PurchaseSample Sample(ref RandomDraws draws, int customers)
    {
        var times = new List<double>();
        var histories = new PurchaseHistory[customers];
        for (var i = 0; i < customers; i++)
        {
            var age = 20.0 + draws.NextIndex(20);
            times.Clear();
            BetaGeometricFamily.Modified.Simulate(new PurchaseParameters(0.8, 5, 0.7, 2.5), age, ref draws, times);
            histories[i] = PurchaseHistory.Create(times.Count, times.Count == 0 ? 0 : times[^1], age, TimeUnit.Week);
        }

        return PurchaseSample.Create(histories);
    }
}
