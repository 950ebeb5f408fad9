using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class AverageRevenuePerPayingUserTests : OrderMetricContract<MeanValue>
{
    /// <summary>10 + 30 − 5 and a voucher of 0 make a mean of 17.5; a credit alone and an order of another week add nothing.</summary>
    [Fact]
    public void Of_OfAnExample_CountsCustomersWithAnOrderInThePeriod()
    {
        var revenue = Whole(
            ShopGen.Log(
            [
                new("buyer", Days.Day(0), 10), new("buyer", Days.Day(3), 30), new("buyer", Days.Day(4), -5),
                new("voucher", Days.Day(6.9), 0),
                new("before", Days.Day(-3), 50), new("before", Days.Day(2), -8),
            ]),
            Sales.Between(0, 7));
        Assert.Equal((2, 35m), (revenue.Count, revenue.Sum));
        Assert.Equal(17.5, revenue.Mean().Value);
    }

    [Fact]
    public void Of_Counts_IsTheirRatio() => Assert.Equal(Ratio.Of(5_000, 80), AverageRevenuePerPayingUser.Of(5_000, 80));

    [Fact]
    public void Of_NegativeCount_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("payingUsers", () => AverageRevenuePerPayingUser.Of(1, -1));

    private protected override MeanValue Whole(OrderLog log, Period period) => AverageRevenuePerPayingUser.Of(log, period);

    private protected override MeanValue Part(ReadOnlySpan<OrderEntry> orders, Period period) =>
        AverageRevenuePerPayingUser.Of(orders, period);
}
