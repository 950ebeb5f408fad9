using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

public sealed class ParetoNbdLikelihoodTests
{
    private const double Step = 1e-3;

    private static readonly Gen<Case> Cases =
        from shapes in Log(0.02, 50).Two()
        from scale in Log(0.05, 200)
        from ratio in Log(1e-3, 1e3)
        from special in Gen.Choose(0, 5)
        from rows in (
            from repeats in Gen.Frequency((1, Gen.Constant(0)), (3, Log(1, 60).Select(x => (int)x)), (1, Log(60, 2000).Select(x => (int)x)))
            from age in Log(0.05, 500)
            from share in Gen.Frequency((1, Gen.Constant(1.0)), (3, Log(1e-4, 1).Select(x => 1 - x)), (3, Log(1e-3, 1)))
            select PurchaseHistory.Create(repeats, repeats == 0 ? 0 : share * age, age, TimeUnit.Week)).ArrayOf(11)
        select new Case(
            shapes.Item1,
            scale,
            special == 0 ? 1 : special == 1 ? 1 + 1e-9 : shapes.Item2,
            special is 2 or 0 ? scale : special == 3 ? scale * (1 + 1e-10) : scale * ratio,
            rows);

    [Fact]
    public void Evaluate_AnyRows_IsTheSumOfTheSingleLikelihoods() => Law.Holds(Cases, test =>
    {
        var likelihood = test.Likelihood();
        var model = ParetoNbdModel.Create(test.R, test.Alpha, test.S, test.Beta, TimeUnit.Week);
        var (sum, size) = (0.0, 0.0);
        foreach (var row in test.Rows)
        {
            var single = model.LogLikelihood(row);
            sum += single;
            size += Math.Abs(single) + row.RepeatPurchaseCount * Math.Abs(Math.Log(test.Alpha + row.Age)) + test.R + test.S;
        }

        Assert.Equal(-sum, test.Evaluate(likelihood, test.Point, new double[4], new double[16]), 1e-12 * size);
    });

    [Fact]
    public void Evaluate_AnyRows_HasTheGradientAndHessianOfFivePointDifferences() => Law.Holds(Cases, test =>
    {
        var likelihood = test.Likelihood();
        var (gradient, hessian) = (new double[4], new double[16]);
        var value = Math.Abs(test.Evaluate(likelihood, test.Point, gradient, hessian)) + test.Rows.Sum(row => row.RepeatPurchaseCount + 1);
        var left = new double[4];
        var right = new double[4];
        var far = new double[4];
        var farther = new double[4];
        for (var i = 0; i < 4; i++)
        {
            var (atLeft, atRight) = (At(-1, left), At(1, right));
            var (atFar, atFarther) = (At(-2, far), At(2, farther));
            var slope = (8 * (atRight - atLeft) - (atFarther - atFar)) / (12 * Step);
            Assert.Equal(slope, gradient[i], 1e-7 * (value + Math.Abs(slope)));
            for (var j = 0; j < 4; j++)
            {
                slope = (8 * (right[j] - left[j]) - (farther[j] - far[j])) / (12 * Step);
                Assert.Equal(slope, hessian[i * 4 + j], 1e-7 * (value + Math.Abs(slope)));
                Assert.Equal(hessian[j * 4 + i], hessian[i * 4 + j]);
            }

            double At(int steps, double[] slopes)
            {
                var point = test.Point;
                point[i] += steps * Step;
                return test.Evaluate(likelihood, point, slopes, new double[16]);
            }
        }
    });

    [Theory]
    [InlineData(1e-5, 1e-5, 1e-5, 1e-5)]
    [InlineData(1e5, 1e7, 1e5, 1e7)]
    [InlineData(1e-5, 1e7, 1e5, 1e-5)]
    [InlineData(1e5, 1e-5, 1e-5, 1e7)]
    public void Evaluate_CornersOfTheBox_IsFinite(double r, double alpha, double s, double beta)
    {
        PurchaseHistory[] rows =
        [
            PurchaseHistory.Create(0, 0, 100, TimeUnit.Week), PurchaseHistory.Create(0, 0, 0, TimeUnit.Week),
            PurchaseHistory.Create(3000, 1, 100, TimeUnit.Week), PurchaseHistory.Create(1, 100, 100, TimeUnit.Week),
        ];
        var test = new Case(r, alpha, s, beta, rows);
        var (gradient, hessian) = (new double[4], new double[16]);
        Assert.True(double.IsFinite(test.Evaluate(test.Likelihood(), test.Point, gradient, hessian)));
        Assert.All(gradient, x => Assert.True(double.IsFinite(x)));
        Assert.All(hessian, x => Assert.True(double.IsFinite(x)));
    }

    private static Gen<double> Log(double from, double to) =>
        Gen.Choose(0, 1_000_000).Select(i => from * Math.Pow(to / from, i / 1e6));

    private sealed record Case(double R, double Alpha, double S, double Beta, PurchaseHistory[] Rows)
    {
        public double[] Point => [Math.Log(R), Math.Log(Alpha), Math.Log(S), Math.Log(Beta)];

        public SampleLikelihood Likelihood() => ParetoNbdFamily.Instance.LikelihoodOf(PurchaseSample.Create(Rows).Columns);

        public double Evaluate(SampleLikelihood likelihood, double[] point, double[] gradient, double[] hessian) =>
            likelihood.Evaluate(point, gradient, hessian);
    }
}
