using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>What is known of a living customer: λ ~ Gamma(k, time), and the chance to leave after a purchase p ~ Beta(a, b).</summary>
/// <param name="K">k = r + x.</param>
/// <param name="Time">α + T.</param>
/// <param name="A">a.</param>
/// <param name="B0">The b of the population.</param>
/// <param name="Opportunities">n, the opportunities to leave so far, at each of which he stayed.</param>
internal readonly record struct AliveState(double K, double Time, double A, double B0, double Opportunities)
{
    /// <summary>b + n.</summary>
    public double B => B0 + Opportunities;

    /// <summary>
    /// How far the integrands (1 + p z)^(−k), z = t / time, are from a polynomial where Beta(a, b) lives: they fall about as e^(−p k z) over p of
    /// order 1/b, and have a pole at −1/z, which by itself is farther.
    /// </summary>
    private double Bend(double t) => t / Time * Math.Max(0.25, K / (B + 8));

    /// <summary>How many Gauss nodes give E[(1 + p z)^(−k)] within 1e-13 of itself, also where that is small; 0 for none.</summary>
    public int GaussLengthOfSurvival(double t) => Bend(t) <= 0.3 ? BetaNodes.GaussLength : 0;

    /// <summary>
    /// How many Gauss nodes give E[(1 − (1 + p z)^(−k)) / p] within 1e-13, 0 for none. By trial against the trapezoidal rule over a from 1e-3 to
    /// 500, b and k to 5 000, the error is first larger at 0.80 and 1.73.
    /// </summary>
    public int GaussLength(double t) => Bend(t) switch
    {
        <= 0.72 => BetaNodes.GaussLength,
        <= 1.6 => BetaNodes.LongGaussLength,
        _ => 0,
    };

    /// <summary>
    /// How many Gauss–Legendre nodes in time leave a discounted window within 1e-12, 0 for none: its integrand falls as e^(−rate s) and, at the mean
    /// p, as (1 + p s / time)^(−k − 1), and z sets the distance of the pole. By trial the error is first larger at 4.3, 10.2 and 26.
    /// </summary>
    public int TimeNodes(double rate, double t) =>
        (rate * t + 2 * (t / Time) + (K + 1) * ElementaryFunctions.Log1p(t / Time * (A / (A + B)))) switch
        {
            <= 3.8 => 12,
            <= 9.5 => 16,
            <= 24 => 24,
            _ => 0,
        };
}
