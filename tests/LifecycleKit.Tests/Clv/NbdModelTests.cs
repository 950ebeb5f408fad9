using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Clv;

public sealed class NbdModelTests
{
    private static readonly NbdModel Model = NbdModel.Create(0.384768, 12.072085, TimeUnit.Week);
    private static readonly PurchaseHistory History = PurchaseHistory.Create(2, 30.43, 38.86, TimeUnit.Week);
    private static readonly double K = 2.384768;
    private static readonly double Time = 12.072085 + 38.86;

    [Fact]
    public void Create_Parameters_AreShown()
    {
        Assert.Equal("NBD (r 0.384768, alpha 12.072085, Week)", Model.ToString());
        Assert.Throws<ArgumentOutOfRangeException>("r", () => NbdModel.Create(0, 1, TimeUnit.Week));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => NbdModel.Create(1, double.PositiveInfinity, TimeUnit.Week));
    }

    [Fact]
    public void Predictions_AnyCustomer_AreTheClosedForms()
    {
        Assert.Equal(1, Model.ProbabilityAlive(History, 1e9).Value);
        Assert.Equal(0, Model.ChurnProbability(History).Value);
        Assert.Equal(K / Time * 39, Model.ExpectedPurchases(History, 39).Value, 1e-14);
        Assert.Equal(double.PositiveInfinity, Model.ExpectedPurchases(History, double.PositiveInfinity).Value);
        var rate = Discount.Continuous(0.0027, TimeUnit.Week);
        Assert.Equal(K / Time / 0.0027, Model.DiscountedPurchases(History, rate).Value, 1e-11);
        Assert.Equal(K / Time * (1 - Math.Exp(-0.0027 * 52)) / 0.0027, Model.DiscountedPurchases(History, rate, 52).Value, 1e-12);
        Assert.Equal(K / Time * 52, Model.DiscountedPurchases(History, Discount.None, 52).Value, 1e-13);
        Assert.Equal(double.PositiveInfinity, Model.DiscountedPurchases(History, Discount.None).Value);
        var median = Model.TimeToNextPurchase(History).Value;
        Assert.Equal(0.5, Math.Pow(Time / (Time + median), K), 1e-14);
        Assert.Equal(0.5, Model.ProbabilityOfPurchases(History, 0, median).Value, 1e-14);
    }

    [Fact]
    public void LogLikelihood_AnyCustomer_IsThatOfThePurchaseTimes()
    {
        var expected = GammaFunctions.LogGamma(K) - GammaFunctions.LogGamma(0.384768) + 0.384768 * Math.Log(12.072085) - K * Math.Log(Time);
        Assert.Equal(expected, Model.LogLikelihood(History), 1e-13);
        // As Pareto/NBD, whose limit for a vanishing dropout rate is NBD.
        var limit = ParetoNbdModel.Create(0.384768, 12.072085, 1e-9, 1e6, TimeUnit.Week);
        Assert.Equal(limit.LogLikelihood(History), Model.LogLikelihood(History), 1e-12);
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(1e4)]
    public void ProbabilityOfPurchases_AllCounts_SumToOne(double horizon)
    {
        var busy = NbdModel.Create(30, 100, TimeUnit.Week);
        var sum = 0.0;
        for (var n = 0; n < 20_000; n++) sum += busy.ProbabilityOfPurchases(busy.NewCustomer, n, horizon).Value;
        Assert.Equal(1, sum, 1e-10);
    }

    [Fact]
    public void ProbabilityOfPurchases_ManyPurchases_IsNotNaN() =>
        Assert.Equal(
            0.0089181306662748334, Model.ProbabilityOfPurchases(PurchaseHistory.Create(1000, 40, 40, TimeUnit.Week), 1000, 52).Value,
            1e-14);

    [Fact]
    public void Evaluate_RandomParameters_HasTheGradientAndHessianOfDifferences()
    {
        PurchaseHistory[] rows =
            [History, PurchaseHistory.Create(0, 0, 12, TimeUnit.Week), PurchaseHistory.Create(70, 9, 10, TimeUnit.Week), Model.NewCustomer];
        var likelihood = NbdFamily.Instance.LikelihoodOf(PurchaseSample.Create(rows).Columns);
        foreach (var (r, alpha) in new[] { (0.01, 30.0), (0.7, 3.0), (90.0, 0.2), (1e4, 1e5) })
        {
            double[] point = [Math.Log(r), Math.Log(alpha)];
            var gradient = new double[2];
            var hessian = new double[4];
            var left = new double[2];
            var right = new double[2];
            var model = NbdModel.Create(r, alpha, TimeUnit.Week);
            Assert.Equal(-rows.Sum(row => model.LogLikelihood(row)), likelihood.Evaluate(point, gradient, hessian), 1e-9);
            for (var i = 0; i < 2; i++)
            {
                const double step = 1e-4;
                var (before, after) = ((double[])[.. point], (double[])[.. point]);
                (before[i], after[i]) = (point[i] - step, point[i] + step);
                var slope =
                    (likelihood.Evaluate(after, right, new double[4]) - likelihood.Evaluate(before, left, new double[4])) / (2 * step);
                Assert.Equal(slope, gradient[i], 1e-5 * (1 + Math.Abs(slope)));
                for (var j = 0; j < 2; j++)
                {
                    slope = (right[j] - left[j]) / (2 * step);
                    Assert.Equal(slope, hessian[2 * i + j], 1e-6 * (1 + Math.Abs(slope)));
                }
            }
        }
    }
}
