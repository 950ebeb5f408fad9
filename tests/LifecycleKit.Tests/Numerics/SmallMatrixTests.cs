using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class SmallMatrixTests
{
    [Fact]
    public void TryInvert_PascalInAnyUnits_HasTheDigitsOfItsIntegers() => Law.Holds(
        from n in Gen.Choose(1, 6)
        from powers in Gen.Choose(-60, 60).ArrayOf(n)
        select (n, powers),
        x =>
        {
            // The inverse of Pascal's matrix is of integers: LᵀL of signed binomials.
            var units = x.powers.Select(power => Math.Pow(10, power)).ToArray();
            var (matrix, inverse) = (new double[x.n * x.n], new double[x.n * x.n]);
            Each(x.n, (i, j) => matrix[i * x.n + j] = Binomial(i + j, i) * units[i] * units[j]);

            Assert.True(SmallMatrix.TryInvert(matrix, x.n, inverse));

            Each(x.n, (i, j) =>
            {
                var exact = Enumerable.Range(0, x.n).Sum(k => Binomial(k, i) * Binomial(k, j)) * ((i + j) % 2 == 0 ? 1 : -1);
                Assert.Equal(1, inverse[i * x.n + j] * units[i] * units[j] / exact, 1e-11);
                Assert.Equal(inverse[i * x.n + j], inverse[j * x.n + i]);
            });
        });

    [Fact]
    public void TrySolve_RandomMatrix_SolvesIt() => Law.Holds(Matrices(definite: true), x =>
    {
        var wanted = Enumerable.Range(1, x.N).Select(i => (double)i).ToArray();
        var b = Times(x.Matrix, wanted);

        Assert.True(SmallMatrix.TrySolve(x.Matrix, x.N, b));

        for (var i = 0; i < x.N; i++) Assert.Equal(wanted[i], b[i], 1e-9);
    });

    [Fact]
    public void TryFactor_RandomMatrix_GivesItBack() => Law.Holds(Matrices(definite: true), x =>
    {
        var factor = new double[x.N * x.N];

        Assert.True(SmallMatrix.TryFactor(x.Matrix, x.N, factor));

        Each(x.N, (i, j) => Assert.Equal(
            x.Matrix[i * x.N + j], Enumerable.Range(0, x.N).Sum(k => factor[i * x.N + k] * factor[j * x.N + k]), 1e-13 * x.N * x.N));
    });

    [Fact]
    public void Eigen_RandomMatrix_GivesItBack() => Law.Holds(Matrices(definite: false), x =>
    {
        var (values, vectors) = (new double[x.N], new double[x.N * x.N]);

        SmallMatrix.Eigen(x.Matrix, x.N, values, vectors);

        Assert.Equal(values.Order(), values);
        Each(x.N, (i, j) =>
        {
            Assert.Equal(
                x.Matrix[i * x.N + j], Enumerable.Range(0, x.N).Sum(k => values[k] * vectors[k * x.N + i] * vectors[k * x.N + j]), 1e-13);
            Assert.Equal(i == j ? 1 : 0, SmallMatrix.Dot(vectors.AsSpan(i * x.N, x.N), vectors.AsSpan(j * x.N, x.N)), 1e-14);
        });
    });

    [Fact]
    public void Eigen_BadlyScaledMatrix_KeepsTheDigitsOfTheSmallest()
    {
        // By determinant and trace, at 40 digits: the eigenvalues of D·[[2, 1], [1, 2]]·D with D = diag(1e10, 1).
        double[] matrix = [2e20, 1e10, 1e10, 2];
        double[] values = new double[2], vectors = new double[4];

        SmallMatrix.Eigen(matrix, 2, values, vectors);

        Assert.Equal(1, values[0] / 1.5, 1e-15);
        Assert.Equal(1, values[1] / 2e20, 1e-15);
    }

    [Theory]
    [InlineData(1, 2, 2, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 0, 0, -1)]
    [InlineData(1, 0, 0, double.NaN)]
    [InlineData(1, double.NaN, double.NaN, 1)]
    [InlineData(1, 0, 0, double.PositiveInfinity)]
    public void TryInvert_NotPositiveDefinite_IsFalse(double a, double b, double c, double d)
    {
        double[] matrix = [a, b, c, d], rest = [1, 2];

        Assert.False(SmallMatrix.TryInvert(matrix, 2, new double[4]));
        Assert.False(SmallMatrix.TrySolve(matrix, 2, rest));
        Assert.Equal([1, 2], rest);
    }

    [Fact]
    public void Quadratic_OfAVector_IsTheSumOfAllProducts() =>
        Assert.Equal(1 * 4 + 2 * 2 * 5 * 2 + 3 * 25, SmallMatrix.Quadratic([1, 2, 2, 3], [2, 5]));

    [Theory]
    [InlineData(1, 0, 1, 1)]
    [InlineData(2, 1, 2, 3)]
    [InlineData(1, 2, 1, 3)]
    [InlineData(0, 0, 4, double.PositiveInfinity)]
    public void Condition_OfAMatrix_IsTheRatioOfEigenvalues(double a, double b, double d, double condition) =>
        Assert.Equal(condition, SmallMatrix.Condition([a, b, b, d], 2), 1e-14);

    [Fact]
    public void EveryRoutine_Called_AllocatesNothing()
    {
        double[] matrix = [4, 1, 1, 3], other = new double[4], vector = [1, 2], values = new double[2];
        Assert.Equal(0, Allocation.Of(() =>
        {
            SmallMatrix.TryInvert(matrix, 2, other);
            SmallMatrix.TrySolve(matrix, 2, vector);
            SmallMatrix.Eigen(matrix, 2, values, other);
            SmallMatrix.Condition(matrix, 2);
        }));
    }

    private static Gen<(int N, double[] Matrix)> Matrices(bool definite) =>
        from n in Gen.Choose(1, 6)
        from entries in Gen.Choose(-1000, 1000).ArrayOf(n * n)
        select (n, Make(n, entries, definite));

    private static double[] Make(int n, int[] entries, bool definite)
    {
        var matrix = new double[n * n];
        Each(n, (i, j) => matrix[i * n + j] = definite
            ? Enumerable.Range(0, n).Sum(k => entries[i * n + k] * entries[j * n + k] * 1e-6) + (i == j ? 0.01 : 0)
            : (entries[i * n + j] + entries[j * n + i]) * 1e-3);
        return matrix;
    }

    private static double[] Times(double[] matrix, double[] v) =>
        [.. v.Select((_, i) => SmallMatrix.Dot(matrix.AsSpan(i * v.Length, v.Length), v))];

    private static void Each(int n, Action<int, int> action)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) action(i, j);
        }
    }

    private static double Binomial(int n, int k) => k > n ? 0 : k == 0 ? 1 : Binomial(n - 1, k - 1) * n / k;
}
