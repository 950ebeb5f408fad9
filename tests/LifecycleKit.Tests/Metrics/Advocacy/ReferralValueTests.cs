using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class ReferralValueTests : CustomerMetricContract<ReferralValue>
{
    private static readonly CustomerEvent[][] Example =
    [
        [CustomerEvent.ReferredBy(Days.Day(1)), Sales.Placed(2, 50), Sales.Placed(12, 30), Sales.Placed(13, 10)],
        [Sales.Placed(3, 20), CustomerEvent.ReferredBy(Days.Day(15)), CustomerEvent.ReferralMade(Days.Day(16))],
        [Sales.Placed(11, 7), CustomerEvent.ReferralMade(Days.Day(4)), CustomerEvent.ReferralMade(Days.Day(5))],
        [Sales.Placed(12, 8), CustomerEvent.ReferredBy(Days.Day(25)), CustomerEvent.ReferralMade(Days.Day(25))],
        [CustomerEvent.ReferredBy(Days.Day(1)), CustomerEvent.Visit(Days.Day(2))],
        [CustomerEvent.ReferredBy(Days.Day(1)), Sales.Placed(22, 90)],
    ];

    [Fact]
    public void Of_AnExample_PutsEachCustomerIntoOneGroupOfEachPair()
    {
        var value = ReferralValue.Of(Example, Sales.Between(10, 20));
        Assert.Equal((2L, 40m, 2m), Figures(value.Referred));
        Assert.Equal((2L, 15m, 2m), Figures(value.NotReferred));
        Assert.Equal((2L, 7m, 1m), Figures(value.Referrers));
        Assert.Equal((2L, 48m, 3m), Figures(value.NonReferrers));
        Assert.Equal(20, value.Referred.Revenue.Mean().Value);
        Assert.True(value.Referred.Revenue.TInterval().Contains(20));
        Assert.Equal(12.5, MeanDifference.Between(value.Referred.Revenue, value.NotReferred.Revenue).Difference().Value);
    }

    [Fact]
    public void Of_AnySplit_AddsUp()
    {
        var period = Sales.Between(10, 20);
        for (var cut = 0; cut <= Example.Length; cut++)
        {
            Assert.Equal(
                ReferralValue.Of(Example, period), ReferralValue.Of(Example[cut..], period) + ReferralValue.Of(Example[..cut], period));
        }
    }

    [Fact]
    public void Of_NoCustomers_HasReasons()
    {
        Assert.Equal("there are no values", ReferralValue.Of([], Sales.Between(0, 1)).Referrers.Revenue.Mean().Reason);
        Assert.Throws<ArgumentNullException>("customers", () => ReferralValue.Of(null!, Sales.Between(0, 1)));
    }

    private protected override ReferralValue Part(IEnumerable<CustomerEvent> events, Period period) =>
        ReferralValue.Contribution(events, period);

    private static (long Count, decimal Revenue, decimal Orders) Figures(ReferralGroup group) =>
        (group.CustomerCount, group.Revenue.Sum, group.Orders.Sum);
}
