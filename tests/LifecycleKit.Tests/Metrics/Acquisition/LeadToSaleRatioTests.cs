using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class LeadToSaleRatioTests : CustomerMetricContract<Ratio>
{
    private static readonly Period Week = Sales.Between(0, 7);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Fact]
    public void Cohort_Counts_IsTheirRatio() => Assert.Equal(Ratio.Of(12, 80), LeadToSaleRatio.Cohort(12, 80));

    [Fact]
    public void InPeriod_MoreWinsThanLeads_ExceedsOne() => Assert.Equal(Estimate.Of(1.25), LeadToSaleRatio.InPeriod(10, 8).ToEstimate());

    [Theory]
    [InlineData(3.0, 20.0, 33, 1, 1)]
    [InlineData(3.0, 3.0, 33, 1, 1)] // contact and order at one instant
    [InlineData(3.0, 32.9, 33, 1, 1)]
    [InlineData(3.0, 33.0, 40, 0, 1)] // a month later is too late
    [InlineData(3.0, null, 33, 0, 1)]
    [InlineData(3.0, 5.0, 32.9, 0, 0)] // has not had the month, though it was won
    [InlineData(3.0, 2.9, 99, 0, 0)] // was a customer already
    [InlineData(7.0, 8.0, 99, 0, 0)] // a lead of the next week
    [InlineData(-0.1, 8.0, 99, 0, 0)]
    [InlineData(null, 8.0, 99, 0, 0)]
    public void CohortContribution_OfInstants_FollowsEachLeadForTheSameTime(double? lead, double? order, double asOf, int won, int leads) =>
        Assert.Equal(Ratio.Of(won, leads), LeadToSaleRatio.CohortContribution(At(lead), At(order), Week, Month, Days.Day(asOf)));

    [Theory]
    [InlineData(3.0, 5.0, 1, 1)]
    [InlineData(3.0, 7.0, 0, 1)]
    [InlineData(3.0, null, 0, 1)]
    [InlineData(-9.0, 5.0, 1, 0)] // an older lead, won now
    [InlineData(8.0, 9.0, 0, 0)]
    [InlineData(3.0, 2.0, 0, 0)] // was a customer already
    [InlineData(null, 5.0, 0, 0)]
    public void PeriodContribution_OfInstants_CountsWinsAndLeadsApart(double? lead, double? order, int wins, int leads) =>
        Assert.Equal(Ratio.Of(wins, leads), LeadToSaleRatio.PeriodContribution(At(lead), At(order), Week));

    [Fact]
    public void CohortContribution_OfEvents_TakesFirstContactAndFirstCountedOrder()
    {
        CustomerEvent[] events = [Contact(20), Contact(3), Sales.Placed(2), Sales.Cancelled(2), Sales.Placed(30), Sales.Placed(40)];
        Assert.Equal(Ratio.Of(1, 1), LeadToSaleRatio.CohortContribution(events, Week, Month, Days.Day(33)));
        Assert.Equal(Ratio.Of(0, 1), LeadToSaleRatio.PeriodContribution(events, Week));
        Assert.Equal(Ratio.Of(1, 0), LeadToSaleRatio.PeriodContribution(events, Sales.Between(28, 35)));
    }

    [Fact]
    public void CohortContribution_OfTheLongestTime_ExcludesEveryLead() =>
        Assert.Equal(default, LeadToSaleRatio.CohortContribution(At(3), At(4), Week, TimeSpan.MaxValue, DateTimeOffset.MaxValue));

    [Fact]
    public void CohortContribution_OfInstants_AllocatesNothing() =>
        Assert.Equal(0, Allocation.Of(() => LeadToSaleRatio.CohortContribution(Days.Day(3), Days.Day(5), Week, Month, Days.Day(50))));

    [Fact]
    public void Ratios_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("won", () => LeadToSaleRatio.Cohort(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("wins", () => LeadToSaleRatio.InPeriod(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("leads", () => LeadToSaleRatio.InPeriod(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(
            "within", () => LeadToSaleRatio.CohortContribution(null, null, Week, TimeSpan.Zero, Days.Start));
    }

    private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
        LeadToSaleRatio.CohortContribution(events, period, TimeSpan.FromDays(4), period.To);

    private static CustomerEvent Contact(double day) => CustomerEvent.ContactCaptured(Days.Day(day), Channels.Email);

    private static DateTimeOffset? At(double? day) => day is { } known ? Days.Day(known) : null;

    public class InPeriodTests : CustomerMetricContract<Ratio>
    {
        private protected override Ratio Part(IEnumerable<CustomerEvent> events, Period period) =>
            LeadToSaleRatio.PeriodContribution(events, period);
    }
}
