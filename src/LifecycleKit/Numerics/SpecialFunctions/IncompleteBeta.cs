namespace LifecycleKit.Numerics;

/// <summary>
/// The distribution function of the beta distribution, I_x(a, b), and its complement, each relatively precise in its own tail.
/// Below the mean a continued fraction (Press et al. 2007, Numerical Recipes, 6.4.5) or, for a below 1, the power series in x gives the
/// lower tail; above it the same gives the upper tail, with a and b, x and 1 − x exchanged.
/// </summary>
internal static class IncompleteBeta
{
    private const int MaxSteps = 100_000;
    private const double Precision = 1e-16;
    private const double LogTwoPi = 1.8378770664093454836;

    /// <summary>I_x(a, b) for a, b above 0 and x in [0, 1]; 1 − x is given too, as only the caller knows it precisely.</summary>
    public static double Regularized(double a, double b, double x, double oneMinusX) => Tails(a, b, x, oneMinusX).Lower;

    /// <summary>1 − I_x(a, b), relatively precise where it is small.</summary>
    public static double Complement(double a, double b, double x, double oneMinusX) => Tails(a, b, x, oneMinusX).Upper;

    /// <summary>I_x(a, b) and 1 − I_x(a, b).</summary>
    public static (double Lower, double Upper) Tails(double a, double b, double x, double oneMinusX)
    {
        if (x <= 0) return (0, 1);
        if (oneMinusX <= 0) return (1, 0);
        if (x * (b + 1) < (a + 1) * oneMinusX) return Near(a, b, x, oneMinusX);
        var (upper, lower) = Near(b, a, oneMinusX, x);
        return (lower, upper);
    }

    /// <summary>The tail towards 0 and the other, for x below the mean or not far above.</summary>
    private static (double Tail, double Other) Near(double a, double b, double x, double oneMinusX)
    {
        if (a < 1)
        {
            // The rest may be tiny as a is; the logarithm of the tail is then as small, and every part of it.
            var log = a * (x > 0.5 ? ElementaryFunctions.Log1p(-oneMinusX) : Math.Log(x))
                - (GammaFunctions.LogGamma(1 + a) - GammaFunctions.LogGammaRatio(b, a))
                + ElementaryFunctions.Log1p(a * Series(a, b, x));
            return (Math.Exp(log), -ElementaryFunctions.Expm1(log));
        }

        var tail = Power(a, b, x, oneMinusX) / a * Fraction(a, b, x);
        return (tail, 1 - tail);
    }

    /// <summary>Σ from n = 1 of (1 − b)(2 − b)…(n − b)/n! · x^n/(a + n); b·x is below 2.</summary>
    private static double Series(double a, double b, double x)
    {
        var (sum, product) = (0.0, 1.0);
        for (var n = 1; n < MaxSteps; n++)
        {
            product *= (n - b) / n * x;
            var term = product / (a + n);
            sum += term;
            if (Math.Abs(term) <= Precision / 4 * Math.Abs(sum)) break;
        }

        return sum;
    }

    /// <summary>
    /// x^a·(1 − x)^b/B(a, b). Large powers cancel in it; so they are taken relative to their greatest value, at x = a/(a + b): with
    /// λ = a(1 − x) − bx it is √(ab/(2π(a + b))) · exp(a·φ(−λ/a) + b·φ(λ/b)) and Stirling's rests, where φ(u) = ln(1 + u) − u
    /// (Didonato and Morris 1992, "Algorithm 708", BRCOMP).
    /// </summary>
    public static double Power(double a, double b, double x, double oneMinusX)
    {
        var product = b * x;
        var lambda = Math.FusedMultiplyAdd(a, oneMinusX, -product) - Math.FusedMultiplyAdd(b, x, -product);
        var exponent = a * LogRest(-lambda / a, x * (1 + b / a)) + b * LogRest(lambda / b, oneMinusX * (1 + a / b));
        var rests = GammaFunctions.StirlingRest(a + b) - GammaFunctions.StirlingRest(a) - GammaFunctions.StirlingRest(b);
        return Math.Exp(exponent + rests + (Math.Log(a / (a + b) * b) - LogTwoPi) / 2);
    }

    /// <summary>ln(1 + u) − u, where 1 + u is known too.</summary>
    private static double LogRest(double u, double onePlusU) =>
        Math.Abs(u) <= 0.5 ? ElementaryFunctions.LogOnePlusRest(u) : Math.Log(onePlusU) - u;

    /// <summary>The continued fraction, by Lentz's method; it needs O(√max(a, b)) steps below the mean.</summary>
    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - (a + b) * x / (a + 1));
        var value = d;
        for (var m = 1; m < MaxSteps; m++)
        {
            var even = m * (b - m) / (a + 2 * m - 1) * x / (a + 2 * m);
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            value *= d * c;
            var odd = -(a + m) / (a + 2 * m) * (a + b + m) * x / (a + 2 * m + 1);
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            var step = d * c;
            value *= step;
            if (Math.Abs(step - 1) <= Precision) break;
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
