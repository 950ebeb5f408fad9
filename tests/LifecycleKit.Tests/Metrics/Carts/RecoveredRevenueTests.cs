using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class RecoveredRevenueTests : CustomerMetricContract<MeanValue>
{
    [Fact]
    public void Contribution_OfRecoveredCarts_IsTheNetTotalOfTheirOrders()
    {
        CustomerEvent[] events =
        [
            Cart(1), CustomerEvent.Order(Sales.Order(2, gross: 30, refunded: 5)), Cart(5), Sales.Placed(5.01, gross: 99),
            Cart(10), Sales.Placed(12, gross: 8), Cart(15), CustomerEvent.Order(Sales.Order(16, gross: 50, refunded: 50)),
        ];
        var revenue = RecoveredRevenue.CustomerContribution(events, Sales.Between(0, 40));
        Assert.Equal((2L, 33m), (revenue.Count, revenue.Sum));
        Assert.Equal(8, RecoveredRevenue.CustomerContribution(events, Sales.Between(11, 40)).Sum);
        Assert.Equal(default, RecoveredRevenue.CustomerContribution(
            events, Sales.Between(0, 40), CartTimes.Create(lostAfter: TimeSpan.FromHours(20))));
    }

    private protected override MeanValue Part(IEnumerable<CustomerEvent> events, Period period) =>
        RecoveredRevenue.CustomerContribution(events, period);

    private static CustomerEvent Cart(double day) => CustomerEvent.CartUpdated(Days.Day(day), 20, 2);
}
