namespace LifecycleKit.Numerics;

/// <summary>
/// The generalised exponential integral E_ν(y) = ∫₁^∞ e^(−yt)·t^(−ν) dt, scaled by e^y, whole and up to a limit. In t = 1 + s:
/// for t ≥ 1/y the continued fraction of E_ν(1), below it the power series of e^(−yt), integrated term by term; all parts positive.
/// </summary>
internal static class ExponentialIntegral
{
    /// <summary>Enough terms for powers of at most 1: the rest is below 1/20!.</summary>
    private const int SeriesTerms = 19;

    /// <summary>Up to this exponent of the integrand one panel of the quadrature is exact.</summary>
    private const double FlatExponent = 2;

    private const int Order = 16;

    /// <summary>∫₀^∞ e^(−ys)·(1 + s)^(−ν) ds for ν, y ≥ 0. At y = 0: 1/(ν − 1), and +∞ for ν at most 1.</summary>
    public static double Scaled(double nu, double y)
    {
        if (y >= 1) return Fraction(nu, y);
        if (y == 0) return nu > 1 ? 1 / (nu - 1) : double.PositiveInfinity;
        var log = -Math.Log(y);
        return Series(nu, y, log) + Math.Exp((1 - nu) * log + (y - 1)) * Fraction(nu, 1);
    }

    /// <summary>∫₀^h e^(−ys)·(1 + s)^(−ν) ds for ν, y ≥ 0 and h in [0, ∞]; relatively precise for h on any scale.</summary>
    public static double ScaledUpTo(double nu, double y, double h)
    {
        if (double.IsPositiveInfinity(h)) return Scaled(nu, y);
        if (y >= 1) return Decaying(nu, y, h);
        if (y * h <= 1 - y) return Series(nu, y, ElementaryFunctions.Log1p(h));
        var log = -Math.Log(y);
        // For t ≥ 1/y, in units of 1/y.
        return Series(nu, y, log) + Math.Exp((1 - nu) * log + (y - 1)) * Decaying(nu, 1, y * h - (1 - y));
    }

    /// <summary>
    /// The integral up to h for y ≥ 1: one panel while the integrand is flat, otherwise the whole integral minus its tail.
    /// </summary>
    private static double Decaying(double nu, double y, double h)
    {
        var log = ElementaryFunctions.Log1p(h);
        if (y * h + nu * log <= FlatExponent) return Panel(nu, y, log);
        return Fraction(nu, y) - Math.Exp((1 - nu) * log - y * h) * Fraction(nu, y * (1 + h));
    }

    /// <summary>In w = ln(1 + s) the integrand exp(−y(e^w − 1) − (ν − 1)w) has no singularity.</summary>
    private static double Panel(double nu, double y, double log)
    {
        var nodes = GaussLegendre.Nodes(Order);
        var weights = GaussLegendre.Weights(Order);
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var w = nodes[i] * log;
            sum += weights[i] * Math.Exp((1 - nu) * w - y * ElementaryFunctions.Expm1(w));
        }

        return sum * log;
    }

    /// <summary>
    /// e^y·Σ (−y)^k/k! · ∫ t^(k−ν) dt from t = 1 to e^log, where y·e^log is at most 1. Where k + 1 is near ν the integral is near its
    /// limit log, without a branch that cancels.
    /// </summary>
    private static double Series(double nu, double y, double log)
    {
        var (end, grown) = (Math.Exp(log), Math.Exp((1 - nu) * log));
        var (sum, factor) = (0.0, 1.0);
        for (var k = 0; k <= SeriesTerms && factor != 0; k++)
        {
            var power = k + 1 - nu;
            var exponent = power * log;
            var integral = exponent == 0 ? log
                : Math.Abs(exponent) < 1 ? ElementaryFunctions.Expm1(exponent) / power
                : (grown - 1) / power;
            sum += factor * integral;
            factor *= -y / (k + 1);
            grown *= end;
        }

        return Math.Exp(y) * sum;
    }

    /// <summary>
    /// e^y·E_ν(y) for y ≥ 1 by its continued fraction 1/(y + ν − 1·ν/(y + ν + 2 − 2(ν + 1)/(y + ν + 4 − …))) (Abramowitz and Stegun 1964,
    /// 5.1.22, contracted), from the end. After n steps the error is about e^(−4√(ny)).
    /// </summary>
    private static double Fraction(double nu, double y)
    {
        var n = (int)(90 / y) + 12;
        var value = y + nu + 2 * n;
        for (var k = n; k > 0; k--) value = y + nu + 2 * (k - 1) - k * (nu + k - 1) / value;
        return 1 / value;
    }
}
