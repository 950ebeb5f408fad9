using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmColumnTests
{
    private static readonly RfmModel Model = RfmModel.Fit(
        [RfmValues.Create(10, 1, 5), RfmValues.Create(50, 1, 10), RfmValues.Create(70, 3, -5)],
        RfmPopulations.AsOf,
        new RfmOptions { Recency = RfmCuts.Given(30, 60), Frequency = RfmCuts.Quantile(4), Monetary = RfmCuts.Given(0, 7.50m) });

    [Fact]
    public void RangeOf_Recency_CountsBackwards()
    {
        Assert.Equal("(−∞, 30]", Model.Recency.RangeOf(3).ToString());
        Assert.Equal("(30, 60]", Model.Recency.RangeOf(2).ToString());
        Assert.Equal("(60, ∞)", Model.Recency.RangeOf(1).ToString());
    }

    [Fact]
    public void RangeOf_Monetary_CountsForwards()
    {
        Assert.Equal("(−∞, 0]", Model.Monetary.RangeOf(1).ToString());
        Assert.Equal("(0, 7.5]", Model.Monetary.RangeOf(2).ToString());
        Assert.Equal("(7.5, ∞)", Model.Monetary.RangeOf(3).ToString());
    }

    [Fact]
    public void RangeOf_ScoreBetweenCoincidingCuts_IsEmpty()
    {
        Assert.Equal([1m, 1m, 2m], Model.Frequency.CutPoints);
        Assert.True(Model.Frequency.RangeOf(2).IsEmpty);
        Assert.False(Model.Frequency.RangeOf(3).IsEmpty);
    }

    [Fact]
    public void RangeOf_SpreadTies_SharesTheCutValue()
    {
        RfmValues[] customers = [.. Enumerable.Repeat(RfmValues.Create(7, 1, 10), 6)];
        var spread = RfmCuts.Quantile(3, spreadTies: true);
        var options = new RfmOptions { Frequency = spread, Monetary = spread };
        var distinct = RfmModel.Fit(customers, RfmPopulations.AsOf, options, RfmPopulations.DistinctKeysFor(customers)).Frequency;
        var same = RfmModel.Fit(customers, RfmPopulations.AsOf, options, [9, 9, 9, 9, 9, 9]).Frequency;

        Assert.Equal("[1, 1]", distinct.RangeOf(2).ToString());
        Assert.False(distinct.RangeOf(2).IsEmpty);
        Assert.True(same.RangeOf(2).IsEmpty);
        Assert.Equal("[1, ∞)", same.RangeOf(3).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void RangeOf_ScoreOutsideTheBins_Throws(int score) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(score), () => Model.Recency.RangeOf(score));

    [Fact]
    public void Properties_OfAFittedColumn_ShowItsMethodAndCounts()
    {
        var column = Model.Monetary;

        Assert.Equal((RfmDimension.Monetary, 3), (column.Dimension, column.BinCount));
        Assert.Equal((RfmCutMethod.Given, false), (column.Method, column.SpreadsTies));
        Assert.Equal("Monetary cut at 0, 7.5", column.ToString());
        Assert.Equal([1L, 1, 1], column.BinCounts);
        Assert.False(column.IsDegenerate);
    }

    [Fact]
    public void Reason_FewerCustomersThanBins_SaysSo()
    {
        var column = RfmModel.Fit([RfmValues.Create(1, 1, 1), RfmValues.Create(2, 2, 2)], RfmPopulations.AsOf).Monetary;

        Assert.Equal("no customer scored 2, 3 or 4: the fit saw only 2 customers", column.Reason);
        Assert.Equal([2, 3, 4], column.EmptyScores);
    }

    [Fact]
    public void Reason_OneScoreMissing_NamesIt()
    {
        RfmValues[] customers = [.. Enumerable.Range(0, 8).Select(i => RfmValues.Create(0, 1, i))];
        var column = RfmModel.Fit(customers, RfmPopulations.AsOf, new RfmOptions { Monetary = RfmCuts.Given(2, 9) }).Monetary;

        Assert.Equal("no customer scored 3", column.Reason);
    }
}
