using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmModelTests
{
    private static readonly RfmModel Given = RfmModel.Fit([], RfmPopulations.AsOf, new RfmOptions
    {
        Recency = RfmCuts.Given(30, 60, 90.5m, 180),
        Frequency = RfmCuts.Given(1, 2, 4, 9),
        Monetary = RfmCuts.Given(-10, 0, 49.99m, 100),
    });

    [Theory]
    [InlineData(0, 10, 100.01, "555")]
    [InlineData(30, 9, 100, "544")]
    [InlineData(31, 5, 50, "444")]
    [InlineData(60, 4, 49.99, "433")]
    [InlineData(90, 3, 49.990001, "334")]
    [InlineData(91, 2, 0, "222")]
    [InlineData(180, 1, 0.01, "213")]
    [InlineData(181, 1, -10, "111")]
    public void Score_ValueEqualToACut_LiesInTheLowerBinOfTheRawValue(int days, int orders, double amount, string score) =>
        Assert.Equal(score, Given.Score(RfmValues.Create(days, orders, (decimal)amount)).ToString());

    [Fact]
    public void Score_CustomerWithoutOrder_IsNoScore() => Assert.Equal(default, Given.Score(default(RfmValues)));

    [Fact]
    public void Score_ExtremeValues_HaveTheExtremeScores()
    {
        Assert.Equal("115", Given.Score(RfmValues.Create(int.MaxValue, 1, RfmValues.MaxMonetary)).ToString());
        Assert.Equal("551", Given.Score(RfmValues.Create(0, int.MaxValue, -RfmValues.MaxMonetary)).ToString());
    }

    [Fact]
    public void Score_SameAmountAtAnotherScale_IsTheSame()
    {
        decimal[] amounts = [49.99m, 49.990m, 49.990000m, 49.99000000m, 49.9900000000000000000000000m];

        Assert.All(amounts, amount => Assert.Equal(3, Given.Score(RfmValues.Create(0, 1, amount)).M));
    }

    [Fact]
    public void Score_KeyWhereTiesAreNotSpread_IsIgnored()
    {
        var values = RfmValues.Create(60, 4, 0);

        Assert.Equal(Given.Score(values), Given.Score(values, 0));
        Assert.Equal(Given.Score(values), Given.Score(values, ulong.MaxValue));
    }

    [Fact]
    public void Score_Batch_FillsTheSamePlaces()
    {
        RfmValues[] customers = [RfmValues.Create(0, 10, 200), default, RfmValues.Create(500, 1, -20)];
        var scores = new RfmScore[3];

        Given.Score(customers, scores);

        Assert.Equal(["555", "no score", "111"], scores.Select(score => score.ToString()));
    }

    [Fact]
    public void Score_LengthsDiffer_NamesTheSpan()
    {
        Assert.Throws<ArgumentException>("scores", () => Given.Score(new RfmValues[2], new RfmScore[1]));
        Assert.Throws<ArgumentException>("scores", () => Given.Score(new RfmValues[2], new RfmScore[3], new ulong[2]));
        Assert.Throws<ArgumentException>("tieKeys", () => Given.Score(new RfmValues[2], new RfmScore[2], new ulong[1]));
        Assert.Throws<ArgumentException>("tieKeys", () => Given.Drift(new RfmValues[2], new ulong[1]));
        Assert.Throws<ArgumentException>("tieKeys", () => RfmModel.Fit(new RfmValues[2], RfmPopulations.AsOf, tieKeys: new ulong[1]));
    }

    [Theory]
    [InlineData(0, 31)]
    [InlineData(30, 31)]
    [InlineData(31, 61)]
    [InlineData(61, 91)]
    [InlineData(90, 91)]
    [InlineData(91, 181)]
    [InlineData(180, 181)]
    [InlineData(181, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void RecencyDaysOfNextChange_Days_IsTheDayAfterTheNextCut(int days, int next) =>
        Assert.Equal(next, Given.RecencyDaysOfNextChange(days));

    [Fact]
    public void RecencyDaysOfNextChange_CutsOutsideTheCalendar_IsNever()
    {
        var model = RfmModel.Fit([], RfmPopulations.AsOf, new RfmOptions
        {
            Recency = RfmCuts.Given(-5, int.MaxValue, decimal.MaxValue),
            Frequency = RfmCuts.Given(1),
            Monetary = RfmCuts.Given(0),
        });

        Assert.Equal(3, model.Score(RfmValues.Create(0, 1, 0)).R);
        Assert.Equal(int.MaxValue, model.RecencyDaysOfNextChange(0));
    }

    [Fact]
    public void RecencyDaysOfNextChange_NegativeDays_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("recencyDays", () => Given.RecencyDaysOfNextChange(-1));
        Assert.Throws<ArgumentOutOfRangeException>("recencyDays", () => Given.RecencyDaysOfNextChange(-1, 7));
    }

    [Fact]
    public void Score_SpreadModelWithoutKey_Throws()
    {
        var options = new RfmOptions { Recency = RfmCuts.Quantile(5, spreadTies: true) };
        var model = RfmModel.Fit([RfmValues.Create(1, 1, 1)], RfmPopulations.AsOf, options, [1UL]);

        Assert.True(model.NeedsTieKeys);
        Assert.Throws<InvalidOperationException>(() => model.Score(RfmValues.Create(1, 1, 1)));
        Assert.Throws<InvalidOperationException>(() => model.Score(new RfmValues[1], new RfmScore[1]));
        Assert.Throws<InvalidOperationException>(() => model.Drift(new RfmValues[1]));
        Assert.Throws<InvalidOperationException>(() => model.RecencyDaysOfNextChange(1));
    }

    [Fact]
    public void RecencyDaysOfNextChange_OnlyAnotherColumnSpreads_NeedsNoKey()
    {
        var model = RfmModel.Fit(
            [RfmValues.Create(5, 1, 1)], RfmPopulations.AsOf, new RfmOptions { Monetary = RfmCuts.Quantile(5, spreadTies: true) }, [1UL]);

        Assert.Equal(6, model.RecencyDaysOfNextChange(0));
    }

    [Fact]
    public void Score_AllocatesNothing()
    {
        RfmValues[] customers = [RfmValues.Create(5, 2, 10.5m), default, RfmValues.Create(500, 1, 1m / 3)];
        ulong[] keys = [1, 2, 3];
        var scores = new RfmScore[3];
        var options = new RfmOptions { Frequency = RfmCuts.Quantile(3, spreadTies: true) };
        var spread = RfmModel.Fit(customers, RfmPopulations.AsOf, options, keys);

        Assert.Equal(0, Allocation.Of(() => Given.Score(in customers[2])));
        Assert.Equal(0, Allocation.Of(() => Given.Score(customers, scores)));
        Assert.Equal(0, Allocation.Of(() => spread.Score(in customers[0], 7)));
        Assert.Equal(0, Allocation.Of(() => spread.Score(customers, scores, keys)));
        Assert.Equal(0, Allocation.Of(() => Given.RecencyDaysOfNextChange(12)));
    }
}
