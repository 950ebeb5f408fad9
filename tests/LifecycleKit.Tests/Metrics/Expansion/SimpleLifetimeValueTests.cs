using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class SimpleLifetimeValueTests
{
    private static readonly Ratio Cost = Ratio.Of(6_000, 50);

    [Fact]
    public void Of_OfAnExample_IsYearlyProfitTimesYears()
    {
        Assert.Equal(Estimate.Of(350), SimpleLifetimeValue.Of(100, 3.5));
        Assert.Equal(Estimate.Of(350 - 120), SimpleLifetimeValue.Of(100, 3.5, Cost));
    }

    [Theory]
    [InlineData(100, 0.25, 400)]
    [InlineData(100, 1, 100)]
    [InlineData(-100, 0.25, -400)]
    [InlineData(100, 0, double.PositiveInfinity)]
    [InlineData(-100, 0, double.NegativeInfinity)]
    [InlineData(0, 0, 0)]
    public void FromChurn_OfAnExample_IsYearlyProfitOverChurn(double profit, double churn, double value)
    {
        Assert.Equal(Estimate.Of(value), SimpleLifetimeValue.FromChurn((decimal)profit, churn));
        Assert.Equal(Estimate.Of(value - 120), SimpleLifetimeValue.FromChurn((decimal)profit, churn, Cost));
    }

    /// <summary>A geometric lifetime includes the year in which the customer churns: Σ (1 − c)ᵗ from t = 0 on.</summary>
    [Fact]
    public void FromChurn_AnyChurn_IsConstantRetentionWithoutDiscount() => Assert.Equal(
        ConstantRetentionValue.AtPeriodStart(100, 0.7, 0).Value, SimpleLifetimeValue.FromChurn(100, 0.3).Value, 1e-10);

    [Fact]
    public void Values_UndefinedCost_PassItsReasonOn()
    {
        var cost = CustomerAcquisitionCost.FullyLoaded(5, 0);
        Assert.Equal(cost.ToEstimate(), SimpleLifetimeValue.Of(100, 3, cost));
        Assert.Equal(cost.ToEstimate(), SimpleLifetimeValue.FromChurn(100, 0, cost));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_OutOfRange_AreRefused(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>("years", () => SimpleLifetimeValue.Of(1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("years", () => SimpleLifetimeValue.Of(1, bad, Cost));
        Assert.Throws<ArgumentOutOfRangeException>("yearlyChurn", () => SimpleLifetimeValue.FromChurn(1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("yearlyChurn", () => SimpleLifetimeValue.FromChurn(1, bad, Cost));
    }
}
