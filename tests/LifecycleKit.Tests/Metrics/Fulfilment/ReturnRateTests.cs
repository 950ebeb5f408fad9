using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class ReturnRateTests
{
    private static readonly OrderSnapshot Delivered = Sales.Order(1) with { DeliveredAt = Days.Day(3) };

    [Fact]
    public void Of_Counts_IsTheirShare()
    {
        Assert.Equal(Ratio.Of(3, 40), ReturnRate.Of(3, 40));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReturnRate.Of(41, 40));
        Assert.False(ReturnRate.Of(0, 0).ToEstimate().HasValue);
    }

    [Fact]
    public void Of_OneOrder_CountsDeliveredOnes()
    {
        Assert.Equal(Ratio.Of(0, 1), ReturnRate.Of(Delivered));
        Assert.Equal(Ratio.Of(1, 1), ReturnRate.Of(Delivered with { ReturnedAt = Days.Day(9), RefundedTotal = 10 }));
        Assert.Equal(Ratio.Of(1, 1), ReturnRate.Of(Sales.Order(1) with { ReturnedAt = Days.Day(9) }));
        Assert.Equal(default, ReturnRate.Of(Sales.Order(1) with { ShippedAt = Days.Day(2) }));
        Assert.Equal(default, ReturnRate.Of(Delivered with { Status = OrderStatus.Cancelled }));
        Assert.Equal(default, ReturnRate.Of(Delivered with { GrossTotal = -10 }));
        Assert.Equal(0, Allocation.Of(() => ReturnRate.Of(Delivered)));
        Assert.Throws<ArgumentNullException>("order", () => ReturnRate.Of((OrderSnapshot)null!));
    }

    [Fact]
    public void Of_AnySplit_AddsUp() => Law.Holds(
        from orders in Gen.ArrayOf(EventGen.Snapshot).Resize(30) from cut in Gen.Choose(0, orders.Length) select (orders, cut),
        x =>
        {
            var period = Sales.Between(2, 17);
            Assert.Equal(
                ReturnRate.Of(x.orders, period), ReturnRate.Of(x.orders[..x.cut], period) + ReturnRate.Of(x.orders[x.cut..], period));
        },
        count: 500);
}
