using FsCheck.Fluent;
using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class OrderLedgerTests
{
    [Fact]
    public void New_Ledger_IsEmpty()
    {
        var ledger = new OrderLedger();
        Assert.Equal((0, 0m, 0m, null), (ledger.OrderCount, ledger.NetRevenue, ledger.RefundedTotal, ledger.Currency));
        Assert.Equal((null, null), (ledger.FirstOrderAt, ledger.LastOrderAt));
        Assert.Empty(ledger.CountedOrders);
        Assert.Empty(ledger.AllOrders);
        Assert.Null(ledger.Find("A"));
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("")]
    public void New_WithABadCurrency_IsRefused(string currency) =>
        Assert.Equal("currency", Assert.Throws<ArgumentException>(() => new OrderLedger(currency)).ParamName);

    [Fact]
    public void Apply_OfNull_IsRefused() => Assert.Throws<ArgumentNullException>(() => new OrderLedger().Apply(null!));

    [Fact]
    public void Apply_OfACreditWithRefunds_IsRefusedAndChangesNothing()
    {
        var ledger = new OrderLedger();
        Assert.Throws<ArgumentException>(() => ledger.Apply(Order("A", placed: 1, gross: -5, refunded: 1)));
        Assert.Empty(ledger.AllOrders);
    }

    [Fact]
    public void Apply_OfAChangeBeforePlacing_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new OrderLedger().Apply(Order("A", placed: 3, changed: 2)));

    [Fact]
    public void Apply_OfAnotherCurrency_ThrowsAndChangesNothing()
    {
        var history = History(Order("A", placed: 1, currency: "EUR"));
        var before = history.Clone();
        var error = Assert.Throws<CurrencyMismatchException>(
            () => history.Apply(CustomerEvent.Order(Order("B", placed: 2, currency: "USD"))));
        Assert.Equal(("EUR", "USD", "B"), (error.Expected, error.Actual, error.OrderId));
        Assert.Contains("'B' is in USD", error.Message, StringComparison.Ordinal);
        SameHistory.Assert(before, history);
    }

    [Fact]
    public void Apply_OfAnotherCurrencyThanTheReportingOne_Throws() =>
        Assert.Throws<CurrencyMismatchException>(
            () => new CustomerHistory("EUR").Apply(CustomerEvent.Order(Order("A", placed: 1, currency: "USD"))));

    [Fact]
    public void Apply_OfNoCurrency_IsTheReportingOne()
    {
        var history = History(Order("A", placed: 1), Order("B", placed: 2, currency: "EUR"), Order("C", placed: 3));
        Assert.Equal((3, "EUR"), (history.Orders.OrderCount, history.Orders.Currency));
    }

    [Fact]
    public void CountedOrders_PlacedAtOnce_AreOrderedByIdOrdinally()
    {
        var history = History(Order("b", placed: 1), Order("B", placed: 1), Order("a", placed: 1), Order("z", placed: 0.5));
        Assert.Equal(["z", "B", "a", "b"], history.Orders.CountedOrders.Select(order => order.OrderId));
    }

    [Fact]
    public void Apply_OfAMovedPlacingInstant_ReordersTheOrders()
    {
        var history = History(Order("A", placed: 1), Order("B", placed: 2), Order("A", placed: 3, changed: 4));
        Assert.Equal(["B", "A"], history.Orders.CountedOrders.Select(order => order.OrderId));
        Assert.Equal((Days.Day(2), Days.Day(3)), (history.Profile.FirstOrderAt, history.Profile.LastOrderAt));
    }

    [Fact]
    public void Find_OfAnId_IsOrdinal()
    {
        var history = History(Order("A", placed: 1));
        Assert.NotNull(history.Orders.Find("A"));
        Assert.Null(history.Orders.Find("a"));
        Assert.Throws<ArgumentNullException>(() => history.Orders.Find(null!));
    }

    [Fact]
    public void Sums_OfTheLargestAmounts_StayExactInAnyOrder()
    {
        var orders = Enumerable.Range(0, 100)
            .Select(i => Order($"{i}", placed: i + 1, gross: i % 2 == 0 ? 1_000_000_000_000_000m : 0.00000001m)).ToArray();
        Assert.Equal(50_000_000_000_000_000.0000005m, History(orders).Profile.NetRevenue);
        Assert.Equal(50_000_000_000_000_000.0000005m, History([.. orders.AsEnumerable().Reverse()]).Profile.NetRevenue);
    }

    [Fact]
    public void ToEntries_OfAnyLedger_AreSortedAndComeToItsCountsAndNetRevenue() => Law.Holds(
        EventGen.Arrivals.Select(events => events.Where(e => e.Snapshot is not null).Select(e => e.Snapshot!).ToArray()),
        snapshots =>
        {
            var ledger = new OrderLedger();
            foreach (var snapshot in snapshots) ledger.Apply(snapshot);
            var entries = ledger.ToEntries();
            Assert.Equal(ledger.NetRevenue, entries.Sum(entry => entry.Amount));
            Assert.Equal(
                ledger.CountedOrders.Select(order => order.PlacedAt),
                entries.Where(entry => !entry.IsCredit).Select(entry => entry.PlacedAt));
            Assert.Equal(entries.OrderBy(entry => entry.PlacedAt), entries);
            Assert.All(entries, entry => Assert.Equal(TimeSpan.Zero, entry.PlacedAt.Offset));
        });
}
