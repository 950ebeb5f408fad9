using System.Globalization;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class UpSellRateTests : OrderMetricContract<Ratio>
{
    private static readonly Period Week = Sales.Between(7, 14);

    [Theory]
    [InlineData("1:10 8:11", 1, 1)]
    [InlineData("1:10 8:10", 0, 1)]
    [InlineData("1:10 2:30 8:20", 0, 1)]
    [InlineData("1:10 2:30 8:20 9:31", 1, 1)]
    [InlineData("1:0 8:1", 1, 1)]
    [InlineData("7:10 8:20", 0, 0)] // nothing before the period
    [InlineData("1:10 14:20", 0, 0)] // nothing in it
    [InlineData("1:-5 8:20", 0, 0)] // a credit is not an order
    [InlineData("1:10 8:-5", 0, 0)]
    public void Of_OneCustomer_ComparesWithTheDearestBefore(string orders, int upSold, int customers)
    {
        var list = orders.Split(' ').Select(order => order.Split(':'))
            .Select(x => Sales.Order(int.Parse(x[0], CultureInfo.InvariantCulture), int.Parse(x[1], CultureInfo.InvariantCulture)))
            .ToList();
        Assert.Equal(Ratio.Of(upSold, customers), UpSellRate.Of(list, Week));
        Assert.Equal(Ratio.Of(upSold, customers), UpSellRate.Of(Sales.Ledger([.. list]).ToEntries(), Week));
        Assert.Equal(Ratio.Of(upSold, customers), UpSellRate.Of([Sales.Ledger([.. list]), Sales.Ledger()], Week));
    }

    [Fact]
    public void Of_APartialRefund_CountsInEntriesAlone()
    {
        OrderSnapshot[] orders = [Sales.Order(1, 10), Sales.Order(8, 12, refunded: 5)];
        Assert.Equal(Ratio.Of(1, 1), UpSellRate.Of(orders, Week));
        Assert.Equal(Ratio.Of(0, 1), UpSellRate.Of(Sales.Ledger(orders).ToEntries(), Week));
    }

    [Fact]
    public void Of_AnyOrders_IsWhatSortingGives() => Law.Holds(
        from orders in Gen.ArrayOf(EventGen.Snapshot).Resize(12)
        from day in Gen.Choose(1, 15)
        select (orders, period: Sales.Between(day, day + 4)),
        x =>
        {
            var counted = x.orders.Where(order => order.IsCounted).OrderBy(order => order.GrossTotal).ToList();
            var before = counted.FindLast(order => order.PlacedAt < x.period.From);
            var within = counted.FindLast(order => x.period.Contains(order.PlacedAt));
            var expected = before is null || within is null ? default : Ratio.Of(within.GrossTotal > before.GrossTotal ? 1 : 0, 1);
            Assert.Equal(expected, UpSellRate.Of(x.orders, x.period));
        });

    [Fact]
    public void Of_Counts_IsTheirRatio() => Assert.Equal(Ratio.Of(3, 40), UpSellRate.Of(3, 40));

    [Fact]
    public void Of_Snapshots_AllocatesNothing()
    {
        OrderSnapshot[] orders = [Sales.Order(1, 10), Sales.Order(8, 12)];
        Assert.Equal(0, Allocation.Of(() => UpSellRate.Of((IReadOnlyList<OrderSnapshot>)orders, Week)));
    }

    [Fact]
    public void Of_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("upSold", () => UpSellRate.Of(2, 1));
        Assert.Throws<ArgumentNullException>("orders", () => UpSellRate.Of((IReadOnlyList<OrderSnapshot>)null!, Week));
        Assert.Throws<ArgumentNullException>("ledgers", () => UpSellRate.Of((IEnumerable<OrderLedger>)null!, Week));
    }

    private protected override Ratio Whole(OrderLog log, Period period) => UpSellRate.Of(log, period);

    private protected override Ratio Part(ReadOnlySpan<OrderEntry> orders, Period period) => UpSellRate.Of(orders, period);
}
