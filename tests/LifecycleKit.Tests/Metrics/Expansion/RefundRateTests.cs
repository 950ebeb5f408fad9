using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class RefundRateTests : OrderMetricContract<Ratio>
{
    [Fact]
    public void Of_Snapshots_IsRefundsOverSales()
    {
        OrderSnapshot[] orders =
        [
            Sales.Order(1, 100, refunded: 30),
            Sales.Order(2, 50, refunded: 80),
            Sales.Order(3, 70, refunded: 70, status: OrderStatus.Cancelled),
            Sales.Order(4, 60, refunded: 60),
            Sales.Order(5, -10),
            Sales.Order(9, 999, refunded: 1),
        ];
        Assert.Equal(Ratio.Of(30 + 50 + 60 + 10, 100 + 50 + 60), RefundRate.Of(orders, Sales.Between(0, 7)));
    }

    [Fact]
    public void Of_AnyOrders_LeavesNetRevenue() => Law.Holds(Gen.ArrayOf(EventGen.Snapshot).Resize(30), orders =>
    {
        var sum = orders.Select(RefundRate.Of).Aggregate(default(Ratio), (left, right) => left + right);
        Assert.Equal(orders.Sum(order => order.NetTotal), sum.Denominator - sum.Numerator);
        Assert.True(sum.Numerator >= 0);
    });

    [Fact]
    public void Of_Amounts_IsTheirRatio()
    {
        Assert.Equal(Estimate.Of(0.05), RefundRate.Of(50, 1_000).ToEstimate());
        Assert.Throws<ArgumentOutOfRangeException>("refunded", () => RefundRate.Of(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("sales", () => RefundRate.Of(1, -1));
    }

    private protected override Ratio Whole(OrderLog log, Period period) => RefundRate.Of(log, period);

    private protected override Ratio Part(ReadOnlySpan<OrderEntry> orders, Period period) => RefundRate.Of(orders, period);
}
