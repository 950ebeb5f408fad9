using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class DeliveryTimeTests
{
    private static readonly Period Week = Sales.Between(0, 7);

    [Fact]
    public void Of_DeliveredAndWaitingOrders_IsTheProductLimit()
    {
        OrderSnapshot[] orders =
            [Delivered(0, 2), Delivered(1, 4), Sales.Order(4), Delivered(2, 6), Delivered(6, 20), Delivered(8, 9)];
        var curve = KaplanMeier.Fit(DeliveryTime.Of(orders, Week, Days.Day(10)));
        // At risk after 2 days 5, after 3 days 4, after 4 days 3; one order has waited for 4 days, and one for 6.
        Assert.Equal(0.8, curve.SurvivalAt(2).Value, 12);
        Assert.Equal(0.6, curve.SurvivalAt(3).Value, 12);
        Assert.Equal(0.6 * 2 / 3, curve.SurvivalAt(4).Value, 12);
        Assert.Equal(4, curve.Median().Value);
        Assert.True(curve.SurvivalAt(3).HasStandardError);
    }

    [Fact]
    public void Of_OrdersThatNeverWereOnTheirWay_LeavesThemOut()
    {
        OrderSnapshot[] orders =
        [
            Sales.Order(1, status: OrderStatus.Cancelled), Sales.Order(1, gross: -5), Sales.Order(1, gross: 5, refunded: 5),
            Sales.Order(1) with { ReturnedAt = Days.Day(3) },
        ];
        Assert.Equal(0, DeliveryTime.Of(orders, Week, Days.Day(10)).Count);
        // It was delivered, and given back afterwards.
        Assert.Equal(1, DeliveryTime.Of([Delivered(1, 3) with { RefundedTotal = 10 }], Week, Days.Day(10)).Count);
        Assert.Equal(
            [SurvivalRow.Censored(2)], DeliveryTime.Of([Delivered(1, 3)], Week, Days.Day(3)).Rows);
        Assert.Equal(0, DeliveryTime.Of([Delivered(1, 3)], Week, Days.Day(1)).Count);
    }

    [Fact]
    public void Of_AnySplitAndOrder_MergesToTheWhole() => Law.Holds(
        from orders in Gen.ArrayOf(EventGen.Snapshot).Resize(30)
        from shuffled in Gen.Shuffle(orders)
        from cut in Gen.Choose(0, orders.Length)
        select (orders, shuffled, cut),
        x => Assert.Equal(
            Of(x.orders).Rows, Of(x.shuffled[..x.cut]).Merge(Of(x.shuffled[x.cut..])).Rows),
        count: 500);

    [Fact]
    public void Of_Null_IsRefused() => Assert.Throws<ArgumentNullException>("orders", () => DeliveryTime.Of(null!, Week, Days.Day(9)));

    private static SurvivalSample Of(OrderSnapshot[] orders) => DeliveryTime.Of(orders, Sales.Between(2, 17), Days.Day(19));

    private static OrderSnapshot Delivered(double placed, double delivered) =>
        Sales.Order(placed) with { DeliveredAt = Days.Day(delivered) };
}
