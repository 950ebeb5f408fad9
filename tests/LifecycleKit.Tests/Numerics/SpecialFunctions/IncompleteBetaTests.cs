using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class IncompleteBetaTests
{
    /// <summary>
    /// Computed at 50 digits by the power series of positive terms, for the doubles given as x and 1 − x, which add up to 1.
    /// </summary>
    public static TheoryData<string, double[], double> Reference => Figures.Read("incomplete-beta.csv");

    private static Gen<double> Parameters => Gen.Choose(-300_000, 500_000).Select(n => Math.Pow(10, n / 1e5));

    /// <summary>Dyadic, so that x and 1 − x add up to 1; half of the cases close to 0.</summary>
    private static Gen<double> Shares =>
        Gen.Zip(Gen.Choose(1, (1 << 20) - 1), Gen.Choose(20, 30)).Select(n => Math.ScaleB(n.Item1, -n.Item2));

    [Theory]
    [MemberData(nameof(Reference))]
    public void BothTails_OfWideArguments_HaveTheReferenceValue(string function, double[] of, double value) => Figures.Near(
        value,
        function == "Regularized"
            ? IncompleteBeta.Regularized(of[0], of[1], of[2], of[3]) : IncompleteBeta.Complement(of[0], of[1], of[2], of[3]),
        2e-13);

    [Fact]
    public void BothTails_OfAnyShare_AddUpToOneAndMirror() => Law.Holds(Gen.Zip(Gen.Two(Parameters), Shares), of =>
    {
        var ((a, b), x) = of;
        var (lower, upper) = IncompleteBeta.Tails(a, b, x, 1 - x);
        Assert.InRange(lower, 0, 1);
        Assert.InRange(upper, 0, 1);
        Figures.Near(1, lower + upper, 1e-12);
        Figures.Near(upper, IncompleteBeta.Regularized(b, a, 1 - x, x), 1e-12);
    });

    [Fact]
    public void Regularized_OfALargerShare_IsNotSmaller() => Law.Holds(Gen.Zip(Gen.Two(Parameters), Gen.Two(Shares)), of =>
    {
        var ((a, b), (x, y)) = of;
        var (low, high) = (Math.Min(x, y), Math.Max(x, y));
        Assert.True(IncompleteBeta.Regularized(a, b, low, 1 - low) <= IncompleteBeta.Regularized(a, b, high, 1 - high) * (1 + 1e-12));
        Assert.True(IncompleteBeta.Complement(a, b, high, 1 - high) <= IncompleteBeta.Complement(a, b, low, 1 - low) * (1 + 1e-12));
    });

    [Fact]
    public void Regularized_OfOneOne_IsTheShare() =>
        Law.Holds(Shares, x => Figures.Near(x, IncompleteBeta.Regularized(1, 1, x, 1 - x), 1e-14));

    [Fact]
    public void Regularized_OfAAndOne_IsThePower() =>
        Law.Holds(Gen.Zip(Parameters, Shares), of => Figures.Near(
            Math.Pow(of.Item2, of.Item1), IncompleteBeta.Regularized(of.Item1, 1, of.Item2, 1 - of.Item2), 5e-13, 1e-300));

    [Fact]
    public void BothTails_AtTheEnds_AreZeroAndOne()
    {
        Assert.Equal((0, 1), IncompleteBeta.Tails(2, 3, 0, 1));
        Assert.Equal((1, 0), IncompleteBeta.Tails(2, 3, 1, 0));
    }

    [Fact]
    public void BothTails_Called_AllocateNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        IncompleteBeta.Tails(0.3, 40, 0.25, 0.75);
        IncompleteBeta.Tails(30, 40, 0.25, 0.75);
    }));
}
