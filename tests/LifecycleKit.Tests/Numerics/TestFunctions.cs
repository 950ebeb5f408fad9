namespace LifecycleKit.Tests.Numerics;

/// <summary>Functions for tests of minimum searches (Moré, Garbow and Hillstrom 1981, and some more).</summary>
internal static class TestFunctions
{
    private const int Chances = 8;

    public static Jet Rosenbrock(Jet[] x)
    {
        Jet sum = 0;
        for (var i = 0; i + 1 < x.Length; i++) sum += 100 * Square(x[i + 1] - x[i] * x[i]) + Square(1 - x[i]);
        return sum;
    }

    public static Jet PowellSingular(Jet[] x) =>
        Square(x[0] + 10 * x[1]) + 5 * Square(x[2] - x[3]) + Square(Square(x[1] - 2 * x[2])) + 10 * Square(Square(x[0] - x[3]));

    public static Jet Beale(Jet[] x) =>
        Square(1.5 - x[0] + x[0] * x[1]) + Square(2.25 - x[0] + x[0] * Square(x[1])) + Square(2.625 - x[0] + x[0] * Square(x[1]) * x[1]);

    public static Jet Booth(Jet[] x) => Square(x[0] + 2 * x[1] - 7) + Square(2 * x[0] + x[1] - 5);

    /// <summary>Falls without end along x = y, more and more slowly.</summary>
    public static Jet ExponentialRidge(Jet[] x) => Jet.Softplus(-0.5 * (x[0] + x[1])) + 5 * Square(x[0] - x[1]);

    /// <summary>Like <see cref="ExponentialRidge"/>, along a bent valley.</summary>
    public static Jet BentRidge(Jet[] x) => Jet.Softplus(0 - x[0]) + 20 * Square(x[1] - 0.1 * Square(x[0])) + Jet.Exp(0 - x[0] - x[1]);

    /// <summary>Falls by 1e-3 in all over a bent path of length 20, evenly, beside a value of 1e5.</summary>
    public static Jet FlatPath(Jet[] x) => 1e5 + 100 * Square(x[1] - 0.05 * Square(x[0])) - 5e-5 * x[0];

    /// <summary>
    /// Minus the log-likelihood of counts of two kinds by customer: negative binomial over a time t, gamma (r, α), and beta-binomial of
    /// <see cref="Chances"/> chances, beta (a, b); the parameters in logarithms, gamma functions as products, so that nothing cancels.
    /// </summary>
    /// <param name="seed">The seed of the customers.</param>
    /// <param name="customers">The number of rows.</param>
    /// <param name="isAlike">Whether all customers have the same rate and share: both pairs of parameters go to infinity.</param>
    public static Func<Jet[], Jet> GammaCounts(int seed, int customers, bool isAlike = false)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, customers)
            .Select(_ => (X: (int)(-2 * Math.Log(1 - random.NextDouble())) * random.Next(2), T: 10 + 40 * random.NextDouble(),
                Y: (int)(Chances * Math.Pow(random.NextDouble(), 2))))
            .Select(row => isAlike ? (X: (int)(row.T / 8), row.T, Y: 3 + row.Y % 2) : row)
            .ToArray();
        return p =>
        {
            var r = Jet.Exp(p[0]);
            var alpha = Jet.Exp(p[1]);
            var a = Jet.Exp(p[2]);
            var b = Jet.Exp(p[3]);
            Jet sum = 0;
            foreach (var (x, t, y) in rows)
            {
                sum += r * Jet.LogP1(t / alpha) + x * Jet.Log(alpha + t) - LogRising(r, x);
                sum += LogRising(a + b, Chances) - LogRising(a, y) - LogRising(b, Chances - y);
            }

            return sum;
        };
    }

    /// <summary>A convex quadratic with eigenvalues from 1 to a condition, turned at random.</summary>
    public static Func<Jet[], Jet> Quadratic(int seed, int n, double condition)
    {
        var random = new Random(seed);
        var centre = Enumerable.Range(0, n).Select(_ => 4 * random.NextDouble() - 2).ToArray();
        var rows = Orthogonal(random, n);
        return x =>
        {
            Jet sum = 0;
            for (var k = 0; k < n; k++)
            {
                Jet part = 0;
                for (var i = 0; i < n; i++) part += rows[k][i] * (x[i] - centre[i]);
                sum += Math.Pow(condition, k / (n - 1.0)) * Square(part);
            }

            return sum;
        };
    }

    public static Jet Square(Jet x) => x * x;

    /// <summary>ln Γ(x + n) − ln Γ(x).</summary>
    private static Jet LogRising(Jet x, int n)
    {
        Jet sum = 0;
        for (var k = 0; k < n; k++) sum += Jet.Log(x + k);
        return sum;
    }

    private static double[][] Orthogonal(Random random, int n)
    {
        var rows = new double[n][];
        for (var k = 0; k < n; k++)
        {
            var row = Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5).ToArray();
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in rows[..k])
                {
                    var part = row.Zip(other, (a, b) => a * b).Sum();
                    for (var i = 0; i < n; i++) row[i] -= part * other[i];
                }
            }

            var length = Math.Sqrt(row.Sum(x => x * x));
            rows[k] = [.. row.Select(x => x / length)];
        }

        return rows;
    }
}
