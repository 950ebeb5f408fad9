using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class ReferralRateTests : CustomerMetricContract<Ratio>
{
    private static readonly Period Week = Sales.Between(0, 7);

    [Fact]
    public void OfNewCustomers_Counts_IsTheShareOfReferrals()
    {
        var rate = ReferralRate.OfNewCustomers(12, 80);
        Assert.Equal(12, rate.Numerator);
        Assert.Equal(Estimate.Of(0.15), rate.ToEstimate());
    }

    [Fact]
    public void OfOrdersAndCustomers_Counts_AreTheirRatios()
    {
        Assert.Equal(Ratio.Of(30, 400), ReferralRate.OfOrders(30, 400));
        Assert.Equal(Ratio.Of(9, 300), ReferralRate.OfCustomers(9, 300));
    }

    [Theory]
    [InlineData(3.0, 2.0, 1, 1)]
    [InlineData(3.0, 6.9, 1, 1)] // recorded after the order
    [InlineData(3.0, 7.0, 0, 1)] // recorded after the period
    [InlineData(3.0, -90.0, 1, 1)]
    [InlineData(3.0, null, 0, 1)]
    [InlineData(-1.0, -2.0, 0, 0)] // new in an earlier period
    [InlineData(7.0, 2.0, 0, 0)]
    [InlineData(null, 2.0, 0, 0)]
    public void NewCustomerContribution_OfInstants_CountsFirstOrdersOfThePeriod(
        double? firstOrder, double? referred, int referrals, int newCustomers) =>
        Assert.Equal(Ratio.Of(referrals, newCustomers), ReferralRate.NewCustomerContribution(At(firstOrder), At(referred), Week));

    [Theory]
    [InlineData(3.0, true, 1, 1)]
    [InlineData(-90.0, false, 0, 1)]
    [InlineData(7.0, true, 0, 0)]
    [InlineData(null, true, 0, 0)]
    public void CustomerContribution_OfInstants_CountsCustomersWithAnOrder(double? firstOrder, bool refers, int referrers, int customers) =>
        Assert.Equal(Ratio.Of(referrers, customers), ReferralRate.CustomerContribution(At(firstOrder), refers, Week));

    [Fact]
    public void Contributions_OfEvents_TakeTheLatestSnapshots()
    {
        CustomerEvent[] events =
        [
            CustomerEvent.ReferredBy(Days.Day(9)), CustomerEvent.ReferredBy(Days.Day(-3)), CustomerEvent.ReferralMade(Days.Day(8)),
            Sales.Placed(-2), Sales.Cancelled(-2), Sales.Placed(5),
        ];
        Assert.Equal(Ratio.Of(1, 1), ReferralRate.NewCustomerContribution(events, Week));
        Assert.Equal(default, ReferralRate.NewCustomerContribution(events, Sales.Between(-7, 0)));
        Assert.Equal(Ratio.Of(0, 1), ReferralRate.CustomerContribution(events, Week));
        Assert.Equal(Ratio.Of(1, 1), ReferralRate.CustomerContribution(events, Sales.Between(7, 14)));
    }

    [Fact]
    public void NewCustomerContribution_OfInstants_AllocatesNothing() =>
        Assert.Equal(0, Allocation.Of(() => ReferralRate.NewCustomerContribution(Days.Day(3), Days.Day(2), Week)));

    [Fact]
    public void Rates_ImpossibleCounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("referred", () => ReferralRate.OfNewCustomers(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("referred", () => ReferralRate.OfOrders(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("referrers", () => ReferralRate.OfCustomers(0, -1));
    }

    private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
        ReferralRate.NewCustomerContribution(events, period);

    private static DateTimeOffset? At(double? day) => day is { } known ? Days.Day(known) : null;

    public class OfCustomersTests : CustomerMetricContract<Ratio>
    {
        private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
            ReferralRate.CustomerContribution(events, period);
    }
}
