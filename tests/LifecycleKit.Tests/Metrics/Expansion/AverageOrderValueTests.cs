using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class AverageOrderValueTests : OrderMetricContract<MeanValue>
{
    /// <summary>
    /// Of the week: 100 (of 120 before discount) with 30 refunded, a voucher of 0, one cancelled, one refunded in full, a credit of 10.
    /// </summary>
    private static readonly OrderSnapshot[] Orders =
    [
        Sales.Order(1, 100, refunded: 30, discount: 20),
        Sales.Order(2, 0, discount: 15),
        Sales.Order(3, 70, status: OrderStatus.Cancelled),
        Sales.Order(4, 60, refunded: 60),
        Sales.Order(5, -10),
        Sales.Order(7, 999),
    ];

    private static readonly Period Week = Sales.Between(0, 7);

    [Fact]
    public void Gross_OfSnapshots_IsAfterDiscountAndBeforeRefunds()
    {
        var gross = AverageOrderValue.Gross(Orders, Week);
        Assert.Equal((2, 100m), (gross.Count, gross.Sum));
        Assert.Equal(50, gross.Mean().Value);
    }

    [Fact]
    public void BeforeDiscount_OfSnapshots_AddsDiscounts()
    {
        var beforeDiscount = AverageOrderValue.BeforeDiscount(Orders, Week);
        Assert.Equal((2, 135m), (beforeDiscount.Count, beforeDiscount.Sum));
    }

    [Fact]
    public void Net_OfSnapshots_TakesRefundsAndCreditsOff() =>
        Assert.Equal(Ratio.Of(100 - 30 - 10, 2), AverageOrderValue.Net(Orders, Week));

    [Fact]
    public void Net_OfALedgersEntries_IsThatOfItsSnapshots()
    {
        Assert.Equal(AverageOrderValue.Net(Orders, Week), AverageOrderValue.Net(Sales.Ledger(Orders).ToEntries(), Week));
        Assert.Equal(70, AverageOrderValue.Gross(Sales.Ledger(Orders).ToEntries(), Week).Sum);
    }

    [Fact]
    public void Figures_OfCounts_AreTheirRatios()
    {
        Assert.Equal(Estimate.Of(80), AverageOrderValue.Of(4_000, 50).ToEstimate());
        Assert.Equal(Estimate.Of(-2), AverageOrderValue.Of(-100, 50).ToEstimate());
        Assert.False(AverageOrderValue.Of(0, 0).IsDefined);
    }

    [Fact]
    public void Figures_OfAnyOrders_AreTheSumsOfTheirParts() => Law.Holds(
        from orders in Gen.ArrayOf(EventGen.Snapshot.Select(order => order with { GrossTotal = Math.Min(order.GrossTotal, 1_000) }))
            .Resize(30)
        from shuffled in Gen.Shuffle(orders)
        from last in Gen.Choose(1, 20)
        select (orders, shuffled, period: Sales.Between(0, last)),
        x =>
        {
            var placed = x.shuffled.Where(order => x.period.Contains(order.PlacedAt)).ToList();
            var (gross, net) = (AverageOrderValue.Gross(x.orders, x.period), AverageOrderValue.Net(x.orders, x.period));
            Assert.Equal(placed.Aggregate(default(MeanValue), (sum, order) => sum + AverageOrderValue.Gross(order)), gross);
            Assert.Equal(placed.Aggregate(default(Ratio), (sum, order) => sum + AverageOrderValue.Net(order)), net);
            Assert.Equal(placed.Sum(order => order.NetTotal), net.Numerator);
            Assert.Equal(
                placed.Where(order => order.IsCounted).Sum(order => order.Discount),
                AverageOrderValue.BeforeDiscount(x.orders, x.period).Sum - gross.Sum);
        },
        count: 500);

    [Fact]
    public void Gross_OfOneOrder_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() => AverageOrderValue.Gross(Orders[0])));

    [Fact]
    public void Figures_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("orders", () => AverageOrderValue.Of(1, -1));
        Assert.Throws<ArgumentNullException>("order", () => AverageOrderValue.Gross(null!));
        Assert.Throws<ArgumentNullException>("order", () => AverageOrderValue.BeforeDiscount(null!));
        Assert.Throws<ArgumentNullException>("order", () => AverageOrderValue.Net(null!));
        Assert.Throws<ArgumentNullException>("orders", () => AverageOrderValue.Gross((IEnumerable<OrderSnapshot>)null!, Week));
    }

    private protected override MeanValue Whole(OrderLog log, Period period) => AverageOrderValue.Gross(log, period);

    private protected override MeanValue Part(ReadOnlySpan<OrderEntry> orders, Period period) => AverageOrderValue.Gross(orders, period);

    public class NetTests : OrderMetricContract<Ratio>
    {
        private protected override Ratio Whole(OrderLog log, Period period) => AverageOrderValue.Net(log, period);

        private protected override Ratio Part(ReadOnlySpan<OrderEntry> orders, Period period) => AverageOrderValue.Net(orders, period);
    }
}
