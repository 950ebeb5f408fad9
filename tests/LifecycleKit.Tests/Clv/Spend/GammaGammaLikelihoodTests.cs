using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using SpendRow = (int RepeatPurchaseCount, double MeanSpend, long CustomerCount);

namespace LifecycleKit.Tests.Clv;

public class GammaGammaLikelihoodTests
{
    private static readonly Gen<((double P, double Q, double V) Parameters, SpendRow[] Rows)> Cases =
        from parameters in SpendCases.Parameters from rows in SpendCases.Rows select (parameters, rows);

    /// <summary>Five-point differences: each entry against the size of what is differenced and of the entry.</summary>
    [Fact]
    public void Evaluate_RandomParameters_HasTheGradientAndHessianOfItsValue() => Law.Holds(Cases, one =>
    {
        var likelihood = new GammaGammaLikelihood(SampleRows.Spends(one.Rows).Columns);
        double[] point = [Math.Log(one.Parameters.P), Math.Log(one.Parameters.Q), Math.Log(one.Parameters.V)];
        var (value, gradient, hessian) = At(likelihood, point);
        const double step = 1e-3;
        for (var i = 0; i < 3; i++)
        {
            var (far, near) = (At(likelihood, Moved(point, i, 2 * step)), At(likelihood, Moved(point, i, step)));
            var (farBack, nearBack) = (At(likelihood, Moved(point, i, -2 * step)), At(likelihood, Moved(point, i, -step)));
            var slope = (8 * (near.Value - nearBack.Value) - (far.Value - farBack.Value)) / (12 * step);
            Assert.Equal(slope, gradient[i], 1e-8 * (1 + Math.Abs(slope) + Math.Abs(value)));
            for (var j = 0; j < 3; j++)
            {
                var second = (8 * (near.Gradient[j] - nearBack.Gradient[j]) - (far.Gradient[j] - farBack.Gradient[j])) / (12 * step);
                var scale = 1 + Math.Abs(second) + Math.Abs(gradient[j]) + Math.Abs(hessian[i * 3 + i]) + Math.Abs(hessian[j * 3 + j]);
                Assert.Equal(second, hessian[i * 3 + j], 1e-8 * scale);
            }
        }
    });

    [Fact]
    public void Evaluate_AnySample_IsTheSumOfItsRows() => Law.Holds(Cases, one =>
    {
        var (p, q, v) = one.Parameters;
        var model = GammaGammaModel.Create(p, q, v);
        var terms = one.Rows.Select(row => row.CustomerCount * model.LogLikelihood(row.RepeatPurchaseCount, row.MeanSpend)).ToArray();
        var (value, _, _) = At(new GammaGammaLikelihood(SampleRows.Spends(one.Rows).Columns), [Math.Log(p), Math.Log(q), Math.Log(v)]);
        Assert.Equal(terms.Sum(), -value, 1e-12 * (1 + terms.Sum(Math.Abs)));
    });

    /// <summary>
    /// A function of this name in another library is not the model's density; this density integrates to 1 and has the right mean.
    /// </summary>
    [Theory]
    [InlineData(1, 6.25, 3.74, 15.44)]
    [InlineData(7, 6.25, 3.74, 15.44)]
    [InlineData(3, 0.4, 2.5, 1_000)]
    [InlineData(200, 2, 30, 0.02)]
    public void LogLikelihood_OverAllMeanSpends_IsADensity(int x, double p, double q, double v)
    {
        var model = GammaGammaModel.Create(p, q, v);
        var (mass, mean) = (0.0, 0.0);
        // In ln z̄ the density falls exponentially on both sides, where the trapezoid rule has all digits.
        const double step = 0.01;
        for (var log = -120.0; log < 120; log += step)
        {
            var density = Math.Exp(model.LogLikelihood(x, Math.Exp(log)) + log);
            mass += step * density;
            mean += step * density * Math.Exp(log);
        }

        Assert.Equal(1, mass, 1e-11);
        Assert.Equal(model.MeanSpend().Value, mean, 1e-11 * mean);
    }

    /// <summary>z̄ in another currency unit and v with it: the density is divided by the factor.</summary>
    [Fact]
    public void LogLikelihood_OtherCurrencyUnit_ShiftsByItsLogarithm() => Law.Holds(
        from one in Cases from factor in SpendCases.Magnitude(-3, 3) select (one, factor),
        both =>
        {
            var ((p, q, v), rows) = both.one;
            var (here, there) = (GammaGammaModel.Create(p, q, v), GammaGammaModel.Create(p, q, v * both.factor));
            foreach (var (x, spend, _) in rows)
            {
                var expected = here.LogLikelihood(x, spend) - Math.Log(both.factor);
                Assert.Equal(expected, there.LogLikelihood(x, spend * both.factor), 1e-12 * (10 + Math.Abs(expected)));
                var amount = here.ExpectedSpend(x, spend).Value * both.factor;
                Assert.True(double.IsInfinity(amount) || Math.Abs(there.ExpectedSpend(x, spend * both.factor).Value / amount - 1) < 1e-14);
            }
        });

    private static double[] Moved(double[] point, int place, double by)
    {
        var moved = point.ToArray();
        moved[place] += by;
        return moved;
    }

    private static (double Value, double[] Gradient, double[] Hessian) At(GammaGammaLikelihood likelihood, double[] point)
    {
        var (gradient, hessian) = (new double[3], new double[9]);
        return (likelihood.Evaluate(point, gradient, hessian), gradient, hessian);
    }
}
