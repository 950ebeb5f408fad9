using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// The posterior of a customer who is alive at an opportunity: the purchase probability p ~ Beta(A, B) and the dropout probability before
/// the next opportunity θ ~ Beta(C, D), with the predictions for later opportunities.
/// </summary>
/// <remarks>Every probability is a sum of positive terms with rational ratios, so each has the digits of its largest term.</remarks>
internal readonly record struct AlivePosterior(double A, double B, double C, double D)
{
    /// <summary>Terms smaller than this share of the sum are left out.</summary>
    private const double Negligible = 1e-20;

    /// <summary>When a term exceeds this size, all terms are scaled down.</summary>
    private const double Large = 1e250;

    private static readonly double LogLarge = Math.Log(Large);

    /// <summary>
    /// P(alive to the m-th further opportunity, and nothing purchased at any of them) and P(nothing purchased, but dropout before one
    /// of them), both divided by C / (C + D). The i-th term of the latter is
    /// B(A, B + i) / B(A, B) · B(C + 1, D + i) / B(C + 1, D), i below m (Fader, Hardie and Shang 2010, eq. 4).
    /// </summary>
    public (double Alive, double DroppedOut) Silence(int m)
    {
        var (term, sum) = (1.0, 0.0);
        var odds = (C + D + m) / C;
        for (var i = 0; i < m; i++)
        {
            sum += term;
            term *= (B + i) * (D + i) / ((A + B + i) * (C + D + 1 + i));
            if (term * Math.Max(m - i, odds) > Negligible * sum) continue;
            // The alive part may be tiny, but callers need it by itself.
            term = Math.Exp(GammaFunctions.LogBetaShift(A, B, m) + GammaFunctions.LogBetaShift(C + 1, D, m));
            break;
        }

        return (term * odds, sum);
    }

    /// <summary>ln P(nothing purchased at the next m opportunities); computed from the complement when a purchase is improbable.</summary>
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
    /// The least m with P(something purchased at the next m) ≥ u; +∞ when there is no such m up to <paramref name="limit"/>. The
    /// probabilities of a first purchase at the j-th opportunity or later sum to at most the j-th probability times (B + j) / A.
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
    /// P(k purchases at the next m opportunities): the customer drops out after i of them or stays to the end, and purchases at k of them
    /// (eq. 7 of the paper with updated parameters).
    /// </summary>
    public double Count(int k, int m)
    {
        if (k > m) return 0;
        var term = 1.0;
        var sum = 0.0;
        var shift = 0.0;
        for (var i = k; i < m; i++)
        {
            sum += term;
            term *= (i + 1.0) / (i + 1 - k) * ((B + (i - k)) / (A + B + i)) * ((D + i) / (C + D + 1 + i));
            if (term < Large) continue;
            term /= Large;
            sum /= Large;
            shift += LogLarge;
        }

        var first = GammaFunctions.LogBetaShift(B, A, k) + GammaFunctions.LogBetaShift(C, D, k) - ElementaryFunctions.Log1p((D + k) / C);
        return Math.Min(1, Math.Exp(first + shift + Math.Log(sum + term * ((C + D + m) / C))));
    }

    private double First => A / (A + B) * (D / (C + D));

    private double Fall(int j) => (B + (j - 1)) / (A + B + j) * ((D + j) / (C + D + j));
}
