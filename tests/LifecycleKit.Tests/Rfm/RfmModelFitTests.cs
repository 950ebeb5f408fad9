using System.Globalization;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmModelFitTests
{
    private static readonly int[] Digits = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9];

    // Reference values: statistics.quantiles(..., method='inclusive') of Python, which is type 7.
    [Fact]
    public void Fit_Quintiles_CutAtTypeSeven()
    {
        var model = RfmModel.Fit([.. Digits.Select(d => RfmValues.Create(d, d, d / 100m))], RfmPopulations.AsOf);

        Assert.Equal([2.4m, 3.8m, 5m, 7.2m], model.Recency.CutPoints);
        Assert.Equal([2.4m, 3.8m, 5m, 7.2m], model.Frequency.CutPoints);
        Assert.Equal([0.024m, 0.038m, 0.05m, 0.072m], model.Monetary.CutPoints);
        Assert.Equal([3L, 1, 4, 2, 3], model.Recency.BinCounts);
        Assert.Equal([3L, 2, 4, 1, 3], model.Frequency.BinCounts);
    }

    [Theory]
    [InlineData(3, "2 10")]
    [InlineData(10, "1.3 1.6 1.9 3.6 6 8.4 11 14 17")]
    public void Fit_OtherNumbersOfBins_CutAtTypeSeven(int bins, string cuts)
    {
        int[] orders = [20, 1, 10, 2];
        RfmValues[] customers = [.. orders.Select(f => RfmValues.Create(0, f, 0))];
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, new RfmOptions { Frequency = RfmCuts.Quantile(bins) });

        Assert.Equal(cuts.Split(' ').Select(cut => decimal.Parse(cut, CultureInfo.InvariantCulture)), model.Frequency.CutPoints);
        Assert.Equal(RfmBins.Create(5, bins, 5), model.Bins);
    }

    [Fact]
    public void Fit_EqualWidth_DividesTheRange()
    {
        var options = new RfmOptions { Recency = RfmCuts.Fixed(4), Monetary = RfmCuts.Fixed(3) };
        RfmValues[] customers = [RfmValues.Create(10, 1, -1), RfmValues.Create(11, 1, 0), RfmValues.Create(50, 1, 9)];
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, options);

        Assert.Equal([20m, 30m, 40m], model.Recency.CutPoints);
        Assert.Equal([1L, 0, 0, 2], model.Recency.BinCounts);
        Assert.Equal(2.3333333333333333333333333333m, model.Monetary.CutPoints[0]);
        Assert.Equal("no customer scored 2 or 3: the fit saw only 3 customers", model.Recency.Reason);
    }

    [Fact]
    public void Fit_CustomersWithoutOrder_AreLeftOut()
    {
        RfmValues[] customers = [RfmValues.Create(10, 1, 5), RfmValues.Create(20, 2, 6), RfmValues.Create(30, 3, 7)];

        var alone = RfmModel.Fit(customers, RfmPopulations.AsOf);
        var amongVisitors = RfmModel.Fit([default, .. customers, default, default], RfmPopulations.AsOf);

        Assert.Equal(alone.ToJson(), amongVisitors.ToJson());
        Assert.Equal(3, amongVisitors.Monetary.CustomerCount);
    }

    [Fact]
    public void Fit_NoCustomerWithOrders_NeedsGivenCutPoints()
    {
        var error = Assert.Throws<ArgumentException>("population", () => RfmModel.Fit(new RfmValues[3], RfmPopulations.AsOf));

        const string Rule = "Recency takes its cut points from the customers, and none of the 3 has an order.";
        Assert.StartsWith(Rule, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoCustomersButAllCutPointsGiven_ScoresAndHasAReason()
    {
        var cuts = RfmCuts.Given(1, 2);
        var model = RfmModel.Fit([], RfmPopulations.AsOf, new RfmOptions { Recency = cuts, Frequency = cuts, Monetary = cuts });

        Assert.Equal("233", model.Score(RfmValues.Create(2, 3, 4)).ToString());
        Assert.Equal("the fit saw no customers", model.Recency.Reason);
        Assert.Equal([1, 2, 3], model.Recency.EmptyScores);
    }

    [Fact]
    public void Fit_OneCustomer_IsDegenerateAndStillScores()
    {
        var model = RfmModel.Fit([RfmValues.Create(10, 2, 30)], RfmPopulations.AsOf);

        Assert.Equal("511", model.Score(RfmValues.Create(10, 2, 30)).ToString());
        Assert.Equal("155", model.Score(RfmValues.Create(11, 3, 30.01m)).ToString());
        Assert.True(model.Recency.IsDegenerate);
        Assert.Equal("no customer scored 1, 2, 3 or 4: cut points coincide at 10, which too many customers share", model.Recency.Reason);
    }

    [Fact]
    public void Fit_MostOrderedOnce_LeavesScoresUnusedAndSaysSo()
    {
        // The column on which R's rfm loses scores 2 and 4, and pandas' qcut its labels: 60, 25, 10 and 5 % at 1 to 4 orders.
        int[] orders = [.. Enumerable.Repeat(1, 60), .. Enumerable.Repeat(2, 25), .. Enumerable.Repeat(3, 10), .. Enumerable.Repeat(4, 5)];
        var frequency = RfmModel.Fit([.. orders.Select(f => RfmValues.Create(f, f, f))], RfmPopulations.AsOf).Frequency;

        Assert.Equal([1m, 1m, 1.4m, 2m], frequency.CutPoints);
        Assert.Equal([60L, 0, 0, 25, 15], frequency.BinCounts);
        Assert.Equal([2, 3], frequency.EmptyScores);
        Assert.Equal("no customer scored 2 or 3: cut points coincide at 1, which too many customers share", frequency.Reason);
    }

    [Fact]
    public void Fit_AmountsCloseTogether_StillFillsAllScores()
    {
        // Amounts in thousands, all less than 1 apart: a scorer that adds 1 to each quantile puts all customers into one bin.
        var model = RfmModel.Fit([.. Enumerable.Range(0, 1000).Select(i => RfmValues.Create(1, 1, i / 1000m))], RfmPopulations.AsOf);

        Assert.Equal([200L, 200, 200, 200, 200], model.Monetary.BinCounts);
        Assert.False(model.Monetary.IsDegenerate);
        Assert.Empty(model.Monetary.Reason);
    }

    [Fact]
    public void Fit_WideAndFineAmounts_CutsBetweenThem()
    {
        decimal[] amounts = [-RfmValues.MaxMonetary, 0.0000000000000000000000000001m, RfmValues.MaxMonetary];
        var model = RfmModel.Fit(
            [.. amounts.Select(m => RfmValues.Create(0, 1, m))], RfmPopulations.AsOf, new RfmOptions { Monetary = RfmCuts.Quantile(2) });

        Assert.Equal(0.0000000000000000000000000001m, Assert.Single(model.Monetary.CutPoints));
        Assert.Equal([2L, 1], model.Monetary.BinCounts);
    }

    [Fact]
    public void Fit_NeighboursAtTheLastDigit_NeverShareABinByRounding()
    {
        // The cut half way between these two has no decimal of its own: it must not be rounded up to the higher value.
        decimal[] amounts = [1e24m - 0.0001m, 1e24m];
        var model = RfmModel.Fit(
            [.. amounts.Select(m => RfmValues.Create(0, 1, m))], RfmPopulations.AsOf, new RfmOptions { Monetary = RfmCuts.Quantile(2) });

        Assert.Equal([1L, 1], model.Monetary.BinCounts);
    }

    [Fact]
    public void Fit_AsOfAndZone_AreRecorded()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("Shop/Time", TimeSpan.FromHours(2), null, null);
        var asOf = new DateTimeOffset(2026, 2, 1, 1, 0, 0, TimeSpan.FromHours(2));

        var model = RfmModel.Fit([RfmValues.Create(1, 1, 1)], asOf, new RfmOptions { TimeZone = zone });

        Assert.Equal(new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero), model.AsOf);
        Assert.Equal(TimeSpan.Zero, model.AsOf.Offset);
        Assert.Equal("Shop/Time", model.TimeZoneId);
        Assert.Equal("UTC", RfmModel.Fit([RfmValues.Create(1, 1, 1)], asOf).TimeZoneId);
    }

    [Fact]
    public void Fit_SpreadWithoutKeys_Throws()
    {
        var options = new RfmOptions { Frequency = RfmCuts.Quantile(5, spreadTies: true) };
        Assert.Throws<ArgumentException>("tieKeys", () => RfmModel.Fit([RfmValues.Create(1, 1, 1)], RfmPopulations.AsOf, options));
    }
}
