namespace LifecycleKit.Numerics;

/// <summary>
/// Elementary functions that the framework lacks, or has with a loss of digits (double.LogP1, double.ExpM1).
/// NaN gives NaN.
/// </summary>
internal static class ElementaryFunctions
{
    private const double HalfOfLn2 = 0.34657359027997264;

    /// <summary>The last odd power that counts for |x| up to ½.</summary>
    private const int OddTerms = 37;

    /// <summary>
    /// ln(1 + y), within 2 units in the last place: −∞ for −1, +∞ for +∞, NaN below −1. See <see cref="VectorMath.Log1p"/>.
    /// </summary>
    public static double Log1p(double y)
    {
        var u = 1 + y;
        if (u <= 0 || double.IsInfinity(u)) return Math.Log(u);
        return Math.Log(u) + (y - (u - 1)) / u;
    }

    /// <summary>eˣ − 1, within 2 units in the last place: −1 for −∞, +∞ above 709.78.</summary>
    public static double Expm1(double x) => Math.Abs(x) <= HalfOfLn2 ? ExponentialPolynomial.Value(x) : Math.Exp(x) - 1;

    /// <summary>
    /// ln(1 − eˣ) for x ≤ 0: −∞ for 0, 0 for −∞, NaN above 0; within 4 units in the last place. Mächler (2012), "Accurately Computing
    /// log(1 − exp(−|a|))", eq. 7.
    /// </summary>
    public static double LogOneMinusExp(double x) => x > -2 * HalfOfLn2 ? Math.Log(-Expm1(x)) : Log1p(-Math.Exp(x));

    /// <summary>
    /// ln(eᵃ + eᵇ), where −∞ is the logarithm of 0. The error is a few units in the last place of the larger argument or of ln 2,
    /// whichever is larger; the rounding of the arguments causes an error of that size anyway.
    /// </summary>
    public static double LogAddExp(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.NaN;
        var max = Math.Max(a, b);
        // The difference of two infinities is NaN.
        return double.IsInfinity(max) ? max : max + Log1p(Math.Exp(Math.Min(a, b) - max));
    }

    /// <summary>ln(1 + x) − x, relatively precise: with r = x/(2 + x) it is −xr + 2(r³/3 + r⁵/5 + …).</summary>
    public static double LogOnePlusRest(double x)
    {
        if (!(Math.Abs(x) <= 0.5)) return Log1p(x) - x;
        var r = x / (2 + x);
        var square = r * r;
        var sum = 0.0;
        for (var k = OddTerms; k >= 3; k -= 2) sum = sum * square + 1.0 / k;
        return 2 * r * square * sum - x * r;
    }
}
