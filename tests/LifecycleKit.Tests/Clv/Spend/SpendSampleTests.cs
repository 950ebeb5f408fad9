using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

public class SpendSampleTests
{
    [Fact]
    public void Create_Histories_TakesThoseWithRepeatSpend()
    {
        var sample = SpendSample.Create([History(2, 30), History(0, 0), History(1, 0), History(2, 30), History(1, 7.5m), History(2, 20)]);

        Assert.Equal([(1, 7.5, 1), (2, 10, 1), (2, 15, 2)], sample.Rows);
        Assert.Equal(
            (4, 1, 7, 3), (sample.CustomerCount, sample.ZeroSpendCustomerCount, sample.RepeatPurchaseCount, sample.DistinctRowCount));
        Assert.Equal(47.5 / 4, sample.MeanSpend().Value);
    }

    /// <summary>The mean over repeat days, not over orders: 10 + 20 of one day and 6 of another are 18 a purchase.</summary>
    [Fact]
    public void Create_OrderLog_TakesTheGrossMeanOverRepeatDays()
    {
        var day = new DateTimeOffset(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var log = OrderLog.Read(
        [
            new OrderRow("a", day, 99, "1"), new OrderRow("a", day.AddDays(3), 10, "2"),
            new OrderRow("a", day.AddDays(3).AddHours(1), 20, "3"),
            new OrderRow("a", day.AddDays(9), 6, "4"), new OrderRow("b", day, 5, "5"), new OrderRow("c", day, 5, "6"),
            new OrderRow("c", day.AddDays(1), 0, "7"),
        ]);
        var asOf = day.AddDays(30);
        var days = SpendSample.Create(log, PurchaseWindow.Create(asOf, TimeZoneInfo.Utc));
        Assert.Equal([(2, 18, 1L)], days.Rows);
        Assert.Equal((1, PurchaseGrain.Day), (days.ZeroSpendCustomerCount, days.Grain));
        var orders = SpendSample.Create(log, PurchaseWindow.Create(asOf, TimeZoneInfo.Utc, grain: PurchaseGrain.Order));
        Assert.Equal([(3, 12, 1L)], orders.Rows);
    }

    [Fact]
    public void Merge_AnyParts_IsTheWhole() => Law.Holds(
        from rows in SpendCases.Rows from cut in Gen.Choose(0, rows.Length) from zeros in Gen.Choose(0, 2) select (rows, cut, zeros),
        one =>
        {
            (int, double, long)[] rows = [.. one.rows, .. Enumerable.Repeat((1, 0.0, 2L), one.zeros)];
            var whole = SampleRows.Spends(rows);
            var merged = SampleRows.Spends(rows[one.cut..]).Merge(SampleRows.Spends(rows[..one.cut]));
            Assert.Equal(whole.Rows, merged.Rows);
            Assert.Equal(
                (whole.CustomerCount, whole.ZeroSpendCustomerCount, whole.MeanSpend()),
                (merged.CustomerCount, merged.ZeroSpendCustomerCount, merged.MeanSpend()));
            Assert.Equal(whole.Rows, SampleRows.Spends(whole.Rows).Rows);
        });

    [Fact]
    public void Create_ManyHistories_IsThatOfTheirRows()
    {
        PurchaseHistory[] histories = [.. Enumerable.Range(0, 40_000).Select(i => History(1 + i * 7 % 5, 1 + i * 31 % 997))];
        var rows = histories.Select(history => (history.RepeatPurchaseCount, history.MeanRepeatSpend().Value, 1L));
        Assert.Equal(SampleRows.Spends(rows).Rows, SpendSample.Create(histories).Rows);
    }

    [Fact]
    public void Merge_Empty_IsTheOther()
    {
        var orders = SampleRows.Spends([(1, 2, 1L)], PurchaseGrain.Order);
        Assert.Same(orders, SpendSample.Empty.Merge(orders));
        Assert.Same(orders, orders.Merge(SpendSample.Empty));
        Assert.Same(SpendSample.Empty, SpendSample.Create([History(0, 0)]));
        Assert.Same(SpendSample.Empty, SpendSample.Create([], []));
        Assert.Equal("there are no customers with repeat spend", SpendSample.Empty.MeanSpend().Reason);
    }

    [Fact]
    public void Create_BadRows_AreRefused()
    {
        Assert.Throws<ArgumentException>("repeatPurchaseCounts", () => SpendSample.Create([0], [1]));
        Assert.Throws<ArgumentException>("customerCounts", () => SpendSample.Create([1], [1], [0]));
        Assert.Throws<ArgumentException>("customerCounts", () => SpendSample.Create([1, 1], [1, 1], [1]));
        Assert.Throws<ArgumentException>("meanSpends", () => SpendSample.Create([1], [double.NaN]));
        Assert.Throws<ArgumentException>("meanSpends", () => SpendSample.Create([1], [-1]));
        Assert.Throws<ArgumentException>("meanSpends", () => SpendSample.Create([1, 2], [1]));
        Assert.Throws<ArgumentNullException>("log", () => SpendSample.Create(null!, default(PurchaseWindow)));
        Assert.Throws<ArgumentOutOfRangeException>("grain", () => SpendSample.Create([1], [1], grain: (PurchaseGrain)9));
        var mixed = Assert.Throws<ArgumentException>(
            "histories", () => SpendSample.Create([History(1, 2), PurchaseHistory.Create(1, 1, 2, TimeUnit.Week, PurchaseGrain.Order, 3)]));
        Assert.StartsWith("All histories must have one grain: history 0 has Day, history 1 Order.", mixed.Message);
        Assert.Throws<ArgumentException>(
            "other",
            () => SampleRows.Spends([(1, 1, 1L)])
                .Merge(SampleRows.Spends([(1, 1, 1L)], PurchaseGrain.Order)));
    }

    private static PurchaseHistory History(int repeats, decimal spend) =>
        PurchaseHistory.Create(repeats, repeats, 30, TimeUnit.Week, repeatSpend: spend);
}
