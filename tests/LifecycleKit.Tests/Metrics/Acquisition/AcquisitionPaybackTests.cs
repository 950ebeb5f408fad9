using FsCheck.Fluent;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class AcquisitionPaybackTests
{
    private const double Never = double.PositiveInfinity;

    [Theory]
    [InlineData(300, 50, 0.8, 7.5)]
    [InlineData(0, 50, 0.8, 0)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(300, 0, 0.8, Never)]
    [InlineData(300, 50, 0, Never)]
    [InlineData(300, 50, -0.1, Never)]
    [InlineData(300, -50, 0.8, Never)]
    public void Of_NoChurn_IsCostOverMonthlyProfit(double cost, double revenue, double margin, double months)
    {
        Assert.Equal(Estimate.Of(months), AcquisitionPayback.Of(Ratio.Of((decimal)cost, 1), (decimal)revenue, margin));
        Assert.Equal(Estimate.Of(months), AcquisitionPayback.Of(Ratio.Of((decimal)cost * 3, 3), (decimal)revenue, margin));
    }

    /// <summary>With p = 100 and r = 1/2 the months bring 100, 50, 25, …: 200 in all. The last row is ln(0.625) / ln(0.95).</summary>
    [Theory]
    [InlineData(100, 100, 0.5, 1)]
    [InlineData(150, 100, 0.5, 2)]
    [InlineData(175, 100, 0.5, 3)]
    [InlineData(200, 100, 0.5, Never)]
    [InlineData(201, 100, 0.5, Never)]
    [InlineData(250, 100, 1, 2.5)]
    [InlineData(50, 100, 0, 0)]
    [InlineData(100, 100, 0, 1)]
    [InlineData(101, 100, 0, Never)]
    [InlineData(300, 40, 0.95, 9.163061855504660)]
    public void Of_Churn_SumsWhatIsLeftOfEachMonth(double cost, double profit, double retention, double months)
    {
        var payback = AcquisitionPayback.Of(Ratio.Of((decimal)cost, 1), (decimal)profit * 2, 0.5, retention).Value;
        Assert.Equal(months, payback, months * 1e-13);
        Assert.Equal(payback, AcquisitionPayback.Of(Ratio.Of((decimal)cost * 2, 2), (decimal)profit * 2, 0.5, retention).Value);
    }

    [Fact]
    public void Of_WholeMonths_InvertsTheSumOfTheirProfits() => Law.Holds(
        from months in Gen.Choose(1, 60)
        from percent in Gen.Choose(80, 99)
        select (months, retention: percent / 100m),
        x =>
        {
            var (cost, month) = (0m, 100m);
            for (var i = 0; i < x.months; i++, month *= x.retention) cost += month;
            // With a small profit in the last month, the rounding of the cost to a double changes the payback by more.
            var bound = 1e-13 * x.months / Math.Pow((double)x.retention, x.months);
            Assert.Equal(x.months, AcquisitionPayback.Of(Ratio.Of(cost, 1), 100, 1, (double)x.retention).Value, bound);
        },
        count: 500);

    [Fact]
    public void Of_RetentionNearOne_NearsThePaybackWithoutChurn() =>
        Assert.Equal(7.5, AcquisitionPayback.Of(Ratio.Of(300, 1), 40, 1, 1 - 1e-12).Value, 1e-9);

    [Fact]
    public void Payback_OfScaledMoney_StaysTheSame() => Assert.Equal(
        AcquisitionPayback.Of(Ratio.Of(300, 1), 50, 0.8, 0.95).Value,
        AcquisitionPayback.Of(Ratio.Of(300_000, 1), 50_000, 0.8, 0.95).Value, 1e-12);

    [Fact]
    public void Payback_UndefinedCost_PassesItsReasonOn()
    {
        var cost = CustomerAcquisitionCost.FullyLoaded(500, 0);
        Assert.Equal(cost.ToEstimate(), AcquisitionPayback.Of(cost, 50, 0.8));
        Assert.Equal(cost.ToEstimate(), AcquisitionPayback.Of(cost, 50, 0.8, 0.9));
    }

    [Theory]
    [InlineData(-1, 0.5, 0.5, "acquisitionCost")]
    [InlineData(1, 1.01, 0.5, "grossMargin")]
    [InlineData(1, double.NaN, 0.5, "grossMargin")]
    [InlineData(1, double.NegativeInfinity, 0.5, "grossMargin")]
    [InlineData(1, 0.5, -0.01, "monthlyRetention")]
    [InlineData(1, 0.5, 1.01, "monthlyRetention")]
    [InlineData(1, 0.5, double.NaN, "monthlyRetention")]
    public void Of_OutOfRange_IsRefused(double cost, double margin, double retention, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            parameter, () => AcquisitionPayback.Of(Ratio.Of((decimal)cost, 1), 10, margin, retention));
}
