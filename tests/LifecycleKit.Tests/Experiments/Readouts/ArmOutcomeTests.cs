using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments;

public class ArmOutcomeTests
{
    [Fact]
    public void Of_Customers_CountsThemAll()
    {
        var arm = ArmOutcome.Of(true, 30, 12.5m) + ArmOutcome.Of(false, 0, 0) + ArmOutcome.Of(true, -5, 2);
        Assert.Equal(3, arm.CustomerCount);
        Assert.Equal(Ratio.Of(2, 3), arm.Conversion);
        Assert.Equal((25, 14.5m), (arm.Revenue.Sum, arm.PreRevenue.Sum));
        Assert.Equal("2/3 converted, revenue " + arm.Revenue, arm.ToString());
        Assert.Equal(default, ArmOutcome.Of(true, 1).PreRevenue);
    }

    [Fact]
    public void Addition_OfAnySplit_IsTheWhole() => Law.Holds(
        from list in Arms.Lists from cut in Gen.Choose(0, list.Length) select (list, cut),
        x =>
        {
            var whole = Arms.Of(x.list);
            Assert.Equal(whole, Arms.Of(x.list[..x.cut]) + Arms.Of(x.list[x.cut..]));
            Assert.Equal(whole, Arms.Of(x.list[x.cut..]) + Arms.Of(x.list[..x.cut]));
            Assert.Equal(whole, whole + default(ArmOutcome));
        });

    [Fact]
    public void CoDeviation_OfAnyCustomers_IsTheNaiveSum() => Law.Holds(Arms.Lists.Where(x => x.Length > 0), x =>
    {
        var (before, after) = (x.Average(c => c.Before), x.Average(c => c.Revenue));
        var naive = (double)x.Sum(c => (c.Before - before) * (c.Revenue - after));
        Assert.Equal(naive, Arms.Of(x).CoDeviation(), 1e-9 * (1 + Math.Abs(naive)));
    });

    [Fact]
    public void CoDeviation_OfLargeAmountsCloseTogether_DoesNotCancel()
    {
        var arm = ArmOutcome.Of(true, 1_000_000_000.01m, 2_000_000_000.02m) + ArmOutcome.Of(true, 1_000_000_000.03m, 2_000_000_000.06m);
        Assert.Equal(0.0004, arm.CoDeviation(), 1e-18);
    }
}
