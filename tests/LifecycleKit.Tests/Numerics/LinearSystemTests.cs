using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class LinearSystemTests
{
    [Fact]
    public void Solve_AnySystem_TakesTheMatrixBackToTheRightSide() => Law.Holds(
        from size in Gen.Choose(1, 12)
        from rates in Gen.Choose(0, 100).ArrayOf(size * size)
        from excess in Gen.Choose(1, 100).ArrayOf(size)
        from right in Gen.Choose(-100, 100).ArrayOf(size)
        select (Size: size, Rates: rates, Excess: excess, Right: right),
        x =>
        {
            var solution = new LinearSystem([.. x.Rates.Select(r => (double)r)], [.. x.Excess.Select(e => (double)e)])
                .Solve([.. x.Right.Select(r => (double)r)]);
            for (var i = 0; i < x.Size; i++)
            {
                var back = x.Excess[i] * solution[i];
                for (var j = 0; j < x.Size; j++) back += x.Rates[i * x.Size + j] * (i == j ? 0 : solution[i] - solution[j]);
                Assert.Equal(x.Right[i], back, 1e-9);
            }
        });

    // Rates of 1 both ways, row sums 0 and e: the inverse is [[(1 + e)/e, 1/e], [1/e, 1/e]].
    [Fact]
    public void Solve_AlmostSingular_KeepsItsDigits()
    {
        const double e = 1e-40;
        Assert.Equal([1 / e, 1 / e], new LinearSystem([0, 1, 1, 0], [0, e]).Solve([0, 1]));
    }

    [Fact]
    public void Create_Singular_Throws() => Assert.Throws<ArithmeticException>(() => new LinearSystem([0, 1, 1, 0], [0, 0]));
}
