namespace LifecycleKit.Numerics;

/// <summary>
/// The upper tail of the gamma distribution of rate 1, Q(a, x) = Γ(a, x)/Γ(a), relatively precise for small values too: below the mean 1
/// minus the power series, above it the continued fraction (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31).
/// </summary>
internal static class IncompleteGamma
{
    private const int MaxSteps = 100_000;
    private const double Precision = 1e-16;
    private const double LogTwoPi = 1.8378770664093454836;

    /// <summary>Q(a, x) for a above 0 and x from 0 on; P(χ² > c) with ν degrees of freedom is Q(ν/2, c/2). NaN gives NaN.</summary>
    public static double Upper(double a, double x)
    {
        if (!(a > 0 && double.IsFinite(a))) throw new ArgumentOutOfRangeException(nameof(a), a, "A shape must be finite and above 0.");
        if (x <= 0) return 1;
        if (double.IsPositiveInfinity(x)) return 0;
        return x < a + 1 ? 1 - Power(a, x) * Series(a, x) / a : Power(a, x) * Fraction(a, x);
    }

    /// <summary>x^a·e^−x/Γ(a), relative to its value at x = a, so that large powers do not cancel.</summary>
    private static double Power(double a, double x)
    {
        var u = (x - a) / a;
        var rest = Math.Abs(u) <= 0.5 ? ElementaryFunctions.LogOnePlusRest(u) : Math.Log(x / a) - u;
        return Math.Exp(a * rest - GammaFunctions.StirlingRest(a) + (Math.Log(a) - LogTwoPi) / 2);
    }

    /// <summary>1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …</summary>
    private static double Series(double a, double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; n < MaxSteps && term > Precision * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    /// <summary>1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − …)), the even part, by Lentz's method.</summary>
    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var (c, d) = (1e300, 1 / b);
        var value = d;
        for (var n = 1; n < MaxSteps; n++)
        {
            var part = n * (a - n);
            b += 2;
            d = 1 / NotZero(b + part * d);
            c = NotZero(b + part / c);
            value *= c * d;
            if (Math.Abs(c * d - 1) <= Precision) break;
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
