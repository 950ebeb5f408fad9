using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

public class LifetimeValueModelTests
{
    private const double WeeksAMonth = 4.345;

    private static readonly PurchaseModel CdnowPurchases = BgNbdModel.Create(0.242593, 4.413532, 0.792886, 2.425754, TimeUnit.Week);
    private static readonly GammaGammaModel CdnowSpend = GammaGammaModel.Create(6.25, 3.74, 15.44);
    private static readonly PurchaseHistory FirstCustomer = PurchaseHistory.Create(2, 30.43, 38.86, TimeUnit.Week, repeatSpend: 44.70m);

    private static readonly Gen<PurchaseHistory> Histories =
        from x in Gen.Choose(0, 30)
        from last in Gen.Choose(1, 100)
        from rest in Gen.Choose(0, 100)
        from cents in Gen.Choose(1, 100_000)
        select PurchaseHistory.Create(
            x, x == 0 ? 0 : last / 2.0, (last + rest) / 2.0, TimeUnit.Week, repeatSpend: x == 0 ? 0 : cents / 100m);

    /// <summary>
    /// A well-known quickstart shows 140.1 for "12 months" of weekly data, because it counts 360 weeks; with its monthly sum the value is
    /// 36.286. The model counts in its own unit, and discounts each purchase from its instant and not from the end of the month.
    /// </summary>
    [Fact]
    public void ValueOf_TwelveMonthsOfWeeklyData_CountsWeeks()
    {
        var spend = CdnowSpend.ExpectedSpend(FirstCustomer).Value;
        var monthly = Enumerable.Range(1, 12).Sum(month =>
            CdnowPurchases.ExpectedPurchases(FirstCustomer, WeeksAMonth, (month - 1) * WeeksAMonth).Value * Math.Pow(1.01, -month));
        Assert.Equal(36.286, spend * monthly, 5e-4);

        var model = LifetimeValueModel.Create(
            CdnowPurchases, CdnowSpend, discount: Discount.Effective(Math.Pow(1.01, 12) - 1), horizon: 12 * WeeksAMonth);
        // About half a month's interest more than with discounting at the ends of the months.
        Assert.Equal(36.286 * Math.Sqrt(1.01), model.ValueOf(FirstCustomer).Value, 0.02);
    }

    [Fact]
    public void ValueOf_DiscountRisesOrHorizonShrinks_Falls() => Law.Holds(
        from history in Histories from rate in Gen.Choose(0, 50) from horizon in Gen.Choose(1, 400)
            select (history, rate / 100.0, (double)horizon),
        one =>
        {
            var value = Value(one.Item2, one.Item3);
            Assert.True(value >= 0);
            Assert.True(Value(one.Item2 + 0.05, one.Item3) <= value);
            Assert.True(Value(one.Item2, one.Item3 / 2) <= value);

            double Value(double rate, double horizon) => LifetimeValueModel.Create(
                CdnowPurchases, CdnowSpend, discount: Discount.Continuous(rate), horizon: horizon)
                    .ValueOf(one.history).Value;
        },
        count: 300);

    [Fact]
    public void ValueOf_AnyCustomer_IsMarginTimesSpendTimesPurchases()
    {
        var model = LifetimeValueModel.Create(CdnowPurchases, CdnowSpend, margin: 0.3, Discount.Effective(0.15), horizon: 52);
        var value = model.ValueOf(FirstCustomer).Value;
        var purchases = CdnowPurchases.DiscountedPurchases(FirstCustomer, Discount.Effective(0.15), 52).Value;
        Assert.Equal(0.3 * 24.6637139 * purchases, value, 1e-7);
    }

    [Fact]
    public void ValueOfNewCustomer_CountsTheFirstPurchase()
    {
        var model = LifetimeValueModel.Create(CdnowPurchases, CdnowSpend, margin: 0.5);
        var purchases = CdnowPurchases.DiscountedPurchases(CdnowPurchases.NewCustomer, Discount.Continuous(0.10)).Value;
        Assert.Equal(0.5 * 35.2189781 * (1 + purchases), model.ValueOfNewCustomer().Value, 1e-6);
        Assert.Equal(0.5 * 35.2189781 * purchases, model.ResidualValueOfNewCustomer().Value, 1e-6);
        Assert.Equal(model.ResidualValueOfNewCustomer(), model.ValueOf(CdnowPurchases.NewCustomer));
    }

    /// <summary>
    /// Another library treats the spend as known, so its interval is too narrow; here the uncertainty of both models counts.
    /// </summary>
    [Fact]
    public void ValueOf_WithStandardError_IncludesThatOfTheSpend()
    {
        var (purchases, spend) = Fitted();
        var model = LifetimeValueModel.Create(purchases, spend, margin: 0.4, horizon: 52);
        foreach (var history in (PurchaseHistory[])[FirstCustomer, purchases.NewCustomer,
            PurchaseHistory.Create(9, 25, 39, TimeUnit.Week, repeatSpend: 900)])
        {
            var value = model.ValueOf(history, withStandardError: true);
            var s = spend.ExpectedSpend(history, withStandardError: true);
            var d = purchases.DiscountedPurchases(history, model.Discount, 52, withStandardError: true);
            var (ofSpend, ofPurchases) = (0.4 * d.Value * s.StandardError, 0.4 * s.Value * d.StandardError);
            Assert.Equal(1, value.StandardError / Math.Sqrt(ofSpend * ofSpend + ofPurchases * ofPurchases), 1e-12);
            Assert.True(value.StandardError > 1.001 * ofPurchases);
            Assert.Equal(model.ValueOf(history).Value, value.Value);
        }

        var fresh = model.ValueOfNewCustomer(withStandardError: true);
        Assert.True(fresh.StandardError > model.ResidualValueOfNewCustomer(withStandardError: true).StandardError);
        Assert.False(model.ValueOf(FirstCustomer).HasStandardError);
        Assert.False(LifetimeValueModel.Create(purchases, CdnowSpend).ValueOf(FirstCustomer, withStandardError: true).HasStandardError);
        Assert.False(LifetimeValueModel.Create(CdnowPurchases, spend).ValueOf(FirstCustomer, withStandardError: true).HasStandardError);
    }

    [Fact]
    public void ValueOf_OfMany_IsThatOfEachToTheLastBit()
    {
        var (purchases, spend) = Fitted();
        var model = LifetimeValueModel.Create(purchases, spend, horizon: 52);
        PurchaseHistory[] histories = [.. Histories.Sample(3_000, 5)];
        var (values, parallel) = (new double[histories.Length], new double[histories.Length]);
        model.ValueOf(histories.AsSpan(), values);
        model.ValueOf(histories.AsMemory(), parallel, TestContext.Current.CancellationToken);
        Assert.Equal(histories.Select(history => model.ValueOf(history).Value), values);
        Assert.Equal(values, parallel);
    }

    [Fact]
    public void ValueOf_InfiniteSpend_IsInfiniteUnlessNothingIsPurchased()
    {
        var spend = GammaGammaModel.Create(2, 0.7, 10);
        var model = LifetimeValueModel.Create(CdnowPurchases, spend);
        Assert.Equal(Estimate.Of(double.PositiveInfinity), model.ValueOfNewCustomer(withStandardError: true));
        Assert.True(double.IsFinite(model.ValueOf(FirstCustomer).Value));
        var nothing = LifetimeValueModel.Create(CdnowPurchases, spend, horizon: 0);
        Assert.Equal(Estimate.Of(0), nothing.ResidualValueOfNewCustomer());
        Assert.Equal(Estimate.Of(double.PositiveInfinity), nothing.ValueOfNewCustomer());
    }

    [Fact]
    public void ValueOf_InfinitePurchases_IsInfinite()
    {
        var model = LifetimeValueModel.Create(CdnowPurchases, CdnowSpend, discount: Discount.None);
        Assert.Equal(Estimate.Of(double.PositiveInfinity), model.ValueOf(FirstCustomer, withStandardError: true));
    }

    [Fact]
    public void ValueOf_OneOrMany_AllocatesNothing()
    {
        var model = LifetimeValueModel.Create(CdnowPurchases, CdnowSpend, horizon: 52);
        PurchaseHistory[] histories = [FirstCustomer, FirstCustomer];
        var values = new double[2];
        Assert.Equal(0, Allocation.Of(() => model.ValueOf(FirstCustomer)));
        Assert.Equal(0, Allocation.Of(() => model.ValueOf(histories.AsSpan(), values)));
        Assert.Equal(0, Allocation.Of(() => model.ValueOfNewCustomer()));
    }

    [Fact]
    public void ValueOf_OtherUnitOrGrain_IsRefused()
    {
        var model = LifetimeValueModel.Create(CdnowPurchases, CdnowSpend);
        var months = PurchaseHistory.Create(2, 7, 9, TimeUnit.Month, repeatSpend: 44.70m);
        Assert.Contains("Week", Assert.Throws<ArgumentException>(() => model.ValueOf(months)).Message);
        Assert.Throws<ArgumentException>(() => model.ValueOf((PurchaseHistory[])[months], new double[1]));
        var byOrder = PurchaseHistory.Create(2, 7, 9, TimeUnit.Week, PurchaseGrain.Order, 44.70m);
        Assert.Throws<ArgumentException>(() => model.ValueOf(byOrder));
        var refused = Assert.Throws<ArgumentException>(
            "spend", () => LifetimeValueModel.Create(CdnowPurchases, GammaGammaModel.Create(6, 4, 15, PurchaseGrain.Order)));
        Assert.StartsWith("The purchase model has grain Day, the spend model Order. Fit both models with the same grain.", refused.Message);
    }

    [Fact]
    public void Create_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("purchases", () => LifetimeValueModel.Create(null!, CdnowSpend));
        Assert.Throws<ArgumentNullException>("spend", () => LifetimeValueModel.Create(CdnowPurchases, null!));
        Assert.Throws<ArgumentException>(
            "values",
            () => LifetimeValueModel.Create(CdnowPurchases, CdnowSpend).ValueOf((PurchaseHistory[])[FirstCustomer], new double[2]));
        foreach (var bad in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>("margin", () => LifetimeValueModel.Create(CdnowPurchases, CdnowSpend, margin: bad));
        foreach (var bad in new[] { -1, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                "horizon", () => LifetimeValueModel.Create(CdnowPurchases, CdnowSpend, horizon: bad));
        }
    }

    private static (MbgNbdModel Purchases, GammaGammaModel Spend) Fitted() => (
        MbgNbdModel.Fit(
            PurchaseSample.Create(Histories.Sample(300, 3).ToArray()), cancellationToken: TestContext.Current.CancellationToken).Model,
        SpendCases.Fit(SpendCases.Simulated(6.25, 3.74, 15.44, 500, 31)).Model);
}
