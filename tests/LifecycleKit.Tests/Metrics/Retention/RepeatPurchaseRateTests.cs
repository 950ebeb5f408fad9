using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class RepeatPurchaseRateTests : OrderMetricContract<Ratio>
{
    /// <summary>One order; two, the second 40 days on; a credit between orders of one day; nothing but a credit.</summary>
    private static readonly OrderLog Shop = ShopGen.Log(
    [
        new("one", Days.Day(0), 10),
        new("two", Days.Day(0), 10), new("two", Days.Day(40), 10),
        new("day", Days.Day(5), 10), new("day", Days.Day(5.1), -4), new("day", Days.Day(5.2), 0),
        new("credit", Days.Day(7), -4),
    ]);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(5.15, 0, 3)]
    [InlineData(40, 1, 3)]
    [InlineData(40.1, 2, 3)]
    public void Lifetime_OfAnExample_CountsOrdersBefore(double asOf, int repeaters, int buyers) =>
        Assert.Equal(Ratio.Of(repeaters, buyers), RepeatPurchaseRate.Lifetime(Shop, Days.Day(asOf)));

    [Theory]
    [InlineData(0, 40, 1, 3)]
    [InlineData(1, 41, 1, 2)]
    [InlineData(6, 39, 0, 0)]
    public void InPeriod_OfAnExample_CountsOrdersInIt(double from, double to, int repeaters, int buyers) =>
        Assert.Equal(Ratio.Of(repeaters, buyers), RepeatPurchaseRate.InPeriod(Shop, Period.Create(Days.Day(from), Days.Day(to))));

    [Theory]
    [InlineData(40, 45, 1, 3)]
    [InlineData(40, 44.9, 0, 2)]
    [InlineData(40.1, 45.1, 2, 3)]
    [InlineData(50, 45, 0, 0)]
    public void Within_OfAnExample_ExcludesCustomersWithoutTheTime(double days, double asOf, int repeaters, int buyers) =>
        Assert.Equal(Ratio.Of(repeaters, buyers), RepeatPurchaseRate.Within(Shop, TimeSpan.FromDays(days), Days.Day(asOf)));

    /// <summary>Bought before by the first counted order; a credit before the period does not make a returning customer.</summary>
    [Theory]
    [InlineData(0, 40, 0, 3)]
    [InlineData(0, 40.1, 0, 3)]
    [InlineData(5.15, 6, 1, 1)]
    [InlineData(39, 41, 1, 1)]
    [InlineData(6, 39, 0, 0)]
    public void ReturningShare_OfAnExample_LooksBeforeThePeriod(double from, double to, int returning, int buyers) =>
        Assert.Equal(Ratio.Of(returning, buyers), RepeatPurchaseRate.ReturningShare(Shop, Period.Create(Days.Day(from), Days.Day(to))));

    [Fact]
    public void Within_NoTime_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("time", () => RepeatPurchaseRate.Within(Shop, TimeSpan.Zero, Days.Day(9)));

    [Fact]
    public void Lifetime_OfAllCdnowCustomers_EqualsTheCountOfDays() => Assert.Equal(
        Ratio.Of(11_516, 23_570),
        RepeatPurchaseRate.Lifetime(OrderLog.Read(CdnowOrders.Read()), new DateTimeOffset(1998, 7, 1, 0, 0, 0, TimeSpan.Zero)));

    private protected override Ratio Whole(OrderLog log, Period period) => RepeatPurchaseRate.InPeriod(log, period);

    private protected override Ratio Part(ReadOnlySpan<OrderEntry> orders, Period period) => RepeatPurchaseRate.InPeriod(orders, period);

    public class ReturningShareTests : OrderMetricContract<Ratio>
    {
        private protected override Ratio Whole(OrderLog log, Period period) => RepeatPurchaseRate.ReturningShare(log, period);

        private protected override Ratio Part(ReadOnlySpan<OrderEntry> orders, Period period) =>
            RepeatPurchaseRate.ReturningShare(orders, period);
    }
}
