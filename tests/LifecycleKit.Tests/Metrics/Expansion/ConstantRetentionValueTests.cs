using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class ConstantRetentionValueTests
{
    /// <summary>The margin multiple r / (1 + d − r) of Gupta and Lehmann (2003), "Customers as assets", to two decimals.</summary>
    [Theory]
    [InlineData(0.6, 0.10, 1.20)]
    [InlineData(0.7, 0.10, 1.75)]
    [InlineData(0.8, 0.10, 2.67)]
    [InlineData(0.9, 0.10, 4.50)]
    [InlineData(0.6, 0.12, 1.15)]
    [InlineData(0.7, 0.12, 1.67)]
    [InlineData(0.8, 0.12, 2.50)]
    [InlineData(0.9, 0.12, 4.09)]
    [InlineData(0.6, 0.16, 1.07)]
    [InlineData(0.7, 0.16, 1.52)]
    [InlineData(0.8, 0.16, 2.22)]
    [InlineData(0.9, 0.16, 3.46)]
    public void AtPeriodEnd_OfUnitMargin_IsTheMarginMultiple(double retention, double rate, double multiple) =>
        Assert.Equal(multiple, ConstantRetentionValue.AtPeriodEnd(1, retention, rate).Value, 0.005 + 1e-12);

    [Theory]
    [InlineData(100, 0.8, 0.1, 800 / 3.0, 1100 / 3.0)]
    [InlineData(-100, 0.8, 0.1, -800 / 3.0, -1100 / 3.0)]
    [InlineData(100, 0, 0.1, 0, 100)]
    [InlineData(100, 0.5, 0, 100, 200)]
    [InlineData(100, 1, 0.1, 1000, 1100)]
    [InlineData(0, 1, 0, 0, 0)]
    [InlineData(100, 1, 0, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-100, 1, 0, double.NegativeInfinity, double.NegativeInfinity)]
    public void Values_OfAnExample_DifferByTheFirstMargin(double margin, double retention, double rate, double atEnd, double atStart)
    {
        AssertClose(atEnd, ConstantRetentionValue.AtPeriodEnd((decimal)margin, retention, rate));
        AssertClose(atStart, ConstantRetentionValue.AtPeriodStart((decimal)margin, retention, rate));
    }

    [Fact]
    public void Values_OfAnyRates_AreTheSumsOfTheirDiscountedMargins() => Law.Holds(
        from cents in Gen.Choose(-100_000, 100_000)
        from retention in Gen.Choose(0, 90)
        from rate in Gen.Choose(0, 50)
        select (margin: cents / 100m, retention: retention / 100.0, rate: rate / 100.0),
        x =>
        {
            var sum = 0.0;
            for (var t = 400; t >= 1; t--) sum += (double)x.margin * Math.Pow(x.retention / (1 + x.rate), t);
            var bound = 1e-12 * (1 + Math.Abs(sum));
            Assert.Equal(sum, ConstantRetentionValue.AtPeriodEnd(x.margin, x.retention, x.rate).Value, bound);
            Assert.Equal(sum + (double)x.margin, ConstantRetentionValue.AtPeriodStart(x.margin, x.retention, x.rate).Value, bound);
            Assert.Equal(
                3 * ConstantRetentionValue.AtPeriodEnd(x.margin, x.retention, x.rate).Value,
                ConstantRetentionValue.AtPeriodEnd(3 * x.margin, x.retention, x.rate).Value, 3 * bound);
        },
        count: 500);

    [Fact]
    public void AtPeriodEnd_TinyDiscount_KeepsItsDigits() =>
        Assert.Equal(1e17, ConstantRetentionValue.AtPeriodEnd(1, 1, 1e-17).Value, 1e3);

    /// <summary>
    /// Without churn, monthly margins at the monthly rate of 10 % a year are worth 12 times a twelfth of a perpetuity's 1 / d.
    /// </summary>
    [Fact]
    public void AtPeriodEnd_OfMonths_TakesTheMonthlyRateOfAYearlyOne() => Assert.Equal(
        1 / 0.00797414042890374, ConstantRetentionValue.AtPeriodEnd(1, 1, Discount.Effective(0.1).EffectivePer(TimeUnit.Month)).Value,
        1e-9);

    [Theory]
    [InlineData(-0.01, 0.1, "retention")]
    [InlineData(1.01, 0.1, "retention")]
    [InlineData(double.NaN, 0.1, "retention")]
    [InlineData(0.5, -0.01, "discountRate")]
    [InlineData(0.5, double.PositiveInfinity, "discountRate")]
    [InlineData(0.5, double.NaN, "discountRate")]
    public void Values_OutOfRange_AreRefused(double retention, double rate, string parameter)
    {
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => ConstantRetentionValue.AtPeriodEnd(1, retention, rate));
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => ConstantRetentionValue.AtPeriodStart(0, retention, rate));
    }

    private static void AssertClose(double expected, Estimate actual)
    {
        if (double.IsInfinity(expected)) Assert.Equal(expected, actual.Value);
        else Assert.Equal(expected, actual.Value, 1e-13 * (1 + Math.Abs(expected)));
    }
}
