using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Clv.Checks;

public class HoldoutSplitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Notes of the published sample: 2 357 customers, 2 457 repeat purchases, 1 411 without, 1 882 purchases in the hold-out.
    /// </summary>
    [Fact]
    public void Create_Cdnow_HasThePublishedCounts()
    {
        var split =
            HoldoutSplit.Create(CdnowSampleOrders.Read(), CdnowSampleOrders.Calibration, CdnowSampleOrders.End, cancellationToken: Token);
        Assert.Equal((2_357, 1_882L, 39.0), (split.Customers.Length, split.PurchaseCount, split.Length));
        Assert.Equal(
            (2_457L, 946L, 1_016), (split.Sample.RepeatPurchaseCount, split.Sample.RepeatCustomerCount, split.Sample.DistinctRowCount));
        Assert.Equal(1_882, split.Customers.Sum(customer => customer.PurchaseCount));
        Assert.Equal(split.Spend, split.Customers.Sum(customer => customer.Spend));
    }

    [Fact]
    public void Create_GeneratedLogs_EqualsTheNaiveCount() => Law.Holds(
        from x in OrderRowGen.RowsAndOptions
        from hours in Gen.Choose(-30, 80)
        from more in Gen.Choose(24, 60)
        from grain in Gen.Elements(PurchaseGrain.Day, PurchaseGrain.Order)
        select (x.Rows, x.Options, hours, more, grain),
        given =>
        {
            var log = OrderLog.Read(given.Rows, given.Options);
            var asOf = new DateTimeOffset(2024, 3, 31, 0, 0, 0, TimeSpan.Zero).AddHours(given.hours);
            var window = PurchaseWindow.Create(asOf, given.Options.TimeZone, TimeUnit.Day, given.grain, asOf.AddHours(-50));
            var end = asOf.AddHours(given.more + 2);
            var split = HoldoutSplit.Create(log, window, end);
            Assert.Equal(NaiveHoldout.Of(log, window, end), split.Customers);
        },
        400);

    /// <summary>A defect reported for other libraries: a mean over lines, not over purchases.</summary>
    [Fact]
    public void MeanSpend_OfSeveralOrdersADay_IsThatOfADay()
    {
        var log = OrderLog.Read(
        [
            new OrderRow("a", Noon, 10, "1"), new OrderRow("a", Noon.AddDays(2), 10, "2"), new OrderRow("a", Noon.AddDays(2), 5, "2"),
            new OrderRow("a", Noon.AddDays(2).AddHours(1), 15, "3"), new OrderRow("a", Noon.AddDays(3), 30, "4"),
            new OrderRow("a", Noon.AddDays(3), -7, "5"),
        ]);
        var window = PurchaseWindow.Create(Noon.AddDays(1), TimeZoneInfo.Utc);
        var customer = Assert.Single(HoldoutSplit.Create(log, window, Noon.AddDays(10), cancellationToken: Token).Customers);
        Assert.Equal((2, 60m, 30.0), (customer.PurchaseCount, customer.Spend, customer.MeanSpend().Value));
    }

    [Fact]
    public void Create_ADayThatTheCalibrationCuts_CountsItOnce()
    {
        var log = OrderLog.Read(
            [new OrderRow("a", Noon, 10, "1"), new OrderRow("a", Noon.AddHours(2), 20, "2"), new OrderRow("a", Noon.AddDays(1), 40, "3")]);
        var customer = Assert.Single(
            HoldoutSplit.Create(
                log, PurchaseWindow.Create(Noon.AddHours(1), TimeZoneInfo.Utc), Noon.AddDays(5), cancellationToken: Token).Customers);
        Assert.Equal((1, 40m), (customer.PurchaseCount, customer.Spend));
        var window = PurchaseWindow.Create(Noon.AddHours(1), TimeZoneInfo.Utc, grain: PurchaseGrain.Order);
        customer = Assert.Single(HoldoutSplit.Create(log, window, Noon.AddDays(5), cancellationToken: Token).Customers);
        Assert.Equal((2, 60m), (customer.PurchaseCount, customer.Spend));
    }

    [Fact]
    public void Create_CustomersOfTheHoldoutAlone_ExcludesThem()
    {
        var log = OrderLog.Read([new OrderRow("a", Noon.AddDays(9), 10), new OrderRow("b", Noon, 10), new OrderRow("c", Noon, -1)]);
        var split =
            HoldoutSplit.Create(log, PurchaseWindow.Create(Noon.AddDays(2), TimeZoneInfo.Utc), Noon.AddDays(16), cancellationToken: Token);
        Assert.Equal(1, Assert.Single(split.Customers).Place);
        Assert.Equal((0L, 0m, 2.0), (split.PurchaseCount, split.Spend, split.Length));
    }

    [Fact]
    public void MeanSpend_WithoutPurchases_SaysSo() =>
        Assert.Equal("there are no purchases in the hold-out", default(HoldoutCustomer).MeanSpend().Reason);

    [Fact]
    public void Create_BadArguments_NamesThem()
    {
        var (log, window) = (OrderLog.Read([]), PurchaseWindow.Create(Noon, TimeZoneInfo.Utc));
        Assert.Throws<ArgumentNullException>("log", () => HoldoutSplit.Create(null!, window, Noon.AddDays(1), cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => HoldoutSplit.Create(log, window, Noon, cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(
            "end", () => HoldoutSplit.Create(log, window, Noon.AddHours(1), cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => HoldoutSplit.Create([], 0));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => HoldoutSplit.Create([], double.NaN));
        var (week, day) = (HoldoutCustomer.Create(Of(TimeUnit.Week), 0), HoldoutCustomer.Create(Of(TimeUnit.Day), 0));
        Assert.Throws<ArgumentException>("customers", () => HoldoutSplit.Create([week, day], 1));
        Assert.Throws<ArgumentOutOfRangeException>("purchaseCount", () => HoldoutCustomer.Create(default, -1));
        Assert.Throws<ArgumentOutOfRangeException>("spend", () => HoldoutCustomer.Create(default, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("place", () => HoldoutCustomer.Create(default, 0, 0, -1));
        Assert.Throws<OperationCanceledException>(() => HoldoutSplit.Create(log, window, Noon.AddDays(1), new CancellationToken(true)));

        static PurchaseHistory Of(TimeUnit unit) => PurchaseHistory.Create(0, 0, 1, unit);
    }
}
