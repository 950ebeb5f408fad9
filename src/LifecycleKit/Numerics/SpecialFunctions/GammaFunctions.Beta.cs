namespace LifecycleKit.Numerics;

/// <content>The logarithm of the beta function and its differences in one argument.</content>
internal static partial class GammaFunctions
{
    /// <summary>
    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b above 0; relatively precise also for one argument tiny against the other,
    /// absolutely where B is near 1.
    /// </summary>
    public static double LogBeta(double a, double b)
    {
        if (a > b) (a, b) = (b, a);
        if (a < StirlingFrom) return b < StirlingFrom ? LogGamma(a) + LogGamma(b) - LogGamma(a + b) : LogGamma(a) - LogGammaRatio(b, a);
        var series = StirlingRest(a) + StirlingRest(b) - StirlingRest(a + b);
        var powers = (a - 0.5) * Math.Log(a / (a + b)) - b * ElementaryFunctions.Log1p(a / b);
        return powers + (HalfLogTwoPi - Math.Log(b) / 2 + series);
    }

    /// <summary>
    /// ln B(a, b + n) − ln B(a, b) for a, b and b + n above 0: −[ln Γ(b + a + n) − ln Γ(b + n) − ln Γ(b + a) + ln Γ(b)], a second
    /// difference of one sign, so relatively precise for any a and n, however small against b.
    /// </summary>
    public static double LogBetaShift(double a, double b, double n) =>
        n < 0 ? SecondDifference(b + n, a, -n) : -SecondDifference(b, a, n);

    /// <summary>ln Γ(x) − [(x − ½)ln x − x + ½ln 2π]: the remainder of Stirling's formula; absolutely precise below 12.</summary>
    public static double StirlingRest(double x) => x < StirlingFrom
        ? LogGamma(x) - ((x - 0.5) * Math.Log(x) - x + HalfLogTwoPi)
        : Horner(LogGammaTerms, 1 / x / x) / x;

    /// <summary>ln Γ(x + a + n) − ln Γ(x + n) − ln Γ(x + a) + ln Γ(x) for a, n ≥ 0; every summand is positive up to a factor 3.</summary>
    private static double SecondDifference(double x, double a, double n)
    {
        var (product, shift) = (0.0, 0.0);
        for (; x < StirlingFrom; x++) MultiplyInto(ref product, ref shift, SecondRatio(x, a, n));
        var powers = a * ElementaryFunctions.Log1p(n / (x + a)) + n * ElementaryFunctions.Log1p(a / (x + n))
            - (x - 0.5) * ElementaryFunctions.Log1p(SecondRatio(x, a, n));
        return shift + ElementaryFunctions.Log1p(product) + powers + SecondStirlingRest(x, a, n);
    }

    /// <summary>(x + a)(x + n)/(x(x + a + n)) − 1.</summary>
    private static double SecondRatio(double x, double a, double n) => a / x * (n / (x + a + n));

    /// <summary>
    /// The second difference of Stirling's series, by the product rule for differences: s changes from x to x + n, and over a.
    /// </summary>
    private static double SecondStirlingRest(double x, double a, double n)
    {
        var (u, v) = (1 / x, 1 / (x + a));
        var (laterU, laterV) = (1 / (x + n), 1 / (x + a + n));
        var (fallU, fallV) = (n * u * laterU, n * v * laterV);
        var (gap, laterGap) = (a * u * v, a * laterU * laterV);
        var fallGap = gap * n * laterU * laterV * (2 * x + a + n);
        // h(m) = u^m + … + v^m and v^m, with the fall of each over n.
        var h = 1.0;
        var fallH = 0.0;
        var power = 1.0;
        var fallPower = 0.0;
        var sum = 0.0;
        for (var m = 0; ; m++)
        {
            if ((m & 1) == 0) sum += LogGammaTerms[m / 2] * (fallGap * h + laterGap * fallH);
            if (m == 2 * LogGammaTerms.Length - 2) return sum;
            (fallPower, power) = (fallV * power + laterV * fallPower, v * power);
            (fallH, h) = (fallU * h + laterU * fallH + fallPower, u * h + power);
        }
    }
}
