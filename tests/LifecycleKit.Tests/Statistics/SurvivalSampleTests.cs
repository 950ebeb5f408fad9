using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class SurvivalSampleTests
{
    [Fact]
    public void Create_RowsInAnyOrder_AreSortedAndCompressed()
    {
        var sample = SurvivalSample.Create(
        [
            SurvivalRow.Censored(2), default, SurvivalRow.Event(2, 3), SurvivalRow.Event(2, 2, entry: 1), SurvivalRow.Event(1),
            SurvivalRow.Event(2),
        ]);

        Assert.Equal(
            [SurvivalRow.Event(1), SurvivalRow.Event(2, 4), SurvivalRow.Event(2, 2, entry: 1), SurvivalRow.Censored(2)],
            sample.Rows);
        Assert.Equal((8L, "8 customers in 4 distinct rows"), (sample.Count, sample.ToString()));
    }

    [Fact]
    public void Merge_WithAnEmptySample_IsTheSame()
    {
        var sample = SurvivalSample.Create([SurvivalRow.Event(1), SurvivalRow.Censored(3, 7)]);
        Assert.Equal(sample.Rows, sample.Merge(SurvivalSample.Empty).Rows);
        Assert.Equal(sample.Rows, SurvivalSample.Empty.Merge(sample).Rows);
        Assert.Throws<ArgumentNullException>("other", () => sample.Merge(null!));
    }

    [Fact]
    public void Create_TooManyCustomers_Overflows()
    {
        var many = SurvivalSample.Create([SurvivalRow.Event(1, long.MaxValue)]);
        Assert.Throws<OverflowException>(() => many.Merge(many));
    }

    [Theory]
    [InlineData(-1, 1, 0, "duration")]
    [InlineData(double.NaN, 1, 0, "duration")]
    [InlineData(double.PositiveInfinity, 1, 0, "duration")]
    [InlineData(2, 0, 0, "count")]
    [InlineData(2, 1, -1, "entry")]
    [InlineData(2, 1, 2, "entry")]
    [InlineData(2, 1, double.NaN, "entry")]
    public void Row_AgainstARule_NamesTheParameter(double duration, long count, double entry, string parameter)
    {
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => SurvivalRow.Event(duration, count, entry));
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => SurvivalRow.Censored(duration, count, entry));
    }
}
