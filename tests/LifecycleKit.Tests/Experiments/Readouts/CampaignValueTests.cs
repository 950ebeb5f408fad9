using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments;

public class CampaignValueTests
{
    private static readonly Gen<(decimal Revenue, double Value)[]> Lists =
        Gen.ArrayOf(from cents in Gen.Choose(-1_000, 90_000) from value in Gen.Choose(0, 1_000_000) select (cents / 100m, value / 1e4));

    [Fact]
    public void TotalNetRevenue_OfSleepAsMoney_IsWelchsTimesTheTargeted()
    {
        // Student (1908), as in the tests of MeanDifference: −1.58 with error 0.8491, p = 0.07939, interval −3.3655 to 0.2055; times ten.
        decimal[] first = [0.7m, -1.6m, -0.2m, -1.2m, -0.1m, 3.4m, 3.7m, 0.8m, 0.0m, 2.0m];
        decimal[] second = [1.9m, 0.8m, 1.1m, 0.1m, -0.1m, 4.4m, 5.5m, 1.6m, 4.6m, 3.4m];
        var value = CampaignValue.Between(Of(first.Select(x => (x, 0.0))), Of(second.Select(x => (x, 0.0))));
        Assert.Equal(-1.58, value.NetRevenuePerCustomer().Estimate.Value, 1e-14);
        Assert.Equal(-15.8, value.TotalNetRevenue().Estimate.Value, 1e-13);
        Assert.Equal(8.4909101723876196, value.TotalNetRevenue().Estimate.StandardError, 1e-13);
        Assert.Equal(0.079394140187358138, value.TotalNetRevenue().PValue().Value, 1e-14);
        Assert.Equal(-33.654832307117106, value.TotalNetRevenue().Interval().Lower, 1e-11);
        Assert.Equal(2.0548323071171059, value.TotalNetRevenue().Interval().Upper, 1e-11);
        Assert.Equal("neither group varies", value.TotalLifetimeValue().PValue().Reason);
        Assert.Equal(Estimate.Of(0, "neither group varies"), value.TotalLifetimeValue().Estimate);
    }

    [Fact]
    public void Totals_OfAnyGroups_AreThoseOfCustomersTimesTheirNumber() => Law.Holds(Gen.Two(Lists), x =>
    {
        var value = CampaignValue.Between(Of(x.Item1), Of(x.Item2));
        foreach (var (each, total) in new[]
        {
            (value.NetRevenuePerCustomer(), value.TotalNetRevenue()), (value.LifetimeValuePerCustomer(), value.TotalLifetimeValue()),
        })
        {
            Assert.Equal(
                (each.Estimate.HasValue, each.HasInterval, each.PValue()), (total.Estimate.HasValue, total.HasInterval, total.PValue()));
            if (each.Estimate.HasValue) Assert.Equal(x.Item1.Length * each.Estimate.Value, total.Estimate.Value);
            if (each.HasInterval) Assert.Equal(x.Item1.Length * each.Interval().Lower, total.Interval().Lower);
        }
    });

    [Fact]
    public void Addition_OfAnySplit_IsTheWhole() => Law.Holds(
        from list in Lists from cut in Gen.Choose(0, list.Length) select (list, cut),
        x =>
        {
            Assert.Equal(Of(x.list), Of(x.list[x.cut..]) + Of(x.list[..x.cut]));
            Assert.Equal(Of(x.list), Of(x.list) + default(CampaignOutcome));
        });

    [Fact]
    public void Values_WithoutEnoughData_SayWhatIsMissing()
    {
        var some = Of([(1, 2), (3, 4)]);
        var value = CampaignValue.Between(some + CampaignOutcome.Of(5), some);
        Assert.Equal("the lifetime value is known of 2 of the 3 targeted customers", value.TotalLifetimeValue().Estimate.Reason);
        Assert.Equal(
            "the universal control has 1 customer of the 2 that a variance needs",
            CampaignValue.Between(some, CampaignOutcome.Of(5, 1)).TotalNetRevenue().PValue().Reason);
        Assert.Equal(
            "the targeted group has 2 customers of the 30 that a comparison of means needs",
            CampaignValue.Between(some, some, new ReadoutOptions { MinCustomerCount = 30 }).TotalLifetimeValue().PValue().Reason);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.1e12)]
    public void Of_NoLifetimeValue_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>("lifetimeValue", () => CampaignOutcome.Of(1, value));

    private static CampaignOutcome Of(IEnumerable<(decimal Revenue, double Value)> customers) =>
        customers.Aggregate(default(CampaignOutcome), (sum, x) => sum + CampaignOutcome.Of(x.Revenue, x.Value));
}
