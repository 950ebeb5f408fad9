namespace LifecycleKit.Clv;

/// <summary>What is known of a living customer: λ ~ Gamma(k, time), and the chance to leave after a purchase p ~ Beta(a, b).</summary>
/// <param name="K">k = r + x.</param>
/// <param name="Time">α + T.</param>
/// <param name="A">a.</param>
/// <param name="B0">The b of the population.</param>
/// <param name="Opportunities">n, the opportunities to leave so far, at each of which he stayed.</param>
internal readonly record struct LivingState(double K, double Time, double A, double B0, double Opportunities)
{
    /// <summary>Up to here 16 Gauss nodes leave an error below 1e-13; found by trial over the parameters, see the tests.</summary>
    private const double Near = 1.5;

    /// <summary>Up to here 32 nodes do.</summary>
    private const double Far = 5;

    /// <summary>b + n.</summary>
    public double B => B0 + Opportunities;

    /// <summary>
    /// How many Gauss nodes the integrands (1 + p t / time)^(−k) need; 0 when none suffice. They are the further from a polynomial, the
    /// nearer their pole, at −time / t, and the steeper they fall over the width of Beta(a, b), about 1 / b.
    /// </summary>
    public int GaussLength(double t) => (t / Time * Math.Max(1, K / B)) switch
    {
        <= Near => 16,
        <= Far => 32,
        _ => 0,
    };
}
