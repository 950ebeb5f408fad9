using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class PopulationStabilityTests
{
    [Fact]
    public void Index_EqualCounts_IsZero() => Assert.Equal(0, PopulationStability.Index([500, 300, 200], [500, 300, 200]).Value);

    // Reference values by the formula in another language's doubles.
    [Fact]
    public void Index_Example_IsTheFormula() =>
        Assert.Equal(0.1247111219214023, PopulationStability.Index([100, 100, 100, 100, 100], [50, 80, 100, 120, 150]).Value, 14);

    [Fact]
    public void Index_EmptyClass_StaysFinite() =>
        Assert.Equal(3.334593988562773, PopulationStability.Index([200, 200], [400, 0]).Value, 13);

    [Fact]
    public void Index_Exchanged_IsTheSame() => Assert.Equal(
        PopulationStability.Index([100, 200, 300], [150, 150, 300]).Value,
        PopulationStability.Index([150, 150, 300], [100, 200, 300]).Value,
        15);

    [Theory]
    [InlineData(new long[] { 0, 0 }, new long[] { 900, 900 }, "the fit saw no customers")]
    [InlineData(new long[] { 900, 900 }, new long[] { 0, 0 }, "there are no customers to compare")]
    [InlineData(new long[] { 25, 25 }, new long[] { 6, 6 }, "with 50 customers at the fit and 12 to compare, chance alone gives about 0.1")]
    public void Index_TooFewCustomers_SaysWhy(long[] expected, long[] actual, string reason)
    {
        var index = PopulationStability.Index(expected, actual);

        Assert.False(index.HasValue);
        Assert.Equal(reason, index.Reason);
    }

    [Fact]
    public void Index_WithoutShift_AveragesWhatTheReasonSays()
    {
        // 400 draws of 2 × 200 customers over 5 classes: mean 4 · (1/200 + 1/200) = 0.04, standard error about 0.0014.
        var random = new Random(20_260_131);
        var mean = Enumerable.Range(0, 400).Average(_ => PopulationStability.Index(Draw(random), Draw(random)).Value);

        Assert.InRange(mean, 0.04 - 0.006, 0.04 + 0.006);
    }

    private static long[] Draw(Random random)
    {
        var counts = new long[5];
        for (var i = 0; i < 200; i++) counts[random.Next(5)]++;
        return counts;
    }
}
