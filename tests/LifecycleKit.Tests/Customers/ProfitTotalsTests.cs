using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Customers;

public class ProfitTotalsTests
{
    [Theory]
    [InlineData(100, 0, 40, 40)]
    [InlineData(100, 25, 40, 30)]
    [InlineData(100, 25, -40, -30)]
    [InlineData(100, 100, 40, 0)]
    [InlineData(100, 500, 40, 0)]
    [InlineData(0, 0, -7, -7)]
    [InlineData(-30, 0, -12, -12)]
    public void Profit_OfAnOrder_IsTheMarginAfterRefunds(double gross, double refunded, double margin, double profit) => Assert.Equal(
        (decimal)profit, (Snapshots.Order("A", 1, (decimal)gross, (decimal)refunded) with { Margin = (decimal)margin }).Profit);

    [Fact]
    public void Profit_OfAnUnevenRefund_IsRoundedToEightDecimals() =>
        Assert.Equal(0.66666667m, (Snapshots.Order("A", 1, 3, 1) with { Margin = 1 }).Profit);

    [Fact]
    public void Profit_OfTheLargestAmounts_DoesNotOverflow() => Assert.Equal(
        500_000_000_000_000m, (Snapshots.Order("A", 1, 1e15m, 5e14m) with { Margin = 1e15m }).Profit);

    [Fact]
    public void Profit_WithoutAMarginOrCancelled_IsUnknownOr0()
    {
        Assert.Null(Snapshots.Order("A", 1).Profit);
        Assert.Equal(0, (Snapshots.Order("A", 1, status: OrderStatus.Cancelled) with { Margin = 40 }).Profit);
        Assert.Equal(default, ProfitTotals.Of(Snapshots.Order("A", 1)));
        Assert.Equal(default, ProfitTotals.Of(null));
        Assert.Equal(default, ProfitTotals.Of(Snapshots.Order("A", 1, status: OrderStatus.Cancelled) with { Margin = 40 }));
        Assert.Equal(default, ProfitTotals.Of(Snapshots.Order("A", 1, refunded: 100) with { Margin = 40 }));
    }

    /// <summary>The oracle adds up the orders in force after all events, whatever order they came in.</summary>
    [Fact]
    public void Profit_OfALedger_IsTheSumOfItsOrders() => Law.Holds(
        EventGen.Arrivals, events =>
        {
            var history = new CustomerHistory();
            foreach (var one in events)
            {
                // Two currencies and contradictions are refused, and change nothing.
                try { history.Apply(one); }
                catch (ArgumentException) { }
            }

            var known = history.Orders.AllOrders
                .Where(order => order is { Margin: not null, Status: not OrderStatus.Cancelled, IsFullyRefunded: false }).ToList();
            var totals = history.Profile.OrderTotals.Profit;
            Assert.Equal(
                (known.Count, known.Sum(order => order.NetTotal), known.Sum(Profit)), (totals.OrderCount, totals.Revenue, totals.Profit));

            static decimal Profit(OrderSnapshot order) => order.GrossTotal <= 0
                ? order.Margin!.Value
                : Math.Round(order.Margin!.Value * (Math.Max(0, order.GrossTotal - order.RefundedTotal) / order.GrossTotal), 8);
        },
        count: 1_000);

    [Fact]
    public void Sums_OfParts_AddUpAndComeApart()
    {
        var (left, right) = (new ProfitTotals { OrderCount = 2, Revenue = 100, Profit = 30 },
            new ProfitTotals { OrderCount = 1, Revenue = 50, Profit = -6 });
        Assert.Equal(new ProfitTotals { OrderCount = 3, Revenue = 150, Profit = 24 }, left.Add(right));
        Assert.Equal(left, (left + right).Subtract(right));
        Assert.Equal(0.16, (left + right).MarginRate().Value, 1e-15);
        Assert.Equal(Ratio.Of(150, 600), (left + right).KnownShare(600));
        Assert.False(left.KnownShare(-1).IsDefined);
        Assert.Equal("no margin is known", default(ProfitTotals).MarginRate().Reason);
        Assert.Equal(
            "the orders with a known margin have no net revenue", new ProfitTotals { OrderCount = 1, Profit = -2 }.MarginRate().Reason);
    }

    [Fact]
    public void Of_AnOrder_AllocatesNothing()
    {
        var order = Snapshots.Order("A", 1, 3, 1) with { Margin = 1 };
        Assert.Equal(0, Allocation.Of(() => ProfitTotals.Of(order)));
    }
}
