using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class CartAbandonmentRateTests : CustomerMetricContract<Ratio>
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly DateTimeOffset Filled = Days.Day(1);

    [Fact]
    public void Of_Counts_IsTheirShare()
    {
        Assert.Equal(Ratio.Of(7, 10), CartAbandonmentRate.Of(7, 10));
        Assert.False(CartAbandonmentRate.Of(0, 0).ToEstimate().HasValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => CartAbandonmentRate.Of(11, 10));
        var interval = CartAbandonmentRate.Of(7, 10).WilsonInterval();
        Assert.InRange(0.7, interval.Lower, interval.Upper);
    }

    [Fact]
    public void Contribution_OfAnOrderInTime_IsNotAbandoned()
    {
        Assert.Equal(Ratio.Of(0, 1), Of(Cart(Filled), Order(Filled.AddHours(1) - Tick)));
        Assert.Equal(Ratio.Of(1, 1), Of(Cart(Filled), Order(Filled.AddHours(1))));
        Assert.Equal(Ratio.Of(0, 1), Of(Cart(Filled), Cart(Filled.AddMinutes(59)), Order(Filled.AddMinutes(118))));
        Assert.Equal(Ratio.Of(1, 1), Of(Cart(Filled)));
    }

    [Fact]
    public void Contribution_OfACartThatWasEmptied_IsAbandonedOnlyWhenThatWasLate()
    {
        Assert.Equal(Ratio.Of(0, 1), Of(Cart(Filled), Cart(Filled.AddMinutes(30), items: 0)));
        Assert.Equal(Ratio.Of(1, 1), Of(Cart(Filled), Cart(Filled.AddMinutes(61), items: 0)));
    }

    [Fact]
    public void Contribution_OfACancelledOrder_EmptiesTheCartAllTheSame()
    {
        var order = Sales.Order(1.02);
        Assert.Equal(Ratio.Of(0, 1), Of(Cart(Filled), CustomerEvent.Order(order), CustomerEvent.Order(
            order with { Status = OrderStatus.Cancelled, Version = 2 })));
        // It never counted.
        Assert.Equal(Ratio.Of(1, 1), Of(Cart(Filled), CustomerEvent.Order(order with { Status = OrderStatus.Cancelled })));
    }

    [Fact]
    public void Contribution_AtTheEndsOfThePeriod_LeavesOutWhatIsNotKnown()
    {
        Assert.Equal(default, CartAbandonmentRate.CustomerContribution([Cart(Days.Day(6.99))], Sales.Between(0, 7)));
        Assert.Equal(Ratio.Of(1, 1), CartAbandonmentRate.CustomerContribution([Cart(Days.Day(6.95))], Sales.Between(0, 7)));
        Assert.Equal(default, CartAbandonmentRate.CustomerContribution([Cart(Days.Day(6.95))], Sales.Between(6.96, 7)));
        Assert.Equal(default, CartAbandonmentRate.CustomerContribution([Cart(Days.Day(7))], Sales.Between(0, 7)));
        Assert.Equal(
            Ratio.Of(0, 1), CartAbandonmentRate.CustomerContribution(
                [Cart(Days.Day(1)), Order(Days.Day(1.5))], Sales.Between(0, 7), CartTimes.Create(TimeSpan.FromDays(1))));
    }

    [Fact]
    public void Create_OfTimesOutsideTheirRanges_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("abandonedAfter", () => CartTimes.Create(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("lostAfter", () => CartTimes.Create(lostAfter: TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>("lostAfter", () => CartTimes.Create(lostAfter: TimeSpan.FromDays(401)));
        Assert.Equal((default, default(CartTimes).GetHashCode()), (CartTimes.Create(), CartTimes.Create().GetHashCode()));
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromDays(7)), (default(CartTimes).AbandonedAfter, default(CartTimes).LostAfter));
    }

    private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
        CartAbandonmentRate.CustomerContribution(events, period);

    private static CustomerEvent Cart(DateTimeOffset at, int items = 2) => CustomerEvent.CartUpdated(at, 10 * items, items);

    private static CustomerEvent Order(DateTimeOffset at) =>
        CustomerEvent.Order(new OrderSnapshot { OrderId = $"{at.UtcTicks}", PlacedAt = at, GrossTotal = 20 });

    private static Ratio Of(params CustomerEvent[] events) => CartAbandonmentRate.CustomerContribution(events, Sales.Between(0, 40));
}
