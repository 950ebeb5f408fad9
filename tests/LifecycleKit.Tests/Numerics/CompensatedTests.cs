using System.Numerics;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class CompensatedTests
{
    [Fact]
    public void Sum_OfNothing_IsZero() => Assert.Equal(0, default(Compensated).Sum);

    [Fact]
    public void Sum_OfTermsThatCancel_KeepsTheSmallOnes() => Assert.Equal(2, SumOf([1, 1e100, 1, -1e100]));

    /// <summary>All terms are multiples of 2⁻²⁰, so integers hold the exact sum.</summary>
    [Fact]
    public void Sum_OfAnyTerms_IsTheExactSumRoundedOnce() => Law.Holds(Gen.Choose(0, int.MaxValue), seed =>
    {
        var random = new Random(seed);
        double[] terms =
            [.. Enumerable.Range(0, 1_000).Select(_ => Math.ScaleB(random.NextInt64(-(1L << 50), 1L << 50), -random.Next(0, 20)))];
        var exact = terms.Aggregate(BigInteger.Zero, (sum, term) => sum + (BigInteger)Math.ScaleB(term, 20));
        Assert.Equal((double)exact, Math.ScaleB(SumOf(terms), 20), Math.Abs((double)exact) * 2.3e-16);
    }, 200);

    [Fact]
    public void Add_OfAnotherSum_KeepsWhatItCarries()
    {
        var (a, b) = (default(Compensated), default(Compensated));
        a.Add(1e100);
        b.Add(1);
        b.Add(-1e100);
        a.Add(b);
        Assert.Equal(1, a.Sum);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 1, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, 1, double.NaN)]
    public void Sum_OfTermsWithoutFiniteSum_IsThatOfAPlainSum(double a, double b, double sum) => Assert.Equal(sum, SumOf([a, b]));

    private static double SumOf(double[] terms)
    {
        var sum = default(Compensated);
        foreach (var term in terms) sum.Add(term);
        return sum.Sum;
    }
}
