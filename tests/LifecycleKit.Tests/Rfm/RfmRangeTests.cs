using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmRangeTests
{
    [Fact]
    public void Contains_Bounds_OnlyTheUpper()
    {
        var range = new RfmRange(30, 90, includesLower: false);

        decimal[] values = [30, 30.01m, 90, 90.01m];
        Assert.Equal([false, true, true, false], values.Select(range.Contains));
        Assert.Equal("(30, 90]", range.ToString());
    }

    [Fact]
    public void Contains_LowerShared_IsTrue()
    {
        var range = new RfmRange(3, 7, includesLower: true);

        Assert.True(range.Contains(3));
        Assert.Equal("[3, 7]", range.ToString());
    }

    [Fact]
    public void Default_IsEverything()
    {
        Assert.True(default(RfmRange).Contains(decimal.MaxValue));
        Assert.False(default(RfmRange).IsEmpty);
        Assert.Equal("(−∞, ∞)", default(RfmRange).ToString());
    }

    [Theory]
    [InlineData(1, 1, false, true)]
    [InlineData(1, 1, true, false)]
    [InlineData(1, 2, false, false)]
    public void IsEmpty_BoundsThatMeet_DependsOnTheLower(int lower, int upper, bool includesLower, bool empty) =>
        Assert.Equal(empty, new RfmRange(lower, upper, includesLower).IsEmpty);
}
