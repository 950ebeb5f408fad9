using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class RandomDrawsTests
{
    /// <summary>
    /// Reference: xoshiro256** and SplitMix64 implemented with unbounded integers; the state 1, 2, 3, 4 gives the published
    /// 11520, 0, 1509978240, 1215971899390074240.
    /// </summary>
    [Theory]
    [InlineData(0, 0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0, 0x6AA594F1262D2D2C)]
    [InlineData(42, 0x15780B2E0C2EC716, 0x6104D9866D113A7E, 0xAE17533239E499A1, 0xECB8AD4703B360A1)]
    public void NextBits_OfASeed_AreThoseOfXoshiro(ulong seed, ulong first, ulong second, ulong third, ulong fourth)
    {
        var draws = new RandomDraws(seed);
        Assert.Equal([first, second, third, fourth], new[] { draws.NextBits(), draws.NextBits(), draws.NextBits(), draws.NextBits() });
    }

    [Fact]
    public void NextUniform_ManyTimes_IsUniformAndOpen() => Samples.AssertFollows(Samples.Take((ref d) => d.NextUniform(), 1), x => x);

    [Fact]
    public void NextIndex_OfAnyCount_StaysBelowIt() => Law.Holds(
        from count in Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, int.MaxValue))
        from seed in Gen.Choose(0, int.MaxValue)
        select (count, seed),
        x => Assert.InRange(new RandomDraws((ulong)x.seed).NextIndex(x.count), 0, x.count - 1));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void NextIndex_ManyTimes_IsUniform(int count) =>
        Samples.AssertCounts(Samples.Take((ref d) => d.NextIndex(count), 2), k => k < count ? 1.0 / count : 0);

    [Fact]
    public void Fork_OfTheSameStream_IsTheSameAndLeavesTheState()
    {
        var (a, b) = (new RandomDraws(7), new RandomDraws(7));
        var (left, right) = (a.Fork(3), b.Fork(3));
        Assert.Equal(left.NextBits(), right.NextBits());
        Assert.Equal(new RandomDraws(7).NextBits(), a.NextBits());
    }

    [Fact]
    public void Fork_OfOtherStreamsAndStates_IsAnother()
    {
        var parent = new RandomDraws(7);
        var seen = new HashSet<ulong> { new RandomDraws(7).NextBits() };
        for (var round = 0; round < 3; round++)
        {
            for (var stream = 0UL; stream < 10_000; stream++)
            {
                var child = parent.Fork(stream);
                Assert.True(seen.Add(child.NextBits()));
            }

            parent.NextBits();
        }
    }

    [Fact]
    public void Fork_ForNeighbouringStreams_GivesUnrelatedDraws()
    {
        var parent = new RandomDraws(11);
        Samples.AssertFollows([.. Enumerable.Range(0, Samples.Count).Select(i => First(parent, i))], x => x);
        // The distance of neighbours around the circle is uniform too when the draws are independent.
        Samples.AssertFollows(
            [.. Enumerable.Range(0, Samples.Count).Select(i => (First(parent, i + 1) - First(parent, i) + 1) % 1)], x => x);

        static double First(RandomDraws parent, int stream)
        {
            var child = parent.Fork((ulong)stream);
            return child.NextUniform();
        }
    }

    [Fact]
    public void Draws_OfImpossibleParameters_Throw()
    {
        Refused("count", (ref d) => d.NextIndex(0));
        Refused("rate", (ref d) => d.NextExponential(0));
        Refused("shape", (ref d) => d.NextGamma(double.NaN, 1));
        Refused("shape", (ref d) => d.NextGamma(double.PositiveInfinity, 1));
        Refused("rate", (ref d) => d.NextGamma(1, double.NaN));
        Refused("shape", (ref d) => d.NextBeta(0, 1));
        Refused("mean", (ref d) => d.NextPoisson(-1));
        Refused("mean", (ref d) => d.NextPoisson(double.NaN));
        Refused("chance", (ref d) => d.NextGeometric(1.5));
        Refused("trials", (ref d) => d.NextBinomial(-1, 0.5));
        Refused("chance", (ref d) => d.NextBinomial(1, double.NaN));
    }

    [Fact]
    public void Draws_Made_AllocateNothing()
    {
        var draws = new RandomDraws(5);
        var sum = 0.0;
        Assert.Equal(0, Allocation.Of(() =>
        {
            var child = draws.Fork(draws.NextBits());
            sum += child.NextUniform() + child.NextExponential(2) + child.NextNormal() + child.NextGamma(0.3, 2) + child.NextBeta(0.5, 3)
                + child.NextPoisson(3) + child.NextPoisson(30) + child.NextGeometric(0.2) + child.NextBinomial(9, 0.5)
                + child.NextBinomial(90, 0.5) + child.NextIndex(6);
        }));
    }

    private static void Refused(string parameter, Draw draw) => Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() =>
    {
        var draws = new RandomDraws(1);
        draw(ref draws);
    }).ParamName);
}
