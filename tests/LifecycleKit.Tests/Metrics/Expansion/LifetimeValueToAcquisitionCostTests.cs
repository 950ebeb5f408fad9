using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class LifetimeValueToAcquisitionCostTests
{
    private static readonly Ratio Cost = CustomerAcquisitionCost.FullyLoaded(60_000, 200);

    [Fact]
    public void Of_OfAnExample_DividesValueAndErrorByTheCost()
    {
        Assert.Equal(Estimate.Of(3, 0.25), LifetimeValueToAcquisitionCost.Of(Estimate.Of(900, 75), Cost));
        Assert.Equal(Estimate.Of(-1), LifetimeValueToAcquisitionCost.Of(Estimate.Of(-300), Cost));
    }

    [Fact]
    public void Of_InfiniteValue_IsInfinite() => Assert.Equal(
        Estimate.Of(double.PositiveInfinity), LifetimeValueToAcquisitionCost.Of(SimpleLifetimeValue.FromChurn(100, 0), Cost));

    [Fact]
    public void Of_NoValueOrCost_PassesTheReasonOn()
    {
        Assert.Equal(Estimate.None("no model"), LifetimeValueToAcquisitionCost.Of(Estimate.None("no model"), Cost));
        Assert.Equal(default(Ratio).ToEstimate(), LifetimeValueToAcquisitionCost.Of(Estimate.Of(900), Ratio.Of(500, 0)));
        Assert.Equal("customers cost nothing", LifetimeValueToAcquisitionCost.Of(Estimate.Of(900), Ratio.Of(0, 200)).Reason);
    }

    [Fact]
    public void Of_NegativeCost_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            "acquisitionCost", () => LifetimeValueToAcquisitionCost.Of(Estimate.Of(900), Ratio.Of(-1, 200)));
}
