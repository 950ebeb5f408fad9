using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv.Checks;

public class ParametricBootstrapTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly BgNbdModel Truth = BgNbdModel.Create(2, 6, 2, 8, TimeUnit.Week);
    private static readonly PurchaseSample Sample = PurchaseSample.Create(Truth.Simulate(SimulatedHoldout.Ages(3_000, 52), 21));
    private static readonly FitResult<BgNbdModel> Fit = BgNbdModel.Fit(Sample);

    /// <summary>
    /// A standard deviation of 250 refits has an error of 1 / √500, 4.5 %; three of them are 13 %, and the curvature of the likelihood adds
    /// a few per cent that vanish with more customers.
    /// </summary>
    [Fact]
    public void Of_AWellIdentifiedSample_HasTheErrorsOfTheHessian()
    {
        var bootstrap =
            ParametricBootstrap.Of(Fit, Sample, replications: 250, seed: 2, cancellationToken: Token);
        Assert.Equal((250, 0, 0), (bootstrap.ReplicationCount, bootstrap.FailedCount, bootstrap.AtBoundaryCount));
        for (var i = 0; i < Fit.Parameters.Length; i++)
        {
            var (figure, fitted) = (bootstrap.Parameters[i], Fit.Parameters[i]);
            Assert.Equal((fitted.Symbol, fitted.Value.Value), (figure.Name, figure.Value.Value));
            Assert.InRange(figure.Value.StandardError / fitted.Value.StandardError, 0.82, 1.18);
            Assert.True(figure.PercentileInterval().Contains(fitted.Value.Value));
            Assert.Equal(250, figure.Refitted.Length);
        }

        var customer = PurchaseHistory.Create(4, 20, 30, TimeUnit.Week);
        AssertNear(model => model.ProbabilityAlive(customer), Fit.Model.ProbabilityAlive(customer, withStandardError: true));
        AssertNear(model => model.ExpectedPurchases(customer, 26), Fit.Model.ExpectedPurchases(customer, 26, withStandardError: true));

        void AssertNear(Func<BgNbdModel, Estimate> figure, Estimate delta)
        {
            var predicted = bootstrap.Predict("prediction", model => figure(model).Value);
            Assert.Equal(delta.Value, predicted.Value.Value);
            Assert.InRange(predicted.Value.StandardError / delta.StandardError, 0.82, 1.18);
        }
    }

    [Fact]
    public void Of_TheSameSeed_IsTheSame()
    {
        var one = Of(7);
        var two = Of(7);
        var other = Of(8);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(one.Parameters[i].Refitted, two.Parameters[i].Refitted);
            Assert.NotEqual(one.Parameters[i].Refitted, other.Parameters[i].Refitted);
        }

        static BootstrapResult<BgNbdModel> Of(ulong seed) =>
            ParametricBootstrap.Of(Fit, Sample, replications: 8, seed);
    }

    [Fact]
    public void Of_RefitsThatFail_CountsAndExcludesThem()
    {
        var nothing = BgNbdModel.Fit(PurchaseSample.Empty, cancellationToken: Token);
        var seeds = new List<ulong>();
        var bootstrap = ParametricBootstrap.Of(
            Fit,
            (seed, _) =>
            {
                lock (seeds) seeds.Add(seed);
                return seed % 3 == 0 ? nothing : Fit;
            },
            replications: 60, cancellationToken: Token);
        Assert.Equal(60, seeds.Distinct().Count());
        Assert.Equal((60, seeds.Count(seed => seed % 3 == 0)), (bootstrap.ReplicationCount, bootstrap.FailedCount));
        var figure = bootstrap.Parameters[0];
        Assert.Equal((60 - bootstrap.FailedCount, 0.0), (figure.Refitted.Length, figure.Bias.Value));
        // Refits that are all equal give no spread.
        Assert.False(figure.Value.HasStandardError);
    }

    [Fact]
    public void Of_NoRefitAtAll_SaysSo()
    {
        var nothing = BgNbdModel.Fit(PurchaseSample.Empty, cancellationToken: Token);
        var bootstrap =
            ParametricBootstrap.Of(Fit, (_, _) => nothing, replications: 3, cancellationToken: Token);
        Assert.Equal(3, bootstrap.FailedCount);
        Assert.False(bootstrap.Parameters[0].Value.HasStandardError);
        Assert.Equal("no refit succeeded", bootstrap.Parameters[0].Bias.Reason);
        Assert.Throws<InvalidOperationException>(() => bootstrap.Parameters[0].PercentileInterval());
    }

    [Fact]
    public void PercentileInterval_OfKnownRefits_IsTheirQuantiles()
    {
        var figure = new BootstrapFigure("x", 5, [4, 2, 1, 3, 5]);
        var interval = figure.PercentileInterval(0.5);
        Assert.Equal((2.0, 4.0, 0.5), (interval.Lower, interval.Upper, interval.Level));
        Assert.Equal((-2.0, Math.Sqrt(2.5)), (figure.Bias.Value, figure.Value.StandardError));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => figure.PercentileInterval(1));
    }

    [Fact]
    public void Predict_InfiniteFigures_HaveNoStandardError()
    {
        var figure = new BootstrapFigure("x", double.PositiveInfinity, [double.PositiveInfinity, double.PositiveInfinity, 3]);
        Assert.False(figure.Value.HasStandardError);
        Assert.Equal(double.PositiveInfinity, figure.PercentileInterval().Upper);
        Assert.Equal("the refits or the fit are infinite", figure.Bias.Reason);
    }

    [Fact]
    public void Of_BadArguments_NamesThem()
    {
        var nothing = BgNbdModel.Fit(PurchaseSample.Empty, cancellationToken: Token);
        var other = PurchaseSample.Create(Truth.Simulate([1, 2, 3], 1, Token));
        Assert.Throws<ArgumentNullException>(
            "fit", () => ParametricBootstrap.Of((FitResult<BgNbdModel>)null!, Sample, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("sample", () => ParametricBootstrap.Of(Fit, (PurchaseSample)null!, cancellationToken: Token));
        Assert.Throws<ArgumentException>("fit", () => ParametricBootstrap.Of(nothing, PurchaseSample.Empty, cancellationToken: Token));
        Assert.Throws<ArgumentException>("sample", () => ParametricBootstrap.Of(Fit, other, cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(
            "replications", () => ParametricBootstrap.Of(Fit, Sample, replications: 1, cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(
            "replications", () => ParametricBootstrap.Of(Fit, (_, _) => Fit, replications: 1, cancellationToken: Token));
        Assert.Throws<ArgumentException>("fit", () => new BootstrapResult<BgNbdModel>(nothing, [Fit]));
        Assert.Throws<ArgumentException>("refits", () => new BootstrapResult<BgNbdModel>(Fit, [new("BG/NBD", Fit.Status, Fit.Model)]));
        Assert.Throws<ArgumentOutOfRangeException>("fitted", () => new BootstrapFigure("x", double.NaN, []));
        Assert.Throws<ArgumentOutOfRangeException>("refitted", () => new BootstrapFigure("x", 1, [2, double.NaN]));
        Assert.Throws<OperationCanceledException>(
            () => ParametricBootstrap.Of(Fit, Sample, cancellationToken: new CancellationToken(true)));
        var result = ParametricBootstrap.Of(Fit, (_, _) => Fit, replications: 2, cancellationToken: Token);
        Assert.Throws<ArgumentException>("prediction", () => result.Predict("x", _ => double.NaN));
    }
}
