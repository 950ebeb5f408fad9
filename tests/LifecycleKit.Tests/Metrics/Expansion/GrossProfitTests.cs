using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class GrossProfitTests
{
    private static readonly Period Week = Sales.Between(0, 7);

    /// <summary>Of the week: 25 of 100 refunded, one without a margin, one cancelled, one refunded in full, a credit, a loss.</summary>
    private static readonly OrderSnapshot[] Orders =
    [
        Sales.Order(1, 100, refunded: 25) with { Margin = 40 },
        Sales.Order(2, 50),
        Sales.Order(3, 70, status: OrderStatus.Cancelled) with { Margin = 30 },
        Sales.Order(4, 60, refunded: 60) with { Margin = 30 },
        Sales.Order(5, -10) with { Margin = -4 },
        Sales.Order(6, 20) with { Margin = -6 },
        Sales.Order(7, 999) with { Margin = 500 },
    ];

    [Fact]
    public void Of_OrdersOfAPeriod_IsTheProfitThatIsKnown() => Assert.Equal(
        new ProfitTotals { OrderCount = 3, Revenue = 75 - 10 + 20, Profit = 30 - 4 - 6 }, GrossProfit.Of(Orders, Week));

    [Fact]
    public void MarginRate_OfOrders_IsOfTheRevenueWithAMargin()
    {
        Assert.Equal(20 / 85.0, GrossProfit.MarginRate(Orders, Week).Value, 1e-15);
        Assert.Equal("no margin is known", GrossProfit.MarginRate([Orders[1]], Week).Reason);
    }

    [Fact]
    public void PerOrder_OfOrders_LeavesOutCreditsAndUnknownMargins()
    {
        var mean = GrossProfit.PerOrder(Orders, Week);
        Assert.Equal((2, 24m), (mean.Count, mean.Sum));
        Assert.Equal(12, mean.Mean().Value);
        Assert.True(mean.TInterval().Lower < 12);
    }

    [Fact]
    public void Figures_OfAnySplit_AddUp() => Law.Holds(
        from orders in Gen.ArrayOf(EventGen.Snapshot.Select(order => order with { GrossTotal = Math.Min(order.GrossTotal, 1_000) }))
            .Resize(30)
        from shuffled in Gen.Shuffle(orders)
        from cut in Gen.Choose(0, orders.Length)
        select (orders, shuffled, cut, period: Sales.Between(0, 12)),
        x =>
        {
            var (left, right) = (x.shuffled[..x.cut], x.shuffled[x.cut..]);
            Assert.Equal(GrossProfit.Of(x.orders, x.period), GrossProfit.Of(left, x.period) + GrossProfit.Of(right, x.period));
            Assert.Equal(
                GrossProfit.PerOrder(x.orders, x.period), GrossProfit.PerOrder(left, x.period) + GrossProfit.PerOrder(right, x.period));
        },
        count: 300);

    [Fact]
    public void PerOrder_OfOneOrder_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() => GrossProfit.PerOrder(Orders[0])));

    [Fact]
    public void Figures_OfNull_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("orders", () => GrossProfit.Of(null!, Week));
        Assert.Throws<ArgumentNullException>("orders", () => GrossProfit.PerOrder(null!, Week));
        Assert.Throws<ArgumentNullException>("order", () => GrossProfit.PerOrder(null!));
    }
}
