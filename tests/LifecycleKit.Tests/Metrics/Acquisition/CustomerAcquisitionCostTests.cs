using FsCheck.Fluent;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class CustomerAcquisitionCostTests
{
    [Fact]
    public void FullyLoaded_OfAnExample_IsSpendForEachNewCustomer() =>
        Assert.Equal(Estimate.Of(250), CustomerAcquisitionCost.FullyLoaded(30_000 + 15_000 + 5_000, 200).ToEstimate());

    [Fact]
    public void MediaOnly_OfAnExample_IsMediaSpendForEachNewCustomer() =>
        Assert.Equal(Ratio.Of(30_000, 200), CustomerAcquisitionCost.MediaOnly(30_000, 200));

    [Fact]
    public void FullyLoaded_NoNewCustomers_IsUndefinedAndKeepsTheSpend()
    {
        var cost = CustomerAcquisitionCost.FullyLoaded(500, 0);
        Assert.False(cost.IsDefined);
        Assert.Equal(500, cost.Numerator);
    }

    [Theory]
    [InlineData(-0.01, 1, "pend")]
    [InlineData(1, -1, "newCustomers")]
    public void Cost_NegativeArguments_AreRefused(double spend, long newCustomers, string parameter)
    {
        foreach (var cost in new Func<decimal, long, Ratio>[] { CustomerAcquisitionCost.FullyLoaded, CustomerAcquisitionCost.MediaOnly })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => cost((decimal)spend, newCustomers));
            Assert.EndsWith(parameter, error.ParamName, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FullyLoaded_OfMonths_AddsUp() => Law.Holds(
        from spends in Gen.ArrayOf(Gen.Choose(0, 1_000_000)).Resize(12)
        from shuffled in Gen.Shuffle(spends)
        select (spends, shuffled),
        x => Assert.Equal(
            CustomerAcquisitionCost.FullyLoaded(x.spends.Sum(spend => spend / 100m), 3L * x.spends.Length),
            x.shuffled.Aggregate(default(Ratio), (sum, spend) => sum + CustomerAcquisitionCost.FullyLoaded(spend / 100m, 3))),
        count: 300);
}
