using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Clv.Checks;

public class TrackingTableTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset Start = new(2024, 3, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly BgNbdModel Bg = BgNbdModel.Create(0.243, 4.414, 0.793, 2.426, TimeUnit.Week);

    [Fact]
    public void Of_Cdnow_AddsUpToHistoriesAndHoldout()
    {
        var log = CdnowSampleOrders.Read();
        var table = TrackingTable.Of(log, CdnowSampleOrders.Calibration, CdnowSampleOrders.End, [Bg], cancellationToken: Token);
        Assert.Equal((2_357L, 78), (table.CustomerCount, table.Rows.Length));
        Assert.Equal(39, table.Rows.Count(row => row.IsHoldout));
        Assert.Equal((2_457L, 2_457L + 1_882), (table.Rows[38].CumulativeActual, table.Rows[77].CumulativeActual));
        Assert.Equal(
            (new DateTimeOffset(1997, 1, 1, 0, 0, 0, TimeSpan.Zero), CdnowSampleOrders.Calibration.AsOf),
            (table.Rows[0].Start, table.Rows[38].End));
        Assert.Equal(CdnowSampleOrders.End, table.Rows[77].End);

        var split = HoldoutSplit.Create(log, CdnowSampleOrders.Calibration, CdnowSampleOrders.End, cancellationToken: Token);
        Assert.Equal(split.Customers.Sum(customer => Expected(customer.History.Age)), table.Rows[38].CumulativeExpected[0], 1e-9);
        Assert.Equal(split.Customers.Sum(customer => Expected(customer.History.Age + 39)), table.Rows[77].CumulativeExpected[0], 1e-9);

        static double Expected(double age) => Bg.ExpectedPurchases(Bg.NewCustomer, age).Value;
    }

    [Fact]
    public void Of_GeneratedLogs_EqualsTheNaiveCount() => Law.Holds(
        from x in OrderRowGen.RowsAndOptions
        from hours in Gen.Choose(10, 90)
        from more in Gen.Choose(0, 60)
        from days in Gen.Choose(1, 3)
        from grain in Gen.Elements(PurchaseGrain.Day, PurchaseGrain.Order)
        from isOpen in Gen.Elements(true, false)
        select (x.Rows, x.Options, hours, more, days, grain, isOpen),
        given =>
        {
            var log = OrderLog.Read(given.Rows, given.Options);
            var asOf = Start.AddHours(24 + given.hours);
            var window = PurchaseWindow.Create(
                asOf, given.Options.TimeZone, TimeUnit.Day, given.grain, given.isOpen ? default : Start);
            var end = asOf.AddHours(given.more);
            var model = BgNbdModel.Create(0.8, 4, 0.8, 2.4, TimeUnit.Day, given.grain);
            AssertIsNaive(log, window, end, model, TrackingTable.Of(log, window, end, [model], given.days));
        },
        400);

    [Fact]
    public void Of_NoCustomers_IsEmpty()
    {
        var table =
            TrackingTable.Of(OrderLog.Read([]), PurchaseWindow.Create(Start, TimeZoneInfo.Utc), Start, [Bg], cancellationToken: Token);
        Assert.Equal((0L, 0), (table.CustomerCount, table.Rows.Length));
        Assert.Equal("BG/NBD", Assert.Single(table.ModelNames));
    }

    [Fact]
    public void Of_TheEndOfTime_HasAnEnd()
    {
        var log = OrderLog.Read([new OrderRow("a", Start, 1)]);
        var table = TrackingTable.Of(
            log, PurchaseWindow.Create(Start.AddDays(1), TimeZoneInfo.Utc), DateTimeOffset.MaxValue, [], 100_000, cancellationToken: Token);
        Assert.Equal(DateTime.MaxValue.Ticks, table.Rows[^1].End.UtcTicks);
    }

    [Fact]
    public void Of_BadArguments_NamesThem()
    {
        var (log, window) = (OrderLog.Read([]), PurchaseWindow.Create(Start, TimeZoneInfo.Utc));
        Assert.Throws<ArgumentNullException>("log", () => TrackingTable.Of(null!, window, Start, [], cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("models", () => TrackingTable.Of(log, window, Start, null!, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>("models", () => TrackingTable.Of(log, window, Start, [null!], cancellationToken: Token));
        Assert.Throws<ArgumentException>(
            "models", () => TrackingTable.Of(log, window, Start, [BgNbdModel.Create(1, 1, 1, 1, TimeUnit.Day)], cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(
            "end", () => TrackingTable.Of(log, window, Start.AddTicks(-1), [], cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(
            "periodDays", () => TrackingTable.Of(log, window, Start, [], 0, cancellationToken: Token));
        Assert.Throws<OperationCanceledException>(
            () => TrackingTable.Of(log, window, Start, [], cancellationToken: new CancellationToken(true)));
    }

    private static void AssertIsNaive(OrderLog log, PurchaseWindow window, DateTimeOffset end, PurchaseModel model, TrackingTable table)
    {
        var repeats = NaiveHoldout.Repeats(log, window, end).ToArray();
        Assert.Equal(log.GetPurchaseHistories(window).Count(history => history is not null), table.CustomerCount);
        if (table.CustomerCount == 0) return;
        var soFar = (Actual: 0L, Expected: 0.0);
        foreach (var row in table.Rows)
        {
            Assert.Equal(repeats.Count(at => at >= row.Start && at < row.End), row.Actual);
            Assert.Equal(soFar.Actual + row.Actual, row.CumulativeActual);
            Assert.Equal(soFar.Expected + row.Expected[0], row.CumulativeExpected[0], 1e-9);
            Assert.Equal(row.Start >= window.AsOf, row.IsHoldout);
            soFar = (row.CumulativeActual, row.CumulativeExpected[0]);

            // The age in a history whose window ends with the period, for customers known in the calibration.
            var seen = PurchaseWindow.Create(row.End, window.TimeZone, window.Unit, window.Grain, window.Start);
            var known = log.Where(customer => customer.TryGetPurchaseHistory(window, out _));
            var expected = known.Sum(customer => customer.TryGetPurchaseHistory(seen, out var history)
                ? model.ExpectedPurchases(model.NewCustomer, history.Age).Value
                : 0);
            Assert.Equal(expected, row.CumulativeExpected[0], 1e-9);
        }

        Assert.Equal(repeats.Length, soFar.Actual);
        Assert.All(table.Rows.Zip(table.Rows.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
    }
}
