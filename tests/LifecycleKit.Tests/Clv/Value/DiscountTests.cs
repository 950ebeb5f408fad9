using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

public class DiscountTests
{
    /// <summary>1.1^(1/12) − 1 by mpmath; not 0.1 / 12.</summary>
    [Fact]
    public void EffectivePer_AMonthOfTenPercentAYear_IsTheTwelfthRoot() =>
        Assert.Equal(0.00797414042890374107, Discount.Effective(0.10).EffectivePer(TimeUnit.Month), 1e-17);

    [Theory]
    [InlineData(TimeUnit.Day)]
    [InlineData(TimeUnit.Week)]
    [InlineData(TimeUnit.Month)]
    [InlineData(TimeUnit.Year)]
    public void EffectivePer_TheUnitOfTheRate_IsTheRate(TimeUnit unit) =>
        Assert.Equal(0.015, Discount.Effective(0.015, unit).EffectivePer(unit), 1e-16);

    [Fact]
    public void EffectivePer_NoDiscount_IsZero() => Assert.Equal(0, Discount.None.EffectivePer(TimeUnit.Month));

    [Fact]
    public void EffectivePer_NoUnit_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => Discount.None.EffectivePer((TimeUnit)9));
}
