namespace LifecycleKit.Import.Tests;

public class RowCountsTests
{
    [Fact]
    public void Read_SomeCounts_IsTheirSum()
    {
        var counts = new RowCounts([5, 4, 3, 2, 1, 0, 0, 1, 2]);

        Assert.Equal(18, counts.Read);
        Assert.Equal(5, counts[RowOutcome.Used]);
        Assert.Equal(2, counts[RowOutcome.Rejected]);
        Assert.Equal("Used 5, PartOfOrder 4, Credit 3, Guest 2, NotAnOrder 1, Blank 1, Rejected 2", counts.ToString());
    }

    [Fact]
    public void Create_NegativeCount_Throws() => Assert.Throws<ArgumentException>(() => new RowCounts([0, 0, 0, 0, 0, 0, 0, 0, -1]));
}
