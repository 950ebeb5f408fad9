using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmModelDriftTests
{
    private static readonly RfmValues[] Customers = [.. Enumerable.Range(0, 500).Select(i => RfmValues.Create(i, i + 1, i))];
    private static readonly RfmModel Model = RfmModel.Fit(Customers, RfmPopulations.AsOf);

    [Fact]
    public void Drift_SameCustomers_IsZero()
    {
        var drift = Model.Drift([.. Customers, default, default]);

        Assert.Equal((0.0, 0.0, 0.0, 0.0), (drift.Recency.Value, drift.Frequency.Value, drift.Monetary.Value, drift.Largest.Value));
    }

    [Fact]
    public void Drift_OneColumnMoved_IsTheIndexOfItsScores()
    {
        // 50, 80, 100, 120 and 150 customers in the bins that had 100 each: the example of the index itself.
        int[] counts = [50, 80, 100, 120, 150];
        var amounts = counts.SelectMany((count, bin) => Enumerable.Repeat(bin * 100 + 50m, count));
        var today = Customers.Zip(amounts, (values, amount) => RfmValues.Create(values.RecencyDays, values.Frequency, amount)).ToArray();

        var drift = Model.Drift(today);

        Assert.Equal([100L, 100, 100, 100, 100], Model.Monetary.BinCounts);
        Assert.Equal(0.1247111219214023, drift.Monetary.Value, 14);
        Assert.Equal(0, drift.Recency.Value);
        Assert.Equal(drift.Monetary, drift.Largest);
    }

    [Fact]
    public void Drift_FewCustomers_SaysWhy()
    {
        var drift = Model.Drift(Customers.AsSpan(0, 20));

        Assert.Equal("with 500 customers at the fit and 20 to compare, chance alone gives about 0.21", drift.Recency.Reason);
        Assert.Equal(drift.Recency, drift.Largest);
        Assert.Equal("there are no customers to compare", Model.Drift([]).Largest.Reason);
    }

    [Fact]
    public void Drift_SomeColumnsTooFineForTheCustomers_LargestIsOfTheOthers()
    {
        // 60 customers carry 2 bins (noise 0.03), not 10 (0.3).
        var customers = Customers.AsSpan(0, 60);
        var (two, ten) = (RfmCuts.Quantile(2), RfmCuts.Quantile(10));
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, new RfmOptions { Recency = ten, Frequency = two, Monetary = ten });

        var drift = model.Drift(customers);

        Assert.False(drift.Recency.HasValue);
        Assert.Equal(0, drift.Largest.Value);
    }

    [Fact]
    public void Drift_SpreadTies_TakesKeys()
    {
        var keys = RfmPopulations.DistinctKeysFor(Customers);
        var options = new RfmOptions { Frequency = RfmCuts.Quantile(5, spreadTies: true) };
        var model = RfmModel.Fit(Customers, RfmPopulations.AsOf, options, keys);

        Assert.Equal(0, model.Drift(Customers, keys).Largest.Value);
    }

    [Fact]
    public void Default_WasNeverComputed() => Assert.Equal("not computed", default(RfmDrift).Largest.Reason);
}
