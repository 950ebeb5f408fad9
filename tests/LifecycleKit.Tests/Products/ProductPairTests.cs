using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>Figures of pairs, the interval of the lift, and the cases without one.</summary>
public class ProductPairTests
{
    [Fact]
    public void Figures_OfAPair_AreThoseOfTheBook()
    {
        // 1 000 orders: 100 with tea, 60 with sugar, 30 with both. Expected without a connection: 6.
        var pair = ProductPair.Create("tea", "sugar", 30, 100, 60, 1_000);

        Assert.Equal(0.03, pair.Support.ToEstimate().Value);
        Assert.Equal(0.3, pair.Confidence.ToEstimate().Value);
        Assert.Equal(0.5, pair.ReverseConfidence.ToEstimate().Value);
        Assert.Equal(5, pair.Lift().Value, 12);
        // s² = 1/30.5 − 1/101 − 1/61 + (2 · 30.5 · 1002 / (101 · 61) − 1)/1002
        var s = Math.Sqrt(1 / 30.5 - 1 / 101.0 - 1 / 61.0 + (2 * 30.5 * 1_002 / (101 * 61) - 1) / 1_002);
        Assert.Equal(5 * s, pair.Lift().StandardError, 12);
        Assert.Equal(5 * Math.Exp(-1.959963984540054 * s), pair.LiftInterval().Lower, 10);
        Assert.Equal(5 * Math.Exp(1.959963984540054 * s), pair.LiftInterval().Upper, 10);
    }

    /// <summary>Without a connection the variance is the known (1/p − 1)(1/q − 1)/N.</summary>
    [Fact]
    public void StandardError_WithoutAConnection_IsTheKnownForm() => Assert.Equal(
        Math.Sqrt((1 / 0.2 - 1) * (1 / 0.05 - 1) / 1e9),
        ProductPair.Create("a", "b", 10_000_000, 200_000_000, 50_000_000, 1_000_000_000).Lift().StandardError, 9);

    /// <summary>
    /// Of 4 000 drawn samples, the standard deviation of ln(lift) is near s, and about 95 % of the intervals hold the true lift, whether
    /// the
    /// products go together or not. A variance that adds those of the three counts, as if they were independent, fails.
    /// </summary>
    [Theory]
    [InlineData(0.25, 0.25, 0.25)]
    [InlineData(0.2, 0.4, 0.1)]
    [InlineData(0.1, 0.3, 0.3)]
    [InlineData(0.08, 0.02, 0.05)]
    public void LiftInterval_OfDrawnOrders_HasItsLevel(double both, double onlyOne, double onlyOther)
    {
        const int OrderCount = 600;
        const int Samples = 4_000;
        var random = new Random(20_261_201);
        var truth = both / ((both + onlyOne) * (both + onlyOther));
        var (covered, sum, squares, variance) = (0, 0.0, 0.0, 0.0);
        for (var sample = 0; sample < Samples; sample++)
        {
            var (n, a, b) = (0, 0, 0);
            for (var order = 0; order < OrderCount; order++)
            {
                var u = random.NextDouble();
                if (u < both) n++;
                else if (u < both + onlyOne) a++;
                else if (u < both + onlyOne + onlyOther) b++;
            }

            var pair = ProductPair.Create("a", "b", n, n + a, n + b, OrderCount);
            if (pair.LiftInterval().Contains(truth)) covered++;
            var log = Math.Log(pair.Lift().Value);
            sum += log;
            squares += log * log;
            variance += Math.Pow(pair.Lift().StandardError / pair.Lift().Value, 2) / Samples;
        }

        Assert.InRange(covered / (double)Samples, 0.935, 0.965);
        Assert.InRange(squares / Samples - Math.Pow(sum / Samples, 2), 0.93 * variance, 1.07 * variance);
    }

    [Fact]
    public void Lift_WithoutOrders_HasAReason()
    {
        Assert.Equal("no order has one of the products", ProductPair.Create("a", "b", 0, 0, 3, 10).Lift().Reason);
        Assert.Equal("no order has one of the products", default(ProductPair).Lift().Reason);
        var never = ProductPair.Create("a", "b", 0, 2, 3, 10);
        Assert.Equal((0, "no order has both products"), (never.Lift().Value, never.Lift().StandardErrorReason));
        Assert.Throws<InvalidOperationException>(() => never.LiftInterval());
    }

    /// <summary>One order of a mug, with tea, says little about mugs; a hundred say much.</summary>
    [Fact]
    public void LiftInterval_OfFewOrders_IsWide()
    {
        var (once, often) = (ProductPair.Create("mug", "tea", 1, 1, 120, 160), ProductPair.Create("mug", "tea", 100, 100, 120, 160));
        Assert.Equal(once.Lift().Value, often.Lift().Value);
        Assert.True(once.LiftInterval().Lower < 0.7 && often.LiftInterval().Lower > 1.2, $"{once.LiftInterval()}, {often.LiftInterval()}");
    }

    [Fact]
    public void Lift_OfAProductOfAllOrders_IsOne()
    {
        var bag = ProductPair.Create("bag", "tea", 4, 10, 4, 10);
        Assert.Equal(1, bag.Lift().Value);
        Assert.True(bag.LiftInterval().Contains(1) && bag.LiftInterval().Width > 0);
    }

    [Fact]
    public void Create_ContradictingCounts_Throws()
    {
        Assert.Throws<ArgumentException>("otherProductId", () => ProductPair.Create("a", "a", 1, 1, 1, 1));
        Assert.Throws<ArgumentException>("productId", () => ProductPair.Create("", "a", 1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("orderCount", () => ProductPair.Create("a", "b", -1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("productOrderCount", () => ProductPair.Create("a", "b", 2, 1, 2, 9));
        Assert.Throws<ArgumentOutOfRangeException>("otherProductOrderCount", () => ProductPair.Create("a", "b", 2, 2, 1, 9));
        Assert.Throws<ArgumentOutOfRangeException>("totalOrderCount", () => ProductPair.Create("a", "b", 2, 5, 5, 7));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => ProductPair.Create("a", "b", 2, 5, 5, 8).LiftInterval(double.NaN));
    }
}
