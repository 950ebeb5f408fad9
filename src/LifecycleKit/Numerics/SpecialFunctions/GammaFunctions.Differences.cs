namespace LifecycleKit.Numerics;

/// <content>
/// First differences over d. With u = 1/x and v = 1/(x + d) every power of Stirling's series differs by the factor
/// u − v = d/(x(x + d)), which is known exactly: u^m − v^m = (u − v)·(u^(m−1) + u^(m−2)v + … + v^(m−1)).
/// </content>
internal static partial class GammaFunctions
{
    /// <summary>A product of factors 1 + t is converted to a logarithm before it can overflow.</summary>
    private const double ProductLimit = 1e100;

    /// <summary>
    /// ln Γ(x + d) − ln Γ(x) for x and x + d above 0: precise relative to the size of d·ψ, for d however small or large;
    /// absolutely where Γ takes one value on both sides of its minimum.
    /// </summary>
    public static double LogGammaRatio(double x, double d)
    {
        if (d < 0) return -LogGammaRatio(x + d, -d);
        if (x < StirlingFrom && d >= 1) return LogGamma(x + d) - LogGamma(x);
        var (product, shift) = (0.0, 0.0);
        for (; x < StirlingFrom; x++) MultiplyInto(ref product, ref shift, d / x);
        var end = x + d;
        var series = -(d / x / end) * SumOfPowers(LogGammaTerms, 1 / x, 1 / end, 0);
        var log = d * Math.Log(end) + ((x - 0.5) * ElementaryFunctions.Log1p(d / x) - d);
        return log + series - ElementaryFunctions.Log1p(product) - shift;
    }

    /// <summary>ψ(x + d) − ψ(x) for x and x + d above 0; relatively precise.</summary>
    public static double DigammaDifference(double x, double d)
    {
        if (d < 0) return -DigammaDifference(x + d, -d);
        var shift = 0.0;
        for (; x < StirlingFrom; x++) shift += d / x / (x + d);
        var end = x + d;
        return shift + ElementaryFunctions.Log1p(d / x) + d / x / end * (0.5 + SumOfPowers(DigammaTerms, 1 / x, 1 / end, 1));
    }

    /// <summary>ψ′(x + d) − ψ′(x) for x and x + d above 0; relatively precise.</summary>
    public static double TrigammaDifference(double x, double d)
    {
        if (d < 0) return -TrigammaDifference(x + d, -d);
        var shift = 0.0;
        for (; x < StirlingFrom; x++)
        {
            var (near, far) = (1 / x, 1 / (x + d));
            shift += d * near * far * (near + far);
        }

        var (u, v) = (1 / x, 1 / (x + d));
        return -shift - d * u * v * (1 + (u + v) / 2 + SumOfPowers(TrigammaTerms, u, v, 2));
    }

    /// <summary>Multiplies product + 1 by 1 + t, and moves large products into the logarithm.</summary>
    private static void MultiplyInto(ref double product, ref double logarithm, double t)
    {
        if (t > ProductLimit || product > ProductLimit)
        {
            logarithm += ElementaryFunctions.Log1p(product);
            product = 0;
        }

        product += t + product * t;
    }

    /// <summary>Σ terms[k]·h(2k + first), where h(m) = u^m + u^(m−1)v + … + v^m and first is 0, 1 or 2.</summary>
    private static double SumOfPowers(double[] terms, double u, double v, int first)
    {
        var (h, power) = first switch { 0 => (1.0, v), 1 => (u + v, v * v), _ => (u * u + v * (u + v), v * v * v) };
        var sum = 0.0;
        foreach (var term in terms)
        {
            sum += term * h;
            h = u * u * h + power * (u + v);
            power *= v * v;
        }

        return sum;
    }
}
