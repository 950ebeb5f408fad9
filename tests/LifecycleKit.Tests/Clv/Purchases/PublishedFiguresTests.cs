using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>Published figures of BG/NBD and MBG/NBD, and defects of other libraries.</summary>
public class PublishedFiguresTests
{
    private static readonly BgNbdModel Published = BgNbdModel.Create(0.243, 4.414, 0.793, 2.426, TimeUnit.Week);
    private static readonly PurchaseHistory Customer = History(2, 30.43, 38.86);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void BgNbdFit_CdnowRounded_IsThePublishedOneWithItsCovariance()
    {
        var fit = BgNbdModel.Fit(PurchaseSample.Create(CdnowSample.Rounded), null, Cancellation);
        IsFit(fit, [0.242593, 4.413532, 0.792886, 2.425754], 1e-6, -9582.42556);
        double[] errors = [0.01256, 0.3782, 0.1857, 0.7053];
        for (var i = 0; i < 4; i++) Assert.Equal(errors[i], fit.Parameters[i].Value.StandardError, errors[i] * 5e-4);
        Assert.Equal(0.1232, fit.Covariance(2, 3).Value, 6e-5);
        // lifetimes has 0.0674 and 0.000204 at the two places.
        Assert.Equal(0.00371, fit.Covariance(0, 1).Value, 6e-6);
        Assert.Equal(fit.Covariance(0, 1), fit.Covariance(1, 0));
        Assert.Contains(fit.Warnings, warning => warning.Kind == FitWarningKind.OneTimeBuyersAlive);
    }

    [Fact]
    public void BgNbdFit_CdnowExact_IsThePublishedOne() => IsFit(
        BgNbdModel.Fit(PurchaseSample.Create(CdnowSample.Exact), null, Cancellation), [0.2425945, 4.4136024, 0.7929220, 2.4259069], 5e-7,
        -9582.42921);

    [Fact]
    public void MbgNbdFit_CdnowRounded_IsThePublishedOne()
    {
        var fit = MbgNbdModel.Fit(PurchaseSample.Create(CdnowSample.Rounded), null, Cancellation);
        IsFit(fit, [0.524838, 6.182992, 0.891356, 1.614000], 1e-6, -9582.13268);
        // The predictions were computed at the printed parameters.
        var model = MbgNbdModel.Create(0.524838, 6.182992, 0.891356, 1.614, TimeUnit.Week);
        IsRounded(0.3897164449, 10, model.ProbabilityAlive(History(0, 0, 38.86)).Value);
        IsRounded(0.7061263203, 10, model.ProbabilityAlive(Customer).Value);
        IsRounded(1.262670991, 9, model.ExpectedPurchases(Customer, 39).Value);
        IsRounded(0.1539537166, 10, model.ExpectedPurchases(History(0, 0, 38.86), 39).Value);
        IsRounded(0.0530606336, 10, model.ExpectedPurchases(model.NewCustomer, 1).Value);
        IsRounded(1.182284154, 9, model.ExpectedPurchases(model.NewCustomer, 39).Value);
        IsRounded(1.418890029, 9, model.ExpectedPurchases(model.NewCustomer, 52).Value);
        IsRounded(1.803636876, 9, model.ExpectedPurchases(model.NewCustomer, 78).Value);
    }

    [Fact]
    public void BgNbdPredictions_PublishedParameters_AreThePublishedOnes()
    {
        IsRounded(1.22602817, 8, Published.ExpectedPurchases(Customer, 39).Value);
        IsRounded(0.726578570, 9, Published.ProbabilityAlive(Customer).Value);
        (double Time, double Purchases)[] expected =
            [(0.1429, 0.00782835), (1, 0.05326789), (3, 0.15086523), (31.8571, 1.04199606), (32, 1.04524333), (78, 1.86051906)];
        foreach (var (time, purchases) in expected) IsRounded(purchases, 8, Published.ExpectedPurchases(Published.NewCustomer, time).Value);
        IsRounded(5.156379826, 9, Published.DiscountedPurchases(Customer, Discount.Continuous(0.0027, TimeUnit.Week)).Value);
    }

    [Fact]
    public void BgNbdPredictions_FullParameters_AreThoseOfTheWalkthrough()
    {
        var model = BgNbdModel.Create(0.2425982, 4.4136842, 0.7929899, 2.4261667, TimeUnit.Week);
        IsRounded(1.44400480, 8, model.ExpectedPurchases(model.NewCustomer, 52).Value);
        IsRounded(25.7565, 4, model.ExpectedPurchases(History(26, 30.857142857, 31), 52).Value);
        IsRounded(0.968852151, 9, model.ProbabilityAlive(History(26, 30.857142857, 31)).Value);
        (int Count, double Purchases,
            int Digits)[] paradox = [(10, 0.347460, 6), (15, 0.0428340, 7), (20, 0.00415899, 8), (25, 0.000358370, 9)];
        foreach (var (count, purchases, digits) in paradox)
            IsRounded(purchases, digits, model.ExpectedPurchases(History(count, 20, 39), 52).Value);
    }

    [Fact]
    public void ProbabilityOfPurchases_ManyPurchases_IsATightlyKnownNumber()
    {
        var model = Published;
        IsNear(1.07868964e-7, model.ProbabilityOfPurchases(model.NewCustomer, 10, 2).Value, 5e-9);
        IsNear(0.573786352, model.ProbabilityOfPurchases(model.NewCustomer, 0, 39).Value, 1e-9);
        IsNear(0.00199952145, model.ProbabilityOfPurchases(model.NewCustomer, 11, 30).Value, 3e-9);
        IsNear(0.00151702363, model.ProbabilityOfPurchases(model.NewCustomer, 12, 30).Value, 4e-9);
        IsNear(0.00116331501, model.ProbabilityOfPurchases(model.NewCustomer, 13, 30).Value, 5e-9);
        // lifetimes has NaN from 172 on.
        foreach (var n in (int[])[171, 172, 173, 500, 5_000])
        {
            Assert.InRange(
                model.ProbabilityOfPurchases(model.NewCustomer, n, 1_000).Value, double.Epsilon,
                model.ProbabilityOfPurchases(model.NewCustomer, n - 1, 1_000).Value);
        }
    }

    [Theory]
    [InlineData(1_500, 365, 365, 1108.1475, 4)]
    [InlineData(350, 365, 3_650, 1084.38268, 5)]
    public void ExpectedPurchases_ManyPurchases_DoNotOverflow(int count, double age, double horizon, double ifAlive, int digits)
    {
        var history = History(count, age, age);
        IsRounded(ifAlive, digits, Published.ExpectedPurchases(history, horizon).Value / Published.ProbabilityAlive(history).Value);
        Assert.True(double.IsFinite(Published.ExpectedPurchases(History(1_100, 365, 365), 365).Value));
    }

    [Theory]
    [InlineData(0.31, 0.5, 0.564588615533, 12)]
    [InlineData(0.5, 0.5, 0.457010914662, 12)]
    [InlineData(1, 0.5, double.NaN, 0)]
    public void ExpectedPurchases_WhereClosedFormsBreak_AreOrdinary(double a, double b, double expected, int digits)
    {
        var got = BgNbdModel.Create(0.11, 2.24, a, b, TimeUnit.Week).ExpectedPurchases(History(0, 0, 1), 30).Value;
        if (digits > 0) IsRounded(expected, digits, got);
        foreach (var near in (double[])[1e-14, 1e-9])
        {
            foreach (var sign in (double[])[-1, 1])
            {
                IsNear(
                    got, BgNbdModel.Create(0.11, 2.24, a * (1 + sign * near), b, TimeUnit.Week)
                        .ExpectedPurchases(History(0, 0, 1), 30).Value, 2 * near + 1e-14);
            }
        }
    }

    [Fact]
    public void ProbabilityOfNoPurchase_OneTimeBuyer_IsThatOfACustomerWhoIsAlive() =>
        IsRounded(0.8555, 4, Published.ProbabilityOfPurchases(History(0, 0, 38.86), 0, 39).Value);

    [Fact]
    public void Forecast_OneCustomerOfABatch_IsIndependentOfTheBatch()
    {
        var histories = Enumerable.Range(0, 150).Select(i => History(i, i, 200)).ToArray();
        var forecasts = new PurchaseForecast[histories.Length];
        Published.Forecast(histories.AsSpan(), forecasts.AsSpan(), 13);
        for (var i = 0; i < histories.Length; i++) Assert.Equal(Published.Forecast(histories[i], 13), forecasts[i]);
    }

    private static PurchaseHistory History(int count, double last, double age) => PurchaseHistory.Create(count, last, age, TimeUnit.Week);

    /// <summary>The last digit of a published parameter depends on its optimiser; here the gradient vanishes.</summary>
    private static void IsFit(FitResult fit, double[] parameters, double tolerance, double logLikelihood)
    {
        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.True(fit.GradientNorm <= 1e-10);
        Assert.Equal(logLikelihood, fit.LogLikelihood.Value, 6e-6);
        for (var i = 0; i < parameters.Length; i++) Assert.Equal(parameters[i], fit.Parameters[i].Value.Value, tolerance);
    }

    /// <summary>Equal to the decimals given.</summary>
    private static void IsRounded(double expected, int decimals, double actual) =>
        Assert.Equal(expected, actual, 0.51 * Math.Pow(10, -decimals));

    private static void IsNear(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * expected);
}
