using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class PurchaseHistoryTests
{
    private static readonly DateTimeOffset First = new(2024, 5, 1, 18, 0, 0, TimeSpan.Zero);

    private static readonly OrderLogCustomer Customer = OrderLog.Read(
    [
        new("a", First.AddDays(-1), -3m, "credit before"),
        new("a", First, 10m, "1"),
        new("a", First.AddHours(1), 20m, "2"),
        new("a", First.AddHours(7), 30m, "3"),
        new("a", First.AddDays(7), 0m, "4"),
        new("a", First.AddDays(8), -5m, "credit"),
        new("a", First.AddDays(14), 50m, "5"),
    ])[0];

    [Fact]
    public void TryGetPurchaseHistory_DayGrain_CountsCalendarDays()
    {
        var history = HistoryOf(PurchaseWindow.Create(First.AddDays(10), TimeZoneInfo.Utc));
        Assert.Equal((2, 1.0, 10 / 7.0), (history.RepeatPurchaseCount, history.LastPurchaseAge, history.Age));
        Assert.Equal((TimeUnit.Week, PurchaseGrain.Day, 30m), (history.Unit, history.Grain, history.RepeatSpend));
        Assert.Equal(15.0, history.MeanRepeatSpend().Value);
    }

    [Fact]
    public void TryGetPurchaseHistory_DayGrainInAZone_CountsItsDays()
    {
        // 01:00 UTC on 2 May is still the first day in New York, and the window ends with 10 May there.
        var history =
            HistoryOf(PurchaseWindow.Create(new(2024, 5, 11, 4, 0, 0, TimeSpan.Zero), Zones.Find("America/New_York"), TimeUnit.Day));
        Assert.Equal((1, 7.0, 9.0, 0m), (history.RepeatPurchaseCount, history.LastPurchaseAge, history.Age, history.RepeatSpend));
    }

    [Fact]
    public void TryGetPurchaseHistory_OrderGrain_CountsOrdersInExactTime()
    {
        var history = HistoryOf(PurchaseWindow.Create(First.AddDays(10.5), TimeZoneInfo.Utc, TimeUnit.Day, PurchaseGrain.Order));
        Assert.Equal((3, 7.0, 10.5, 50m), (history.RepeatPurchaseCount, history.LastPurchaseAge, history.Age, history.RepeatSpend));
        Assert.Equal(PurchaseGrain.Order, history.Grain);
    }

    [Fact]
    public void TryGetPurchaseHistory_WithStart_LooksNoFurtherBack()
    {
        var window =
            PurchaseWindow.Create(First.AddDays(14).AddTicks(1), TimeZoneInfo.Utc, TimeUnit.Day, PurchaseGrain.Order, First.AddHours(7));
        var history = HistoryOf(window);
        Assert.Equal((2, 50m), (history.RepeatPurchaseCount, history.RepeatSpend));
        Assert.Equal(14 - 7 / 24.0, history.LastPurchaseAge, 12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(15, 16)]
    public void TryGetPurchaseHistory_NoOrderInTheWindow_IsFalse(int startDay, int asOfDay)
    {
        var window = PurchaseWindow.Create(First.AddDays(asOfDay), TimeZoneInfo.Utc, start: First.AddDays(startDay));
        Assert.False(Customer.TryGetPurchaseHistory(window, out var history));
        Assert.Equal(default, history);
    }

    [Fact]
    public void TryGetPurchaseHistory_OnePurchaseJustNow_IsAllZero()
    {
        Assert.Equal(default, HistoryOf(PurchaseWindow.Create(First.AddTicks(1), TimeZoneInfo.Utc, TimeUnit.Day)));
        Assert.False(default(PurchaseHistory).MeanRepeatSpend().HasValue);
    }

    [Fact]
    public void TryGetPurchaseHistory_TwoOrdersAtOnce_AreTwoPurchasesAtOrderGrain()
    {
        var log = OrderLog.Read([new("a", First, 9, "1"), new("a", First, 4, "2")]);
        Assert.True(
            log[0].TryGetPurchaseHistory(
                PurchaseWindow.Create(First.AddDays(1), TimeZoneInfo.Utc, grain: PurchaseGrain.Order), out var history));
        Assert.Equal((1, 0.0, 9m), (history.RepeatPurchaseCount, history.LastPurchaseAge, history.RepeatSpend));
    }

    [Theory]
    [InlineData(PurchaseGrain.Day)]
    [InlineData(PurchaseGrain.Order)]
    public void TryGetPurchaseHistory_Ledger_IsThatOfTheLog(PurchaseGrain grain)
    {
        var window = PurchaseWindow.Create(First.AddDays(20), TimeZoneInfo.Utc, grain: grain);
        var ledger = new OrderLedger();
        foreach (var (entry, number) in Customer.Select((entry, number) => (entry, number)))
            ledger.Apply(new OrderSnapshot { OrderId = $"{number}", PlacedAt = entry.PlacedAt, GrossTotal = entry.Amount });
        ledger.Apply(
            new OrderSnapshot { OrderId = "cancelled", PlacedAt = First.AddHours(1), GrossTotal = 7, Status = OrderStatus.Cancelled });

        Assert.True(ledger.TryGetPurchaseHistory(window, out var history));
        Assert.Equal(HistoryOf(window), history);
        Assert.False(new OrderLedger().TryGetPurchaseHistory(window, out _));
    }

    [Fact]
    public void GetPurchaseHistories_Log_IsThatOfEachCustomer()
    {
        var log = OrderLog.Read(Enumerable.Range(0, 9_000).Select(i => new OrderRow($"{i % 3_000}", First.AddHours(i), i % 11 - 2)));
        var window = PurchaseWindow.Create(First.AddHours(4_000), TimeZoneInfo.Utc);
        var expected =
            log.Select(customer => customer.TryGetPurchaseHistory(window, out var history) ? history : (PurchaseHistory?)null).ToArray();
        Assert.Equal(expected, log.GetPurchaseHistories(window));
        Assert.Contains(null, expected);
    }

    [Fact]
    public void Create_GoodFigures_KeepsThem()
    {
        var history = PurchaseHistory.Create(2, 30.43, 38.86, TimeUnit.Week, PurchaseGrain.Order, 44.70m);
        Assert.Equal((2, 30.43, 38.86, 44.70m), (history.RepeatPurchaseCount, history.LastPurchaseAge, history.Age, history.RepeatSpend));
        Assert.Equal((TimeUnit.Week, PurchaseGrain.Order, 22.35), (history.Unit, history.Grain, history.MeanRepeatSpend().Value));
    }

    [Theory]
    [InlineData("repeatPurchases", -1, 0, 1, 0)]
    [InlineData("lastPurchaseAge", 1, -0.1, 1, 0)]
    [InlineData("lastPurchaseAge", 1, double.NaN, 1, 0)]
    [InlineData("lastPurchaseAge", 0, 0.1, 1, 0)]
    [InlineData("age", 1, 2, 1, 0)]
    [InlineData("age", 1, 1, double.NaN, 0)]
    [InlineData("age", 1, 1, double.PositiveInfinity, 0)]
    [InlineData("repeatSpend", 1, 1, 1, -1)]
    [InlineData("repeatSpend", 0, 0, 1, 1)]
    public void Create_BadFigure_ThrowsNamingIt(string parameter, int x, double lastPurchaseAge, double age, int spend) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            parameter, () => PurchaseHistory.Create(x, lastPurchaseAge, age, TimeUnit.Week, repeatSpend: spend));

    [Fact]
    public void Create_BadUnitOrGrain_ThrowsNamingIt()
    {
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => PurchaseHistory.Create(0, 0, 1, (TimeUnit)(-1)));
        Assert.Throws<ArgumentOutOfRangeException>("grain", () => PurchaseHistory.Create(0, 0, 1, TimeUnit.Day, (PurchaseGrain)2));
    }

    private static PurchaseHistory HistoryOf(PurchaseWindow window)
    {
        Assert.True(Customer.TryGetPurchaseHistory(window, out var history));
        return history;
    }
}
