using System.Runtime.Intrinsics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// The lifetime, in whole periods, of a customer who drops out in each period with probability θ ~ Beta(a, b). BG/BB and sBG share these
/// formulas: the periods of BG/BB are opportunities, those of sBG are renewals.
/// </summary>
internal static class BetaLifetime
{
    /// <summary>P(alive after m periods) = E[(1 − θ)^m] = B(a, b + m) / B(a, b).</summary>
    public static double Survival(double a, double b, double m) => Math.Exp(GammaFunctions.LogBetaShift(a, b, m));

    /// <summary>
    /// Σ over j = 1 … m of P(alive after j periods); m may be +∞, and so may the sum when a is at most 1. It telescopes to
    /// b / (a − 1) · (1 − e^(−h)), h = ln Γ(b + a + m) − ln Γ(b + 1 + m) − ln Γ(b + a) + ln Γ(b + 1): a second difference over a − 1, of
    /// its sign and relatively precise, so nothing cancels about a = 1, where the quotient becomes ψ(b + 1 + m) − ψ(b + 1).
    /// </summary>
    public static double Expected(double a, double b, double m)
    {
        if (m == 0) return 0;
        var excess = a - 1;
        if (double.IsPositiveInfinity(m)) return excess > 0 ? b / excess : m;
        if (excess == 0) return b * GammaFunctions.DigammaDifference(b + 1, m);
        return excess > 0
            ? -b * (ElementaryFunctions.Expm1(GammaFunctions.LogBetaShift(excess, b + 1, m)) / excess)
            : -b * (ElementaryFunctions.Expm1(-GammaFunctions.LogBetaShift(-excess, b + a, m)) / excess);
    }

    /// <summary>
    /// Σ over j = 1 … m of P(alive after j periods) / (1 + d)^j; m may be +∞. For each θ that is (1 − θ) / (θ + d) · (1 − q^m) with
    /// q = (1 − θ) / (1 + d); the factor 1 − θ goes into the density.
    /// </summary>
    public static double Discounted(double a, double b, double d, double m)
    {
        if (d == 0) return Expected(a, b, m);
        if (m == 0) return 0;
        if (m == 1) return b / (a + b) / (1 + d);
        Span<double> nodes = stackalloc double[BetaNodes.MaxLength];
        Span<double> weights = stackalloc double[BetaNodes.MaxLength];
        var length = BetaNodes.Trapezoid(a, b + 1, Math.Min(m, 1 / d), nodes, weights);
        var rate = Vector512.Create(d);
        var logGrowth = Vector512.Create(ElementaryFunctions.Log1p(d));
        var one = Vector512.Create(1.0);
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < length; i += VectorMath.Lanes)
        {
            var θ = Vector512.Min(Vector512.Create(nodes[i..]), one);
            // For an infinite sum q^m is 0.
            var part = double.IsPositiveInfinity(m) ? one : -VectorMath.Expm1(m * (VectorMath.Log1p(-θ) - logGrowth));
            sum += Vector512.Create(weights[i..]) * part / (θ + rate);
        }

        return b / (a + b) * Vector512.Sum(sum);
    }
}
