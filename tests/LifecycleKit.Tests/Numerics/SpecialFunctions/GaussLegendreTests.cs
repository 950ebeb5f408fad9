using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class GaussLegendreTests
{
    /// <summary>Computed at 50 digits; nodes and weights of the lower halves.</summary>
    public static TheoryData<string, double[], double> Reference => Figures.Read("gauss-legendre.csv");

    public static TheoryData<int> Orders => [8, 12, 16, 24, 32, 48, 64];

    [Theory]
    [MemberData(nameof(Reference))]
    public void Rule_OfEveryOrder_HasTheReferenceValue(string part, double[] of, double value)
    {
        var (order, low) = ((int)of[0], (int)of[1]);
        var high = order - 1 - low;
        if (part == "Weight")
        {
            Figures.Near(value, GaussLegendre.Weights(order)[low], 5e-16);
            Assert.Equal(GaussLegendre.Weights(order)[low], GaussLegendre.Weights(order)[high]);
            return;
        }

        Figures.Near(value, GaussLegendre.Nodes(order)[low], 5e-16);
        Figures.Near(value, GaussLegendre.Complements(order)[high], 5e-16);
        Figures.Near(1 - value, GaussLegendre.Nodes(order)[high], 3e-16);
        Figures.Near(1 - value, GaussLegendre.Complements(order)[low], 3e-16);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Rule_OfAPolynomial_IsExactUpToTwiceTheOrder(int order)
    {
        for (var power = 0; power < 2 * order; power++)
        {
            var sum = 0.0;
            for (var i = 0; i < order; i++) sum += GaussLegendre.Weights(order)[i] * Math.Pow(GaussLegendre.Nodes(order)[i], power);
            Figures.Near(1.0 / (power + 1), sum, 5e-15);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Nodes_OfEveryOrder_Ascend(int order) =>
        Assert.Equal(GaussLegendre.Nodes(order).ToArray().Order(), GaussLegendre.Nodes(order).ToArray());

    [Fact]
    public void Nodes_OfAnUnknownOrder_Throw() =>
        Assert.Equal("order", Assert.Throws<ArgumentOutOfRangeException>(() => GaussLegendre.Nodes(9).Length).ParamName);

    [Fact]
    public void Rule_Read_AllocatesNothing() =>
        Assert.Equal(
            0, Allocation.Of(() => _ = GaussLegendre.Nodes(16)[0] + GaussLegendre.Complements(16)[0] + GaussLegendre.Weights(16)[0]));
}
