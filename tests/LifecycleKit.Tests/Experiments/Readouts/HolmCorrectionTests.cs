using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments;

public class HolmCorrectionTests
{
    [Fact]
    public void Adjust_OfFourTests_IsTheKnownOne()
    {
        // The example of Wikipedia's "Holm–Bonferroni method": at 0.05 the first and the fourth are rejected.
        double[] expected = [0.03, 0.06, 0.06, 0.02];
        var adjusted = HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]);
        for (var i = 0; i < 4; i++) Assert.Equal(expected[i], adjusted[i], 1e-15);
    }

    [Fact]
    public void Adjust_OfAnyTests_IsTheNaiveRule() => Law.Holds(
        Gen.ArrayOf(Gen.Choose(0, 50).Select(x => x / 50.0)),
        p =>
        {
            var adjusted = HolmCorrection.Adjust(p);
            // A test counts those that are at least as large as it; equal ones share the highest count.
            for (var i = 0; i < p.Length; i++)
                Assert.Equal(p.Where(x => x <= p[i]).Max(x => Math.Min(1, p.Count(y => y >= x) * x)), adjusted[i]);
        });

    [Fact]
    public void Adjust_WithMissingPValues_SkipsThem()
    {
        var none = Estimate.None("treatment has no customers");
        Assert.Equal([Estimate.Of(0.04), none, Estimate.Of(0.5)], HolmCorrection.Adjust([Estimate.Of(0.02), none, Estimate.Of(0.5)]));
        Assert.Empty(HolmCorrection.Adjust(ReadOnlySpan<double>.Empty));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Adjust_OfNoProbability_IsRefused(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>("pValues", () => HolmCorrection.Adjust([0.5, p]));
}
