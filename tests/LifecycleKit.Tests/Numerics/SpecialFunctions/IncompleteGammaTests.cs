using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class IncompleteGammaTests
{
    /// <summary>At 40 digits (mpmath 1.3).</summary>
    [Theory]
    [InlineData(0.5, 0.05, 0.75182963404584927583)]
    [InlineData(0.5, 3.2, 0.011412036386001652536)]
    [InlineData(0.5, 11.386, 1.8240398573567322429e-6)]
    [InlineData(0.5, 400, 5.3958656116079009289e-176)]
    [InlineData(1, 2, 0.13533528323661269189)]
    [InlineData(1.5, 0.7, 0.70553473120409118363)]
    [InlineData(1.5, 40, 3.0692774861724171289e-17)]
    [InlineData(3, 3.5, 0.32084719886213407036)]
    [InlineData(25, 60, 1.0958807112599779112e-7)]
    [InlineData(50, 40, 0.92966493334060504556)]
    [InlineData(500, 520, 0.18469114909874360424)]
    [InlineData(5000, 5300, 0.000015545115785517565291)]
    public void Upper_OfAShape_IsTheReference(double a, double x, double expected) =>
        Assert.Equal(expected, IncompleteGamma.Upper(a, x), 1e-12 * expected);

    [Fact]
    public void Upper_AtHalfAShape_IsTwiceTheNormalTail()
    {
        for (var z = 0.01; z < 38; z *= 1.1)
        {
            var expected = 2 * NormalDistribution.Survival(z);
            Assert.Equal(expected, IncompleteGamma.Upper(0.5, z * z / 2), 1e-11 * expected);
        }
    }

    [Fact]
    public void Upper_AtTheEnds_IsOneOrZero()
    {
        Assert.Equal(1, IncompleteGamma.Upper(2, 0));
        Assert.Equal(0, IncompleteGamma.Upper(2, double.PositiveInfinity));
        Assert.Equal(0, IncompleteGamma.Upper(2, 1e6));
        Assert.True(double.IsNaN(IncompleteGamma.Upper(2, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>("a", () => IncompleteGamma.Upper(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("a", () => IncompleteGamma.Upper(double.NaN, 1));
    }
}
