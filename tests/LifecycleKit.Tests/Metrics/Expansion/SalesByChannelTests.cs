using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class SalesByChannelTests
{
    private static readonly Period Week = Sales.Between(0, 7);

    [Fact]
    public void Of_Orders_HasARowForEachChannel()
    {
        var table = SalesByChannel.Of(
            [
                In("store", 1, 40), In("online", 2, 10, refunded: 4), In("online", 3, 20), In("Online", 3, 1), In(null, 4, 5),
                In("online", 5, -3), In("app", 5, 9) with { Status = OrderStatus.Cancelled }, In("app", 7, 9),
                In("market", 6, 8, refunded: 8),
            ],
            Week);
        Assert.Equal([null, "Online", "market", "online", "store"], table.Rows.Select(row => row.Channel));
        var online = table.Find("online")!.Value;
        Assert.Equal((2L, 30m, 23m), (online.OrderCount, online.GrossOrders.Sum, online.NetRevenue));
        Assert.Equal((0L, 0m), (table.Find("market")!.Value.OrderCount, table.Find("market")!.Value.NetRevenue));
        Assert.Null(table.Find("app"));
        Assert.Equal(Ratio.Of(2, 5), table.ShareOfOrders("online"));
        Assert.Equal(Ratio.Of(0, 5), table.ShareOfOrders("app"));
        Assert.Equal("no channel: 1 order(s), 5 net", table.Rows[0].ToString());
        Assert.StartsWith("no channel: 1 order(s), 5 net; Online", table.ToString(), StringComparison.Ordinal);
        Assert.False(SalesByChannel.Of([], Week).ShareOfOrders("online").ToEstimate().HasValue);
    }

    [Fact]
    public void Of_AnySplitAndOrder_MergesToTheWhole() => Law.Holds(
        from orders in Gen.ArrayOf(EventGen.Snapshot).Resize(30)
        from shuffled in Gen.Shuffle(orders)
        from cut in Gen.Choose(0, orders.Length)
        select (orders, shuffled, cut),
        x =>
        {
            var period = Sales.Between(2, 17);
            var whole = SalesByChannel.Of(x.orders, period);
            Assert.Equal(
                whole.Rows, SalesByChannel.Of(x.shuffled[..x.cut], period).Merge(SalesByChannel.Of(x.shuffled[x.cut..], period)).Rows);
            Assert.Equal(
                AverageOrderValue.Gross(x.orders, period),
                whole.Rows.Aggregate(default(MeanValue), (sum, row) => sum + row.GrossOrders));
            Assert.Equal(
                x.orders.Where(order => period.Contains(order.PlacedAt)).Sum(NaiveOrder.Net), whole.Rows.Sum(row => row.NetRevenue));
        },
        count: 500);

    [Fact]
    public void Merge_OfAnotherPeriodOrNull_IsRefused()
    {
        var table = SalesByChannel.Of([], Week);
        Assert.Throws<ArgumentException>("other", () => table.Merge(SalesByChannel.Of([], Sales.Between(0, 8))));
        Assert.Throws<ArgumentNullException>("other", () => table.Merge(null!));
        Assert.Throws<ArgumentNullException>("orders", () => SalesByChannel.Of(null!, Week));
    }

    private static OrderSnapshot In(string? channel, double day, decimal gross, decimal refunded = 0) =>
        Sales.Order(day, gross, refunded: refunded) with { SalesChannel = channel };
}
