using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class AverageRevenuePerUserTests : OrderMetricContract<MeanValue>
{
    /// <summary>
    /// A buyer of the week with a credit in it; one of the week before, with a credit now; one to come; one with a credit alone.
    /// </summary>
    private static readonly OrderLog Shop = ShopGen.Log(
    [
        new("now", Days.Day(0), 10), new("now", Days.Day(3), 30), new("now", Days.Day(4), -5),
        new("before", Days.Day(-3), 50), new("before", Days.Day(2), -8),
        new("later", Days.Day(7), 99),
        new("credit", Days.Day(1), -2),
    ]);

    private static readonly Period Week = Sales.Between(0, 7);

    [Fact]
    public void OfAverageUsers_OfAnExample_DividesByTheMeanOfStartAndEnd()
    {
        Assert.Equal(Estimate.Of(40), AverageRevenuePerUser.OfAverageUsers(5_000, 100, 150).ToEstimate());
        Assert.Equal(12.5m, AverageRevenuePerUser.OfAverageUsers(1, 12, 13).Denominator);
        Assert.False(AverageRevenuePerUser.OfAverageUsers(1, 0, 0).IsDefined);
    }

    [Fact]
    public void OfActiveUsers_OfAnExample_DividesByAllOfThem() =>
        Assert.Equal(Ratio.Of(5_000, 180), AverageRevenuePerUser.OfActiveUsers(5_000, 180));

    [Fact]
    public void OfCustomersSoFar_OfAnExample_CountsTheIdleToo()
    {
        var revenue = AverageRevenuePerUser.OfCustomersSoFar(Shop, Week);
        Assert.Equal((2, 35m - 8), (revenue.Count, revenue.Sum));
        Assert.Equal(MeanValue.Of(50), AverageRevenuePerUser.OfCustomersSoFar(Shop, Sales.Between(-7, 0)));
    }

    [Fact]
    public void ActiveUserContribution_OfAnExample_TakesVisitorsAndBuyers()
    {
        OrderEntry[] orders = [new(Days.Day(-3), 50), new(Days.Day(2), -8)];
        Assert.Equal(default, AverageRevenuePerUser.ActiveUserContribution(orders, active: false, Week));
        Assert.Equal(MeanValue.Of(-8), AverageRevenuePerUser.ActiveUserContribution(orders, active: true, Week));
        Assert.Equal(MeanValue.Of(50), AverageRevenuePerUser.ActiveUserContribution(orders, active: false, Sales.Between(-7, 0)));
    }

    [Fact]
    public void ActiveUserContribution_OfEvents_TakesTheLatestSnapshots()
    {
        var visit = CustomerEvent.Visit(Days.Day(1));
        Assert.Equal(MeanValue.Of(0), AverageRevenuePerUser.ActiveUserContribution([visit, Sales.Placed(2), Sales.Cancelled(2)], Week));
        Assert.Equal(
            MeanValue.Of(7), AverageRevenuePerUser.ActiveUserContribution([Sales.Placed(2), Sales.Placed(3, -3), Sales.Placed(9)], Week));
        Assert.Equal(default, AverageRevenuePerUser.ActiveUserContribution([Sales.Placed(2), visit], Sales.Between(3, 7)));
    }

    [Fact]
    public void OfCustomersSoFar_OfScaledMoney_Scales() => Law.Holds(
        from rows in ShopGen.Rows
        from period in ShopGen.Period
        select (rows, period),
        x =>
        {
            var revenue = AverageRevenuePerUser.OfCustomersSoFar(ShopGen.Log(x.rows), x.period);
            var dearer = ShopGen.Log(x.rows.Select(row => row with { Amount = 3 * row.Amount }));
            var tripled = AverageRevenuePerUser.OfCustomersSoFar(dearer, x.period);
            Assert.Equal((revenue.Count, 3 * revenue.Sum), (tripled.Count, tripled.Sum));
        },
        count: 300);

    [Fact]
    public void Figures_NegativeCounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("usersAtStart", () => AverageRevenuePerUser.OfAverageUsers(1, -1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("usersAtEnd", () => AverageRevenuePerUser.OfAverageUsers(1, 2, -1));
        Assert.Throws<ArgumentOutOfRangeException>("activeUsers", () => AverageRevenuePerUser.OfActiveUsers(1, -1));
    }

    private protected override MeanValue Whole(OrderLog log, Period period) => AverageRevenuePerUser.OfCustomersSoFar(log, period);

    private protected override MeanValue Part(ReadOnlySpan<OrderEntry> orders, Period period) =>
        AverageRevenuePerUser.OfCustomersSoFar(orders, period);

    public class OfActiveUserTests : CustomerMetricContract<MeanValue>
    {
        private protected override MeanValue Part(IEnumerable<CustomerEvent> events, Period period) =>
            AverageRevenuePerUser.ActiveUserContribution(events, period);
    }
}
