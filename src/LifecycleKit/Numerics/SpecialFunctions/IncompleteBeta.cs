namespace LifecycleKit.Numerics;

/// <summary>
/// The distribution function of the beta distribution, I_x(a, b), and its complement, each relatively precise in its own tail.
/// Below the mean a continued fraction (Didonato and Morris 1992, "Algorithm 708", BFRAC) or, for a below 1, the power series in x gives
/// the lower tail; above it the same method gives the upper tail, with a and b, x and 1 − x exchanged.
/// </summary>
internal static class IncompleteBeta
{
    private const int MaxSteps = 100_000;
    private const double Precision = 1e-16;
    private const double LogTwoPi = 1.8378770664093454836;

    /// <summary>
    /// I_x(a, b) for a, b above 0 and x in [0, 1]; 1 − x is a separate argument, because only the caller knows it precisely.
    /// </summary>
    public static double Regularized(double a, double b, double x, double oneMinusX) => Tails(a, b, x, oneMinusX).Lower;

    /// <summary>1 − I_x(a, b), relatively precise when it is small.</summary>
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

    /// <summary>The tail towards 0 and the other tail, for x below the mean or not far above.</summary>
    private static (double Tail, double Other) Near(double a, double b, double x, double oneMinusX)
    {
        if (a < 1)
        {
            // The complement may be as small as a; then the logarithm of the tail and all its parts are as small.
            var log = a * (x > 0.5 ? ElementaryFunctions.Log1p(-oneMinusX) : Math.Log(x))
                - (GammaFunctions.LogGamma(1 + a) - GammaFunctions.LogGammaRatio(b, a))
                + ElementaryFunctions.Log1p(a * Series(a, b, x));
            return (Math.Exp(log), -ElementaryFunctions.Expm1(log));
        }

        var tail = Power(a, b, x, oneMinusX) / Fraction(a, b, x, oneMinusX);
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
    /// x^a·(1 − x)^b/B(a, b). Large powers cancel, so they are computed relative to their greatest value, at x = a/(a + b): with λ
    /// = a(1 − x) − bx the result is √(ab/(2π(a + b))) · exp(a·φ(−λ/a) + b·φ(λ/b)) and the remainders of Stirling's formula, where φ(u) =
    /// ln(1 + u) − u (Didonato and Morris 1992, "Algorithm 708", BRCOMP).
    /// </summary>
    public static double Power(double a, double b, double x, double oneMinusX)
    {
        var product = b * x;
        var lambda = Math.FusedMultiplyAdd(a, oneMinusX, -product) - Math.FusedMultiplyAdd(b, x, -product);
        var exponent = a * LogRest(-lambda / a, x * (1 + b / a)) + b * LogRest(lambda / b, oneMinusX * (1 + a / b));
        var rests = GammaFunctions.StirlingRest(a + b) - GammaFunctions.StirlingRest(a) - GammaFunctions.StirlingRest(b);
        return Math.Exp(exponent + rests + (Math.Log(a / (a + b) * b) - LogTwoPi) / 2);
    }

    /// <summary>ln(1 + u) − u, with 1 + u given separately.</summary>
    private static double LogRest(double u, double onePlusU) =>
        Math.Abs(u) <= 0.5 ? ElementaryFunctions.LogOnePlusRest(u) : Math.Log(onePlusU) - u;

    /// <summary>
    /// The divisor of x^a·(1 − x)^b/B(a, b): Didonato and Morris (1992), eq. 9, by Lentz's method. It is built from λ = a(1 − x) − bx and 1
    /// − x, so nothing cancels when x is near 1; the fraction needs O(√max(a, b)) steps below the mean.
    /// </summary>
    private static double Fraction(double a, double b, double x, double oneMinusX)
    {
        var lambda = a * oneMinusX - b * x + 1;
        var value = NotZero(a / (a + 1) * lambda);
        var (c, d) = (value, 0.0);
        for (var n = 1; n < MaxSteps; n++)
        {
            var rise = n * (b - n) * x / (a + 2 * n - 1);
            var alpha = (a + (n - 1)) / (a + 2 * n - 1) * (a + b + (n - 1)) * rise * x;
            var beta = n + rise + (a + n) / (a + 2 * n + 1) * (lambda + n * (1 + oneMinusX));
            d = 1 / NotZero(beta + alpha * d);
            c = NotZero(beta + alpha / c);
            var step = c * d;
            value *= step;
            if (Math.Abs(step - 1) <= Precision) break;
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
