using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>The formulas of Gamma-Gamma for any parameters.</summary>
/// <remarks>
/// With u = p x, s = x z̄, w = u / (u + q) and ρ = s / (v + s), the density of the mean spend z̄ over x purchases,
/// Γ(u + q) / (Γ(u) Γ(q)) · v^q x^u z̄^(u − 1) / (v + s)^(u + q) (Fader and Hardie 2013, eq. 1a), is
/// ρ^u (1 − ρ)^q / (z̄ B(u, q)). Near the mode terms of the size of u cancel, so the density is computed as its height at the mode,
/// w^u (1 − w)^q / B(u, q), and the fall from the mode, u ln(ρ / w) + q ln((1 − ρ) / (1 − w)), where
/// ρ / w − 1 = d / (p (v + s)) and (1 − ρ) / (1 − w) − 1 = −x d / (q (v + s)) with d = z̄ q − p v.
/// </remarks>
internal static class GammaGammaFormulas
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>The log-density of the mean spend z̄ &gt; 0 over x ≥ 1 purchases.</summary>
    public static double LogLikelihood(double p, double q, double v, double x, double z)
    {
        var (u, end) = (p * x, v + x * z);
        var d = Difference(z, q, p, v);
        var near = d / end;
        var fall = u * LogRatio(near / p, z / end * ((u + q) / p)) + q * LogRatio(-x * near / q, v / end * ((u + q) / q));
        return LogHeight(u, q) + fall - Math.Log(z);
    }

    /// <summary>ln(w^u (1 − w)^q / B(u, q)) by Stirling's formula for all three gamma functions, whose powers cancel.</summary>
    public static double LogHeight(double u, double q) =>
        Math.Log(u / (u + q) * q) / 2 - HalfLogTwoPi
        + (GammaFunctions.StirlingRest(u + q) - GammaFunctions.StirlingRest(u) - GammaFunctions.StirlingRest(q));

    /// <summary>
    /// E(mean spend of the customer) = p (v + x z̄) / (p x + q − 1) (Fader and Hardie 2013, eq. 5); +∞ where p x + q ≤ 1. With x = 0 the
    /// population's mean, p v / (q − 1).
    /// </summary>
    public static double Expected(double p, double q, double v, double x, double z)
    {
        var m = Denominator(p, q, x);
        return m > 0 ? p * ((v + x * z) / m) : double.PositiveInfinity;
    }

    /// <summary>The derivatives of ln E in the logarithms of p, q and v; E must be finite.</summary>
    public static void ExpectedSlopes(double p, double q, double v, double x, double z, Span<double> slopes)
    {
        var m = Denominator(p, q, x);
        slopes[0] = (q - 1) / m;
        slopes[1] = -q / m;
        slopes[2] = v / (v + x * z);
    }

    /// <summary>p x + q − 1, rounded once where q − 1 is exact.</summary>
    private static double Denominator(double p, double q, double x) => Math.FusedMultiplyAdd(p, x, q - 1);

    /// <summary>ln(1 + δ), where 1 + δ is given separately for δ near −1.</summary>
    private static double LogRatio(double delta, double ratio) => delta < -0.5 ? Math.Log(ratio) : ElementaryFunctions.Log1p(delta);

    /// <summary>a b − c e without cancellation, by Kahan.</summary>
    private static double Difference(double a, double b, double c, double e)
    {
        var product = c * e;
        var lost = Math.FusedMultiplyAdd(c, e, -product);
        return Math.FusedMultiplyAdd(a, b, -product) - lost;
    }
}
