using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class StudentDistributionTests
{
    /// <summary>
    /// Computed at 40 digits (mpmath 1.3) from the incomplete beta function by power series of positive terms or the continued fraction.
    /// </summary>
    public static TheoryData<string, double[], double> Reference => Figures.Read("student.csv");

    [Theory]
    [MemberData(nameof(Reference))]
    public void SurvivalAndQuantile_OfWideArguments_HaveTheReferenceValue(string function, double[] of, double value) => Figures.Near(
        value, function == "Survival" ? StudentDistribution.Survival(of[1], of[0]) : StudentDistribution.UpperQuantile(of[1], of[0]),
        1e-12);

    /// <summary>1 and 2 degrees of freedom have closed forms: ½ − atan(t)/π, and ½ − t/(2√(2 + t²)).</summary>
    [Fact]
    public void Survival_OfOneAndTwoDegrees_IsTheClosedForm() => Law.Holds(Gen.Choose(1, 1_000_000).Select(n => n / 1e4), t =>
    {
        Figures.Near(Math.Atan(1 / t) / Math.PI, StudentDistribution.Survival(t, 1), 1e-14);
        var root = Math.Sqrt(2 + t * t);
        Figures.Near(1 / (root * (root + t)), StudentDistribution.Survival(t, 2), 1e-14);
    });

    [Fact]
    public void UpperQuantile_OfTheComplement_IsTheNegative() => Law.Holds(
        Gen.Zip(Gen.Choose(1, (1 << 30) - 1), Gen.Choose(1, 100_000)), x => Assert.Equal(
            -StudentDistribution.UpperQuantile(Math.ScaleB(x.Item1, -30), x.Item2 / 100.0),
            StudentDistribution.UpperQuantile(1 - Math.ScaleB(x.Item1, -30), x.Item2 / 100.0)));

    [Fact]
    public void Survival_OfTheNegative_IsTheComplement() => Assert.Equal(
        1 - StudentDistribution.Survival(1.5, 7), StudentDistribution.Survival(-1.5, 7));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1e-200, 0.5)]
    public void Survival_AtTheEnds_IsAnswered(double t, double expected) => Assert.Equal(expected, StudentDistribution.Survival(t, 4));

    [Fact]
    public void SurvivalAndQuantile_OutsideTheirRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("freedom", () => StudentDistribution.Survival(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("freedom", () => StudentDistribution.UpperQuantile(0.1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => StudentDistribution.UpperQuantile(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => StudentDistribution.UpperQuantile(1, 3));
    }
}
