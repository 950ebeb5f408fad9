using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>Pareto/NBD: gamma-distributed purchase rates λ ~ Gamma(r, α), and gamma-distributed dropout rates μ ~ Gamma(s, β).</summary>
/// <remarks>
/// With k = r + x the likelihood is Γ(k) α^r β^s / Γ(r) · {(α + T)^(−k) (β + T)^(−s) + s ∫ (α + u)^(−k) (β + u)^(−s − 1) du} over u from
/// t_x to T: the customer is alive at T, or dropped out at u (Schmittlein, Morrison and Colombo 1987, Management Science 33(1), appendix;
/// Fader and Hardie 2005, "A note on deriving the Pareto/NBD model and related expressions", before the step to 2F1). Both terms are
/// positive, and the integral is computed directly (<see cref="PowerIntegral"/>): 2F1 fails for s near 1, for large β and for large x.
/// </remarks>
internal sealed class ParetoNbdFamily : PurchaseFamily
{
    private ParetoNbdFamily()
    {
    }

    public static ParetoNbdFamily Instance { get; } = new();

    public override string Name => "Pareto/NBD";

    public override PurchaseModelKind Kind => PurchaseModelKind.ParetoNbd;

    public override ImmutableArray<(string Symbol, string Meaning)> Symbols { get; } =
    [
        ("r", "shape of the purchase rate's gamma distribution"),
        ("alpha", "rate of the purchase rate's gamma distribution, a time"),
        ("s", "shape of the dropout rate's gamma distribution"),
        ("beta", "rate of the dropout rate's gamma distribution, a time"),
    ];

    public override double LogLikelihood(in PurchaseParameters θ, in PurchaseRow row)
    {
        var r = θ.First;
        var alpha = θ.Second;
        var s = θ.Third;
        var beta = θ.Fourth;
        if (row.Repeats == 0)
        {
            // Near 1 the complement, the probability of a purchase, has more digits.
            var purchase = PurchaseBy(new RateState(r, alpha, s, beta), row.Age);
            if (purchase < 0.5) return ElementaryFunctions.Log1p(-purchase);
        }

        return GammaFunctions.LogGammaRatio(r, row.Repeats) - r * ElementaryFunctions.Log1p(row.Age / alpha)
            - row.Repeats * Math.Log(alpha + row.Age) - s * ElementaryFunctions.Log1p(row.Age / beta)
            + ElementaryFunctions.LogAddExp(0, LogOddsOfDropout(θ, row));
    }

    public override double ProbabilityAlive(in PurchaseParameters θ, in PurchaseRow row)
    {
        var d = LogOddsOfDropout(θ, row);
        var e = Math.Exp(-Math.Abs(d));
        return d > 0 ? e / (1 + e) : 1 / (1 + e);
    }

    public override void Simulate(in PurchaseParameters θ, double age, ref RandomDraws draws, List<double> times)
    {
        var rate = draws.NextGamma(θ.First, θ.Second);
        var dropout = draws.NextGamma(θ.Third, θ.Fourth);
        var end = Math.Min(age, draws.NextExponential() / dropout);
        for (var time = draws.NextExponential() / rate; time <= end; time += draws.NextExponential() / rate) times.Add(time);
    }

    public override SampleLikelihood LikelihoodOf(PurchaseColumns columns) => new ParetoNbdLikelihood(columns);

    public override PurchaseModel Create(in PurchaseParameters θ, TimeUnit unit, PurchaseGrain grain, ParameterCovariance? covariance) =>
        new ParetoNbdModel(θ, unit, grain, covariance);

    /// <summary>The logarithm of the integral over the first term: the log-odds of dropout between t_x and T; −∞ when t_x = T.</summary>
    private static double LogOddsOfDropout(in PurchaseParameters θ, in PurchaseRow row)
    {
        var since = row.Age - row.LastAge;
        if (since <= 0) return double.NegativeInfinity;
        var (k, s) = (θ.First + row.Repeats, θ.Third);
        var (a, b) = (θ.Second + row.LastAge, θ.Fourth + row.LastAge);
        return Math.Log(s * (PowerIntegral.UpTo(a, k, b, s + 1, since) / b))
            + k * ElementaryFunctions.Log1p(since / a) + s * ElementaryFunctions.Log1p(since / b);
    }

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

/// <summary>The posterior of a customer who is alive: λ ~ Gamma(k, a) and μ ~ Gamma(s, b), independent.</summary>
/// <param name="K">k = r + x.</param>
/// <param name="A">α + T.</param>
/// <param name="S">s.</param>
/// <param name="B">β + T.</param>
internal readonly record struct RateState(double K, double A, double S, double B)
{
    public static RateState Of(in PurchaseParameters θ, in PurchaseRow row) =>
        new(θ.First + row.Repeats, θ.Second + row.Age, θ.Third, θ.Fourth + row.Age);
}
