using System.Globalization;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmModelSpreadTests
{
    // key, days, orders, amount, then SQLite 3.40's
    // ntile(5) over (order by days desc, key desc), ntile(5) over (order by orders, key), ntile(5) over (order by amount, key).
    private const string Tiles = """
        961 90 2 9.9 1 5 3
        960 90 1 9.9 1 4 3
        857 90 1 9.9 1 3 2
        737 90 1 9.9 2 2 2
        576 90 1 20 2 2 4
        129 90 1 9.9 2 1 1
        767 10 3 35.5 3 5 5
        467 10 1 -4 3 1 1
        914 3 1 9.9 3 4 3
        859 3 1 35.5 4 3 5
        807 3 1 9.9 4 3 2
        642 3 1 9.9 5 2 1
        361 3 1 20 5 1 4
        """;

    [Fact]
    public void Fit_CustomersWithManyTies_TilesAsSqlDoes()
    {
        var rows = Tiles.Split('\n').Select(row => row.Trim().Split(' ')).ToArray();
        RfmValues[] customers = [.. rows.Select(row => RfmValues.Create((int)Number(row[1]), (int)Number(row[2]), Number(row[3])))];
        ulong[] keys = [.. rows.Select(row => (ulong)Number(row[0]))];

        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, Spread(5), keys);

        var scores = RfmPopulations.Scores(model, customers, keys).Select(score => score.ToString());
        Assert.Equal(rows.Select(row => row[4] + row[5] + row[6]), scores);
        Assert.Equal([3L, 3, 3, 2, 2], model.Recency.BinCounts);
    }

    [Theory]
    [InlineData(1, "11", "5")]
    [InlineData(3, "11 22 33", "4 5")]
    public void Fit_FewerCustomersThanBins_FillsTheLowestScores(int count, string scores, string unused)
    {
        RfmValues[] customers = [.. Enumerable.Range(0, count).Select(i => RfmValues.Create(50 - i, 1 + i, 0))];
        var keys = RfmPopulations.DistinctKeysFor(customers);

        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, Spread(5), keys);

        Assert.Equal(scores.Split(' '), RfmPopulations.Scores(model, customers, keys).Select(score => $"{score.R}{score.F}"));
        Assert.EndsWith(unused.Split(' ')[^1], model.Recency.Reason.Split(':')[0], StringComparison.Ordinal);
        Assert.Equal(5, model.Score(RfmValues.Create(0, 1, 0), 0).R);
        Assert.Equal(5, model.Score(RfmValues.Create(99, 9, 0), 0).F);
    }

    [Fact]
    public void RangeOf_RecencyOfOneCustomer_EndsAtThatCustomer()
    {
        var column = RfmModel.Fit([RfmValues.Create(10, 1, 0)], RfmPopulations.AsOf, Spread(5), [7]).Recency;

        Assert.Equal("(9, ∞)", column.RangeOf(1).ToString());
        Assert.Equal("(−∞, 9]", column.RangeOf(5).ToString());
        Assert.True(column.RangeOf(3).IsEmpty);
    }

    [Fact]
    public void Score_EqualValueAndKey_IsTheSame()
    {
        RfmValues[] customers = [.. Enumerable.Repeat(RfmValues.Create(7, 1, 10), 10)];
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, Spread(5), new ulong[10]);

        Assert.Equal([0L, 0, 0, 0, 10], model.Recency.BinCounts);
        Assert.Equal([10L, 0, 0, 0, 0], model.Frequency.BinCounts);
        Assert.Equal("no customer scored 2, 3, 4 or 5: cut points coincide at 1, which too many customers share", model.Frequency.Reason);
    }

    [Fact]
    public void Score_AmountCoarserThanTheCut_ComparesExactly()
    {
        RfmValues[] customers = [RfmValues.Create(0, 1, 1.5m), RfmValues.Create(0, 1, 2.5m)];
        var options = new RfmOptions { Monetary = RfmCuts.Quantile(2, spreadTies: true) };
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, options, [5, 5]);

        Assert.Equal(1.5m, Assert.Single(model.Monetary.CutPoints));
        Assert.Equal(1, MonetaryScore(1m, ulong.MaxValue));
        Assert.Equal(1, MonetaryScore(1.50m, 5));
        Assert.Equal(2, MonetaryScore(1.5000m, 6));
        Assert.Equal(1, MonetaryScore(1.50000000m, 5));
        Assert.Equal(2, MonetaryScore(1.50000000m, 6));
        Assert.Equal(2, MonetaryScore(2m, 0));

        int MonetaryScore(decimal amount, ulong key) => model.Score(RfmValues.Create(0, 1, amount), key).M;
    }

    [Fact]
    public void RecencyDaysOfNextChange_KeyThatWinsTheTie_FallsAtTheCutItself()
    {
        int[] days = [1, 10, 10, 20];
        RfmValues[] customers = [.. days.Select(recency => RfmValues.Create(recency, 1, 0))];
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, Spread(2), [50, 60, 70, 80]);

        Assert.Equal((10m, 60UL), (model.Recency.CutPoints[0], model.Recency.TieKeys[0]));
        Assert.Equal(11, model.RecencyDaysOfNextChange(3, 60));
        Assert.Equal(10, model.RecencyDaysOfNextChange(3, 61));
        Assert.Equal(11, model.RecencyDaysOfNextChange(10, 60));
        Assert.Equal(int.MaxValue, model.RecencyDaysOfNextChange(10, 61));
    }

    [Fact]
    public void Fit_OnlyOneColumnSpreads_KeepsTheOthersTogether()
    {
        RfmValues[] customers = [.. Enumerable.Repeat(RfmValues.Create(7, 1, 10), 10)];
        var options = new RfmOptions { Frequency = RfmCuts.Quantile(5, spreadTies: true) };
        var model = RfmModel.Fit(customers, RfmPopulations.AsOf, options, RfmPopulations.DistinctKeysFor(customers));

        Assert.Equal([2L, 2, 2, 2, 2], model.Frequency.BinCounts);
        Assert.Equal([10L, 0, 0, 0, 0], model.Monetary.BinCounts);
        Assert.Equal((true, false), (model.Frequency.SpreadsTies, model.Monetary.SpreadsTies));
    }

    private static RfmOptions Spread(int bins) => new()
    {
        Recency = RfmCuts.Quantile(bins, spreadTies: true),
        Frequency = RfmCuts.Quantile(bins, spreadTies: true),
        Monetary = RfmCuts.Quantile(bins, spreadTies: true),
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
