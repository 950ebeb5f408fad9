using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// BG/NBD and MBG/NBD: gamma-distributed purchase rates, and a beta-distributed dropout probability p after each purchase.
/// </summary>
/// <remarks>
/// <para>
/// The models differ in one thing: whether a customer may drop out right after the first purchase. With n the dropout opportunities so
/// far, x under BG/NBD and x + 1 under MBG/NBD, and k = r + x, both have the likelihood
/// Γ(k) α^r / Γ(r) · {B(a, b + n) (α + T)^(−k) + [n &gt; 0] B(a + 1, b + n − 1) (α + t_x)^(−k)} / B(a, b)
/// (Fader, Hardie and Lee 2005, Marketing Science 24(2), eq. 6; Batislam, Denizel and Filiztekin 2007, International Journal of
/// Research in Marketing 24(3), eq. 3).
/// </para>
/// <para>
/// A customer who is alive has λ ~ Gamma(k, α + T) and p ~ Beta(a, b + n), and purchases at the rate λ until dropout. An expectation
/// over λ has a closed form for each p, so each prediction is one integral over p. The integral is computed directly
/// (<see cref="BetaNodes"/>), not through 2F1, whose series and formulas break at a = 1, at a + b + x = 1 and for large x.
/// </para>
/// </remarks>
internal sealed class BetaGeometricFamily : PurchaseFamily
{
    private readonly int _opportunities;

    /// <summary>The quadrature rules for the parameters of a model; null when there is no model.</summary>
    private readonly BetaQuadrature? _rules;

    private BetaGeometricFamily(string name, int opportunities, BetaQuadrature? rules = null)
    {
        Name = name;
        _opportunities = opportunities;
        _rules = rules;
    }

    /// <summary>BG/NBD: no dropout before the first repeat purchase.</summary>
    public static BetaGeometricFamily Standard { get; } = new("BG/NBD", 0);

    /// <summary>MBG/NBD: the first purchase is a dropout opportunity as well.</summary>
    public static BetaGeometricFamily Modified { get; } = new("MBG/NBD", 1);

    public override string Name { get; }

    public override PurchaseModelKind Kind => _opportunities == 0 ? PurchaseModelKind.BgNbd : PurchaseModelKind.MbgNbd;

    public override PurchaseFamily For(in PurchaseParameters θ) =>
        new BetaGeometricFamily(Name, _opportunities, new BetaQuadrature(θ.Third, θ.Fourth));

    public override bool KeepsOneTimeBuyers => _opportunities == 0;

    public override ImmutableArray<(string Symbol, string Meaning)> Symbols { get; } =
    [
        ("r", "shape of the purchase rate's gamma distribution"),
        ("alpha", "rate of the purchase rate's gamma distribution, a time"),
        ("a", "first parameter of the dropout probability after a purchase"),
        ("b", "second parameter of the dropout probability after a purchase"),
    ];

    public override double LogLikelihood(in PurchaseParameters θ, in PurchaseRow row)
    {
        var r = θ.First;
        var alpha = θ.Second;
        var a = θ.Third;
        var b = θ.Fourth;
        var n = row.Repeats + _opportunities;
        // A customer without repeat purchases has ln(1 − b/(a + b) P(a purchase in T)), which may be very small.
        if (row.Repeats == 0 && n > 0)
            return ElementaryFunctions.Log1p(b / (a + b) * ElementaryFunctions.Expm1(-r * ElementaryFunctions.Log1p(row.Age / alpha)));
        var both = n > 0 ? SoftPlus(LogOddsOfDropout(θ, row)) : 0;
        return GammaFunctions.LogGammaRatio(r, row.Repeats) - r * ElementaryFunctions.Log1p(row.Age / alpha)
            - row.Repeats * Math.Log(alpha + row.Age) + GammaFunctions.LogBetaShift(a, b, n) + both;
    }

    public override double ProbabilityAlive(in PurchaseParameters θ, in PurchaseRow row)
    {
        if (row.Repeats + _opportunities == 0) return 1;
        var d = LogOddsOfDropout(θ, row);
        var e = Math.Exp(-Math.Abs(d));
        return d > 0 ? e / (1 + e) : 1 / (1 + e);
    }

    public override double ProbabilityIfAlive(in PurchaseParameters θ, in PurchaseRow row, int n, double t)
    {
        var state = StateOf(θ, row);
        if (t == 0) return n == 0 ? 1 : 0;
        var (k, time) = (state.K, state.Time);
        var all = Math.Exp(
            GammaFunctions.LogBetaShift(state.A, state.B, n) + GammaFunctions.LogGammaRatio(k, n) - GammaFunctions.LogGamma(n + 1.0)
            - k * ElementaryFunctions.Log1p(t / time) - n * ElementaryFunctions.Log1p(time / t));
        if (n == 0) return all;
        // Dropout with the n-th purchase requires that at least n purchases would have come.
        var dropout = Math.Exp(GammaFunctions.LogBetaShift(state.A, state.B, n - 1)) * (state.A / (state.A + state.B + n - 1));
        return Math.Min(1, all + dropout * IncompleteBeta.Regularized(n, k, t / (time + t), time / (time + t)));
    }

    /// <summary>
    /// (β / (β + t))^k = 1 − u with β = α + T: dropout comes with a purchase only, so a customer who is alive purchases again.
    /// </summary>
    public override double NextPurchaseIfAlive(in PurchaseParameters θ, in PurchaseRow row, double u)
    {
        var state = StateOf(θ, row);
        return state.Time * ElementaryFunctions.Expm1(-ElementaryFunctions.Log1p(-u) / state.K);
    }

    public override void Simulate(in PurchaseParameters θ, double age, ref RandomDraws draws, List<double> times)
    {
        var rate = draws.NextGamma(θ.First, θ.Second);
        var chance = draws.NextBeta(θ.Third, θ.Fourth);
        if (_opportunities > 0 && draws.NextUniform() < chance) return;
        for (var time = draws.NextExponential() / rate; time <= age; time += draws.NextExponential() / rate)
        {
            times.Add(time);
            if (draws.NextUniform() < chance) return;
        }
    }

    public override SampleLikelihood LikelihoodOf(PurchaseColumns columns) => new BetaGeometricLikelihood(columns, _opportunities);

    public override PurchaseModel Create(in PurchaseParameters θ, TimeUnit unit, PurchaseGrain grain, ParameterCovariance? covariance) =>
        _opportunities == 0 ? new BgNbdModel(θ, unit, grain, covariance) : new MbgNbdModel(θ, unit, grain, covariance);

    /// <summary>d = ln(a / (b + n − 1)) + k ln((α + T) / (α + t_x)), the log-odds of dropout at t_x; n is at least 1.</summary>
    private double LogOddsOfDropout(in PurchaseParameters θ, in PurchaseRow row) =>
        Math.Log(θ.Third / (θ.Fourth + (row.Repeats + _opportunities - 1)))
        + (θ.First + row.Repeats) * ElementaryFunctions.Log1p((row.Age - row.LastAge) / (θ.Second + row.LastAge));

    /// <summary>ln(1 + e^d).</summary>
    private static double SoftPlus(double d) => Math.Max(d, 0) + ElementaryFunctions.Log1p(Math.Exp(-Math.Abs(d)));

    private AliveState StateOf(in PurchaseParameters θ, in PurchaseRow row) =>
        new(θ.First + row.Repeats, θ.Second + row.Age, θ.Third, θ.Fourth, row.Repeats + _opportunities);

    /// <summary>E[(1 + p z)^(−k)], z = t / (α + T): the dropout rate is λ p.</summary>
    public override double StaysAlive(in PurchaseParameters θ, in PurchaseRow row, double t) =>
        t == 0 ? 1 : Expect(PurchaseFigure.Alive, StateOf(θ, row), t, 0);

    /// <summary>E[(1 − (1 + p z)^(−k)) / p], z = t / (α + T).</summary>
    public override double ExpectedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double t)
    {
        var state = StateOf(θ, row);
        return t == 0 ? 0 : double.IsPositiveInfinity(t) ? Forever(state) : Expect(PurchaseFigure.Expected, state, t, 0);
    }

    /// <summary>
    /// E ∫ e^(−δ s) λ e^(−λ p s) ds over (0, t]; for each p that is k / (α + T) · ∫ e^(−δ s) (1 + p s / (α + T))^(−k − 1) ds.
    /// </summary>
    public override double DiscountedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double rate, double t) =>
        rate == 0 ? ExpectedIfAlive(θ, row, t) : t == 0 ? 0 : Expect(PurchaseFigure.Discounted, StateOf(θ, row), t, rate);

    /// <summary>E[1 / p], the expected purchases until dropout; infinite when a is at most 1.</summary>
    private static double Forever(in AliveState state) => state.A > 1 ? (state.A + state.B - 1) / (state.A - 1) : double.PositiveInfinity;

    private double Expect(PurchaseFigure figure, in AliveState state, double t, double rate)
    {
        var length = figure == PurchaseFigure.Alive ? state.GaussLengthOfSurvival(t) : state.GaussLength(t);
        if (length == 0 || (figure == PurchaseFigure.Discounted && state.TimeNodes(rate, t) == 0))
            return ExpectByTrapezoid(figure, state, t, rate);
        return _rules is not null && _rules.TryGet(state, length, out var nodes, out var weights)
            ? Sum(figure, state, t, rate, nodes, weights)
            : ExpectByGauss(figure, state, t, rate, length);
    }

    private static double ExpectByGauss(PurchaseFigure figure, in AliveState state, double t, double rate, int length)
    {
        Span<double> nodes = stackalloc double[length];
        Span<double> weights = stackalloc double[length];
        BetaNodes.Gauss(state.A, state.B, nodes, weights);
        return Sum(figure, state, t, rate, nodes, weights);
    }

    private static double ExpectByTrapezoid(PurchaseFigure figure, in AliveState state, double t, double rate)
    {
        Span<double> nodes = stackalloc double[BetaNodes.MaxLength];
        Span<double> weights = stackalloc double[BetaNodes.MaxLength];
        // A discount limits the window as well.
        var window = rate > 0 ? Math.Min(t, 1 / rate) : t;
        var length = BetaNodes.Trapezoid(state.A, state.B, state.K * (window / state.Time), nodes, weights);
        nodes = nodes[..length];
        weights = weights[..length];
        return figure == PurchaseFigure.Discounted
            ? SumDiscountedExactly(state, rate, t, nodes, weights)
            : Sum(figure, state, t, rate, nodes, weights);
    }

    private static double Sum(
        PurchaseFigure figure, in AliveState state, double t, double rate, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights) =>
            figure switch
            {
                PurchaseFigure.Alive => SumAlive(state, t, nodes, weights),
                PurchaseFigure.Expected => SumExpected(state, t, nodes, weights),
                _ => SumDiscounted(state, rate, t, nodes, weights),
            };

    private static double SumAlive(in AliveState state, double t, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var (z, k) = (Vector512.Create(t / state.Time), Vector512.Create(-state.K));
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < nodes.Length; i += VectorMath.Lanes)
            sum += Vector512.Create(weights[i..]) * VectorMath.Exp(k * VectorMath.Log1p(Vector512.Create(nodes[i..]) * z));
        return Math.Min(1, Vector512.Sum(sum));
    }

    private static double SumExpected(in AliveState state, double t, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var (z, k) = (Vector512.Create(t / state.Time), Vector512.Create(-state.K));
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < nodes.Length; i += VectorMath.Lanes)
        {
            var p = Vector512.Create(nodes[i..]);
            sum -= Vector512.Create(weights[i..]) * (VectorMath.Expm1(k * VectorMath.Log1p(p * z)) / p);
        }

        return Vector512.Sum(sum);
    }

    /// <summary>Gauss–Legendre in time on top of the nodes in p.</summary>
    private static double SumDiscounted(
        in AliveState state, double rate, double t, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var k = Vector512.Create(-state.K - 1);
        var one = Vector512.Create(1.0);
        var times = GaussLegendre.Nodes(state.TimeNodes(rate, t));
        var timeWeights = GaussLegendre.Weights(times.Length);
        var total = 0.0;
        for (var j = 0; j < times.Length; j++)
        {
            var z = Vector512.Create(times[j] * t / state.Time);
            var sum = Vector512<double>.Zero;
            for (var i = 0; i < nodes.Length; i += VectorMath.Lanes)
                sum += Vector512.Create(weights[i..]) * VectorMath.Exp(k * VectorMath.Log(one + Vector512.Create(nodes[i..]) * z));
            total += timeWeights[j] * Math.Exp(-rate * times[j] * t) * Vector512.Sum(sum);
        }

        return state.K / state.Time * t * total;
    }

    /// <summary>For each p in closed form, (k / p) ∫ e^(−y s) (1 + s)^(−k − 1) ds over (0, p t / (α + T)], y = δ (α + T) / p.</summary>
    private static double SumDiscountedExactly(
        in AliveState state, double rate, double t, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (weights[i] == 0) continue;
            var p = nodes[i];
            sum += weights[i] * (ExponentialIntegral.ScaledUpTo(state.K + 1, rate * state.Time / p, p * (t / state.Time)) / p);
        }

        return state.K * sum;
    }
}
