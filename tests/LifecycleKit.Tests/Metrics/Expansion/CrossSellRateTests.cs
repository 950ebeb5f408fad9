using System.Globalization;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class CrossSellRateTests
{
    private static readonly Period Week = Sales.Between(7, 14);

    [Theory]
    [InlineData("1:a 8:b", 1, 1)]
    [InlineData("1:a 8:a", 0, 1)]
    [InlineData("1:a 8:A", 1, 1)]
    [InlineData("1:a 2:b 8:b 9:a", 0, 1)]
    [InlineData("1:a 2:b 8:b 9:c", 1, 1)]
    [InlineData("7:a 8:b", 0, 0)] // nothing before the period
    [InlineData("1:a 14:b", 0, 0)] // nothing in it
    [InlineData("1: 8:b", 0, 0)] // the earlier category is unknown
    [InlineData("1:a 8:", 0, 0)]
    [InlineData("1: 2:a 8: 9:b", 1, 1)]
    public void Of_OneCustomer_ComparesCategoriesWithThoseBefore(string orders, int crossSold, int customers)
    {
        var list = orders.Split(' ').Select(order => order.Split(':'))
            .Select(x => Sales.Order(int.Parse(x[0], CultureInfo.InvariantCulture), category: x[1] == "" ? null : x[1])).ToList();
        Assert.Equal(Ratio.Of(crossSold, customers), CrossSellRate.Of(list, Week));
        list.Reverse();
        Assert.Equal(Ratio.Of(crossSold, customers), CrossSellRate.Of(list, Week));
    }

    [Fact]
    public void Of_UncountedOrders_SkipsThem() => Assert.Equal(
        Ratio.Of(0, 1),
        CrossSellRate.Of(
            [
                Sales.Order(1, category: "a"), Sales.Order(8, category: "a"), Sales.Order(9, -5, category: "b"),
                Sales.Order(10, category: "c", status: OrderStatus.Cancelled), Sales.Order(11, category: "d", refunded: 10),
            ],
            Week));

    [Fact]
    public void Of_Ledgers_IsTheSumOverCustomers() => Assert.Equal(
        Ratio.Of(1, 2),
        CrossSellRate.Of(
            [
                Sales.Ledger(Sales.Order(1, category: "a"), Sales.Order(8, category: "b")),
                Sales.Ledger(Sales.Order(1, category: "a"), Sales.Order(8, category: "a")),
                Sales.Ledger(Sales.Order(1, category: "a")),
                Sales.Ledger(),
            ],
            Week));

    [Fact]
    public void Of_AnyOrders_IsWhatSetsOfCategoriesGive() => Law.Holds(
        from orders in Gen.ArrayOf(EventGen.Snapshot).Resize(12)
        from day in Gen.Choose(1, 15)
        select (orders, period: Sales.Between(day, day + 4)),
        x =>
        {
            var known = x.orders.Where(order => order.IsCounted && order.Category is not null).ToList();
            var before = known.Where(order => order.PlacedAt < x.period.From).Select(order => order.Category).ToHashSet();
            var within = known.Where(order => x.period.Contains(order.PlacedAt)).Select(order => order.Category).ToHashSet();
            var expected = before.Count > 0 && within.Count > 0 ? Ratio.Of(within.IsSubsetOf(before) ? 0 : 1, 1) : default;
            Assert.Equal(expected, CrossSellRate.Of(x.orders, x.period));
        });

    [Fact]
    public void Of_Counts_IsTheirRatio() => Assert.Equal(Ratio.Of(3, 40), CrossSellRate.Of(3, 40));

    [Fact]
    public void Of_OneCustomer_AllocatesNothing()
    {
        OrderSnapshot[] orders = [Sales.Order(1, category: "a"), Sales.Order(8, category: "b")];
        Assert.Equal(0, Allocation.Of(() => CrossSellRate.Of(orders, Week)));
    }

    [Fact]
    public void Of_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("crossSold", () => CrossSellRate.Of(2, 1));
        Assert.Throws<ArgumentNullException>("orders", () => CrossSellRate.Of((IReadOnlyList<OrderSnapshot>)null!, Week));
        Assert.Throws<ArgumentNullException>("ledgers", () => CrossSellRate.Of((IEnumerable<OrderLedger>)null!, Week));
    }
}
