using LifecycleKit.Clv;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

public class SpendIndependenceTests
{
    [Fact]
    public void Of_WeightedRows_IsTheCorrelationOfTheCustomers()
    {
        var sample =
            SpendCases.Simulated(3, 4, 15, 400, 21).Merge(SpendSample.Create([new SpendSampleRow(2, 11, 30), new SpendSampleRow(9, 4, 5)]));
        var customers = sample.Rows.SelectMany(row => Enumerable.Repeat(row, (int)row.CustomerCount)).ToArray();
        var expected = SpearmanCorrelation.Of(
            [.. customers.Select(row => (double)row.RepeatPurchaseCount)], [.. customers.Select(row => row.MeanSpend)]);
        Assert.Equal(expected, SpendIndependence.Of(sample).Correlation);
    }

    [Fact]
    public void IsViolated_StrongAndSure_IsTrue()
    {
        var strong = SpendIndependence.Of(SpendSample.Create(Enumerable.Range(1, 40).Select(i => new SpendSampleRow(i, 100 + i % 9 + i))));
        Assert.True(strong.IsViolated);
        Assert.StartsWith(
            "Customers who purchase more often spend more per purchase, which violates the assumption of the model", strong.Text);
        var falling = SpendIndependence.Of(SpendSample.Create(Enumerable.Range(1, 40).Select(i => new SpendSampleRow(i, 100 + i % 9 - i))));
        Assert.StartsWith("Customers who purchase more often spend less per purchase", falling.Text);
    }

    [Fact]
    public void IsViolated_StrongButFew_IsFalse()
    {
        var few = SpendIndependence.Of(SpendSample.Create([new SpendSampleRow(1, 5), new SpendSampleRow(2, 9), new SpendSampleRow(3, 8)]));
        Assert.Equal((0.5, false), (few.Correlation.Rho.Value, few.IsViolated));
        Assert.StartsWith("Frequency and mean spend are correlated in this sample, but there are too few customers", few.Text);
    }

    [Fact]
    public void Text_OneFrequency_SaysThatItCannotBeChecked()
    {
        var none = SpendIndependence.Of(SpendSample.Create([new SpendSampleRow(1, 5), new SpendSampleRow(1, 9)]));
        Assert.False(none.IsViolated);
        Assert.Equal("The independence of frequency and spend cannot be checked: all first values are equal.", none.ToString());
    }

    [Fact]
    public void Of_Cdnow_IsIndependentEnough()
    {
        var check = SpendIndependence.Of(SpendCases.RoundedCdnow());
        Assert.False(check.IsViolated);
        Assert.Equal(946, check.Correlation.Count);
        Assert.StartsWith("Frequency and mean spend are almost independent", check.Text);
    }

    [Fact]
    public void Of_Null_IsRefused() => Assert.Throws<ArgumentNullException>("sample", () => SpendIndependence.Of(null!));
}
