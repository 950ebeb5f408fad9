using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class IntervalTests
{
    [Fact]
    public void Create_OfBoundsAndLevel_KeepsThem()
    {
        var interval = Interval.Create(-1, 3, 0.9);
        Assert.Equal((-1, 3, 0.9, 4), (interval.Lower, interval.Upper, interval.Level, interval.Width));
    }

    [Theory]
    [InlineData(1, 0.5, 0.9, "upper")]
    [InlineData(double.NaN, 1, 0.9, "upper")]
    [InlineData(0, double.NaN, 0.9, "upper")]
    [InlineData(0, 1, 0, "level")]
    [InlineData(0, 1, 1, "level")]
    [InlineData(0, 1, double.NaN, "level")]
    public void Create_AgainstARule_NamesTheParameter(double lower, double upper, double level, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Create(lower, upper, level)).ParamName);

    [Fact]
    public void Create_CrossedUnderACommaCulture_WritesThePoint()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CommaCulture();
        try
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Create(1.5, 1, 0.9));
            Assert.Contains("lower bound, 1.5.", error.Message, StringComparison.Ordinal);
            Assert.Equal("[0.5, 1.5] at 0.9", Interval.Create(0.5, 1.5, 0.9).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.MinValue, double.MaxValue)]
    public void Width_WithAnInfiniteBoundOrPastTheRange_IsInfinite(double lower, double upper) =>
        Assert.Equal(double.PositiveInfinity, Interval.Create(lower, upper, 0.9).Width);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(0.999, false)]
    [InlineData(3.001, false)]
    [InlineData(double.NaN, false)]
    public void Contains_OfAValue_IncludesBothBounds(double value, bool expected) =>
        Assert.Equal(expected, Interval.Create(1, 3, 0.9).Contains(value));

    [Fact]
    public void Default_OfTheType_IsThePointZeroAtLevelZero()
    {
        Interval none = default;
        Assert.Equal((0, 0, 0, 0), (none.Lower, none.Upper, none.Level, none.Width));
    }

    private static CultureInfo CommaCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }
}
