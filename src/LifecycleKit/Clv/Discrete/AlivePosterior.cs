using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// What is known of a customer who has not left by an opportunity: the chance to purchase p ~ Beta(A, B), and the chance to leave before
/// the next opportunity θ ~ Beta(C, D), with all that follows from these two for the opportunities after it.
/// </summary>
/// <remarks>Every probability is a sum of positive terms with rational ratios, so each has the digits of its largest term.</remarks>
internal readonly record struct AlivePosterior(double A, double B, double C, double D)
{
    /// <summary>What is smaller than this share of a sum is left out.</summary>
    private const double Negligible = 1e-20;

    /// <summary>A term that has grown so large is brought down, and the rest with it.</summary>
    private const double Large = 1e250;

    private static readonly double LogLarge = Math.Log(Large);

    /// <summary>
    /// P(alive to the m-th further opportunity, and nothing purchased at any of them) and P(nothing purchased, but left before some of
    /// them), both divided by C / (C + D). The i-th term of the latter is
    /// B(A, B + i) / B(A, B) · B(C + 1, D + i) / B(C + 1, D), i below m (Fader, Hardie and Shang 2010, eq. 4).
    /// </summary>
    public (double Alive, double Left) Silence(int m)
    {
        var (term, sum) = (1.0, 0.0);
        var odds = (C + D + m) / C;
        for (var i = 0; i < m; i++)
        {
            sum += term;
            term *= (B + i) * (D + i) / ((A + B + i) * (C + D + 1 + i));
            if (term * Math.Max(m - i, odds) > Negligible * sum) continue;
            // What is alive may be tiny, but is an answer of its own.
            term = Math.Exp(GammaFunctions.LogBetaShift(A, B, m) + GammaFunctions.LogBetaShift(C + 1, D, m));
            break;
        }

        return (term * odds, sum);
    }

    /// <summary>ln P(nothing purchased at the next m opportunities); where something hardly ever is, from the chance of that.</summary>
    public double LogSilence(int m)
    {
        if (m == 0) return 0;
        var (alive, left) = Silence(m);
        var silence = C / (C + D) * (alive + left);
        return silence > 0.5 ? ElementaryFunctions.Log1p(-Purchase(m)) : Math.Log(alive + left) - ElementaryFunctions.Log1p(D / C);
    }

    /// <summary>
    /// P(something purchased at the next m opportunities): the first purchase comes at the j-th with probability
    /// B(A + 1, B + j − 1) / B(A, B) · B(C, D + j) / B(C, D).
    /// </summary>
    public double Purchase(int m)
    {
        var (term, sum) = (First, 0.0);
        for (var j = 1; j <= m; j++)
        {
            sum += term;
            term *= Fall(j);
            if (term * m <= Negligible * sum) break;
        }

        return Math.Min(1, sum);
    }

    /// <summary>
    /// The least m with P(something purchased at the next m) ≥ u; +∞ when there is none up to <paramref name="limit"/>. From the j-th on, the
    /// first purchases have together at most the j-th's probability times (B + j) / A.
    /// </summary>
    public double FirstPurchase(double u, int limit)
    {
        var (term, sum) = (First, 0.0);
        for (var j = 1; j <= limit; j++)
        {
            sum += term;
            if (sum >= u) return j;
            if (sum + term * ((B + j) / A) < u) break;
            term *= Fall(j);
        }

        return double.PositiveInfinity;
    }

    /// <summary>
    /// P(k purchases at the next m opportunities): he leaves after i of them, or is there to the end, and purchases at k of them (the paper's
    /// eq. 7 with the parameters brought up to date).
    /// </summary>
    public double Count(int k, int m)
    {
        if (k > m) return 0;
        var (term, sum, shift) = (1.0, 0.0, 0.0);
        for (var i = k; i < m; i++)
        {
            sum += term;
            term *= (i + 1.0) / (i + 1 - k) * ((B + (i - k)) / (A + B + i)) * ((D + i) / (C + D + 1 + i));
            if (term < Large) continue;
            (term, sum, shift) = (term / Large, sum / Large, shift + LogLarge);
        }

        var first = GammaFunctions.LogBetaShift(B, A, k) + GammaFunctions.LogBetaShift(C, D, k) - ElementaryFunctions.Log1p((D + k) / C);
        return Math.Min(1, Math.Exp(first + shift + Math.Log(sum + term * ((C + D + m) / C))));
    }

    private double First => A / (A + B) * (D / (C + D));

    private double Fall(int j) => (B + (j - 1)) / (A + B + j) * ((D + j) / (C + D + j));
}
