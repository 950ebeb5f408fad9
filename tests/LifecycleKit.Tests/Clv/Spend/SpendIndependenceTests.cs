using LifecycleKit.Clv;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

public class SpendIndependenceTests
{
    [Fact]
    public void Of_WeightedRows_IsTheCorrelationOfTheCustomers()
    {
        var sample =
            SpendCases.Simulated(3, 4, 15, 400, 21).Merge(SampleRows.Spends([(2, 11, 30), (9, 4, 5)]));
        var customers = sample.Rows.SelectMany(row => Enumerable.Repeat(row, (int)row.CustomerCount)).ToArray();
        var expected = SpearmanCorrelation.Of(
            [.. customers.Select(row => (double)row.RepeatPurchaseCount)], [.. customers.Select(row => row.MeanSpend)]);
        Assert.Equal(expected, sample.FrequencyCorrelation());
    }

    [Fact]
    public void IsViolated_StrongAndSure_IsTrue()
    {
        var strong = Of(SampleRows.Spends(Enumerable.Range(1, 40).Select(i => (i, 100.0 + i % 9 + i, 1L))));
        Assert.True(strong.IsViolated);
        Assert.StartsWith(
            "Customers who purchase more often spend more per purchase, which violates the assumption of the model", strong.Text);
        var falling = Of(SampleRows.Spends(Enumerable.Range(1, 40).Select(i => (i, 100.0 + i % 9 - i, 1L))));
        Assert.StartsWith("Customers who purchase more often spend less per purchase", falling.Text);
    }

    [Fact]
    public void IsViolated_StrongButFew_IsFalse()
    {
        var few = Of(SampleRows.Spends([(1, 5, 1L), (2, 9, 1L), (3, 8, 1L)]));
        Assert.Equal((0.5, false), (few.Correlation.Rho.Value, few.IsViolated));
        Assert.StartsWith("Frequency and mean spend are correlated in this sample, but there are too few customers", few.Text);
    }

    [Fact]
    public void Text_OneFrequency_SaysThatItCannotBeChecked()
    {
        var none = Of(SampleRows.Spends([(1, 5, 1L), (1, 9, 1L)]));
        Assert.False(none.IsViolated);
        Assert.Equal("The independence of frequency and spend cannot be checked: all first values are equal.", none.ToString());
    }

    [Fact]
    public void Of_Cdnow_IsIndependentEnough()
    {
        var check = Of(SpendCases.RoundedCdnow());
        Assert.False(check.IsViolated);
        Assert.Equal(946, check.Correlation.Count);
        Assert.StartsWith("Frequency and mean spend are almost independent", check.Text);
    }

    private static SpendIndependence Of(SpendSample sample) => new(sample.FrequencyCorrelation());
}
