using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class ConversionRateTests : CustomerMetricContract<Ratio>
{
    private static readonly Period Week = Sales.Between(0, 7);

    [Fact]
    public void OfUsers_Counts_IsTheirRatio() => Assert.Equal(Ratio.Of(3, 120), ConversionRate.OfUsers(3, 120));

    [Fact]
    public void OfSessions_TwoVisitsAndOneOrder_IsHalfOfWhatUsersGive()
    {
        Assert.Equal(Ratio.Of(1, 2), ConversionRate.OfSessions(1, 2));
        Assert.Equal(Ratio.Of(1, 1), ConversionRate.UserContribution([Visit(1), Visit(2), Sales.Placed(2)], Week));
    }

    [Fact]
    public void OrdersPerSession_MoreOrdersThanSessions_ExceedsOne() =>
        Assert.Equal(Estimate.Of(1.5), ConversionRate.OrdersPerSession(3, 2).ToEstimate());

    [Fact]
    public void UserContribution_VisitorWithoutOrder_IsZeroOfOne() =>
        Assert.Equal(Ratio.Of(0, 1), ConversionRate.UserContribution([Visit(6.9)], Week));

    [Fact]
    public void UserContribution_OrderWithoutVisit_IsOneOfOne() =>
        Assert.Equal(Ratio.Of(1, 1), ConversionRate.UserContribution([Sales.Placed(0, 0)], Week));

    [Fact]
    public void UserContribution_VisitsAndOrdersOutside_IsUndefined() =>
        Assert.Equal(default, ConversionRate.UserContribution([Visit(-0.1), Visit(7), Sales.Placed(-1), Sales.Placed(7)], Week));

    [Fact]
    public void UserContribution_OrderCancelledLater_IsNoConversion()
    {
        Assert.Equal(Ratio.Of(0, 1), ConversionRate.UserContribution([Visit(1), Sales.Cancelled(1), Sales.Placed(1)], Week));
        Assert.Equal(default, ConversionRate.UserContribution([Sales.Placed(1), Sales.Cancelled(1)], Week));
    }

    [Fact]
    public void UserContribution_NothingButACredit_IsUndefined() =>
        Assert.Equal(default, ConversionRate.UserContribution([Sales.Placed(1, -5)], Week));

    [Fact]
    public void OrdersPerSessionContribution_OfEvents_CountsBothInThePeriod() => Assert.Equal(
        Ratio.Of(2, 3),
        ConversionRate.OrdersPerSessionContribution(
            [Visit(0), Visit(1), Visit(2), Visit(7), Sales.Placed(1), Sales.Placed(2), Sales.Placed(3, -1), Sales.Placed(8)], Week));

    [Fact]
    public void UserContribution_OfEntries_AllocatesNothing()
    {
        var orders = new[] { new OrderEntry(Days.Day(1), 5), new OrderEntry(Days.Day(9), 5) };
        Assert.Equal(Ratio.Of(1, 1), ConversionRate.UserContribution(orders, false, Week));
        Assert.Equal(0, Allocation.Of(() => ConversionRate.UserContribution(orders, true, Week)));
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    [InlineData(0, -1)]
    public void OfUsersAndSessions_ImpossibleCounts_AreRefused(long part, long whole)
    {
        Assert.Throws<ArgumentOutOfRangeException>("converted", () => ConversionRate.OfUsers(part, whole));
        Assert.Throws<ArgumentOutOfRangeException>("converting", () => ConversionRate.OfSessions(part, whole));
    }

    [Fact]
    public void OrdersPerSession_NegativeCounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("orders", () => ConversionRate.OrdersPerSession(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("sessions", () => ConversionRate.OrdersPerSession(1, -1));
    }

    private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
        ConversionRate.UserContribution(events, period);

    private static CustomerEvent Visit(double day) => CustomerEvent.Visit(Days.Day(day));

    public class PerSessionTests : CustomerMetricContract<Ratio>
    {
        private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
            ConversionRate.OrdersPerSessionContribution(events, period);
    }
}
