using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <content>The future of a customer who is alive.</content>
internal sealed partial class ParetoNbdFamily
{
    /// <summary>(b / (b + t))^s.</summary>
    public override double StaysAlive(in PurchaseParameters θ, in PurchaseRow row, double t) =>
        Math.Exp(-θ.Third * ElementaryFunctions.Log1p(t / (θ.Fourth + row.Age)));

    /// <summary>k / a · ∫ (b / (b + v))^s dv over (0, t] (Fader and Hardie 2005), written so that nothing cancels at s = 1.</summary>
    public override double ExpectedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double t)
    {
        var state = RateState.Of(θ, row);
        if (t == 0) return 0;
        var excess = state.S - 1;
        if (double.IsPositiveInfinity(t)) return excess > 0 ? state.K / state.A * (state.B / excess) : t;
        var log = ElementaryFunctions.Log1p(t / state.B);
        var span = excess * log == 0 ? log : -ElementaryFunctions.Expm1(-excess * log) / excess;
        return state.K / state.A * (state.B * span);
    }

    /// <summary>
    /// k / a · ∫ e^(−δ v) (b / (b + v))^s dv over (0, t] (Fader, Hardie and Lee 2005, "RFM and CLV", Journal of Marketing Research 42(4)).
    /// </summary>
    public override double DiscountedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double rate, double t)
    {
        if (rate == 0) return ExpectedIfAlive(θ, row, t);
        if (t == 0) return 0;
        var state = RateState.Of(θ, row);
        return state.K / state.A * (state.B * ExponentialIntegral.ScaledUpTo(state.S, rate * state.B, t / state.B));
    }

    /// <summary>P(alive until the end with n purchases, or dropout at v with n purchases by then).</summary>
    public override double ProbabilityIfAlive(in PurchaseParameters θ, in PurchaseRow row, int n, double t)
    {
        var state = RateState.Of(θ, row);
        if (t == 0) return n == 0 ? 1 : 0;
        var all = Math.Exp(NbdFamily.LogProbability(state.K, state.A, n, t) - state.S * ElementaryFunctions.Log1p(t / state.B));
        var left = n == 0
            ? state.S / state.B * PowerIntegral.UpTo(state.A, state.K, state.B, state.S + 1, t)
            : new CountUntilDropout(state, n).UpTo(t);
        return Math.Min(1, all + left);
    }

    /// <summary>The root of P(a purchase by t) = u; +∞ beyond the limit of that probability, because dropout may come first.</summary>
    public override double NextPurchaseIfAlive(in PurchaseParameters θ, in PurchaseRow row, double u)
    {
        if (u == 0) return 0;
        var state = RateState.Of(θ, row);
        var limit = Math.Min(1, PurchaseBy(state, double.PositiveInfinity));
        if (u >= limit) return double.PositiveInfinity;
        var function = new PurchaseTime(state, u, u > limit / 2 ? limit - u : double.NaN);
        var guess = state.A * ElementaryFunctions.Expm1(-ElementaryFunctions.Log1p(-u) / state.K);
        return RootSearch.OnHalfLine(ref function, Math.Clamp(guess, 1e-280, 1e280));
    }

    /// <summary>
    /// P(a purchase within t | alive) = k / a · ∫ (1 + v / a)^(−k − 1) (1 + v / b)^(−s) dv over (0, t]: the purchase comes at v, and the
    /// customer is alive then.
    /// </summary>
    internal static double PurchaseBy(in RateState state, double t) =>
        state.K / state.A * PowerIntegral.UpTo(state.A, state.K + 1, state.B, state.S, t);

    /// <summary>P(the first purchase comes after t | alive, and a purchase comes).</summary>
    internal static double PurchaseAfter(in RateState state, double t)
    {
        var (k, s) = (state.K, state.S);
        var later = new RateState(k, state.A + t, s, state.B + t);
        var logA = ElementaryFunctions.Log1p(t / state.A);
        var logB = ElementaryFunctions.Log1p(t / state.B);
        return Math.Exp(-k * logA - s * logB) * PurchaseBy(later, double.PositiveInfinity);
    }

    /// <summary>P(a purchase by t) − u; computed from the distance to the limit when that is the smaller part.</summary>
    private struct PurchaseTime(RateState state, double u, double missing) : IScalarFunction
    {
        public double Value(double x) => double.IsNaN(missing) ? PurchaseBy(state, x) - u : missing - PurchaseAfter(state, x);
    }
}
