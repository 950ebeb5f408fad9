using System.Runtime.Intrinsics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <content>What lies ahead of the living: expectations over p, eight nodes at a time.</content>
internal sealed partial class BetaGeometricFamily
{
    /// <summary>Nodes in time for a discounted window that is not far from polynomial.</summary>
    private const int TimeNodes = 12;

    /// <summary>The largest rate · horizon for them.</summary>
    private const double MostDecay = 2;

    /// <summary>E[(1 + p z)^(−k)], z = t / (α + T): he leaves at the rate λ p.</summary>
    public override double StaysAlive(in PurchaseParameters θ, in PurchaseRow row, double t)
    {
        if (t == 0) return 1;
        var state = StateOf(θ, row);
        if (!state.IsNearPolynomial(t)) return Trapezoid(state, PurchaseFigure.Alive, t, 0);
        Span<double> nodes = stackalloc double[BetaNodes.GaussLength];
        Span<double> weights = stackalloc double[BetaNodes.GaussLength];
        BetaNodes.Gauss(state.A, state.B, nodes, weights);
        return SumAlive(state, t, nodes, weights);
    }

    /// <summary>E[(1 − (1 + p z)^(−k)) / p], z = t / (α + T).</summary>
    public override double ExpectedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double t)
    {
        var state = StateOf(θ, row);
        if (t == 0) return 0;
        if (double.IsPositiveInfinity(t)) return Forever(state);
        if (!state.IsNearPolynomial(t)) return Trapezoid(state, PurchaseFigure.Expected, t, 0);
        Span<double> nodes = stackalloc double[BetaNodes.GaussLength];
        Span<double> weights = stackalloc double[BetaNodes.GaussLength];
        BetaNodes.Gauss(state.A, state.B, nodes, weights);
        return SumExpected(state, t, nodes, weights);
    }

    /// <summary>
    /// E ∫ e^(−δ s) λ e^(−λ p s) ds over (0, t]; for each p that is k / (α + T) · ∫ e^(−δ s) (1 + p s / (α + T))^(−k − 1) ds.
    /// </summary>
    public override double DiscountedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double rate, double t)
    {
        if (rate == 0) return ExpectedIfAlive(θ, row, t);
        if (t == 0) return 0;
        var state = StateOf(θ, row);
        if (!IsSmooth(state, rate, t)) return Trapezoid(state, PurchaseFigure.Discounted, t, rate);
        Span<double> nodes = stackalloc double[BetaNodes.GaussLength];
        Span<double> weights = stackalloc double[BetaNodes.GaussLength];
        BetaNodes.Gauss(state.A, state.B, nodes, weights);
        return SumDiscounted(state, rate, t, nodes, weights);
    }

    /// <summary>All at once, with one set of nodes when every figure takes the Gauss rule.</summary>
    public override PurchaseForecast Forecast(in PurchaseParameters θ, in PurchaseRow row, double t, double rate, double valueHorizon)
    {
        var state = StateOf(θ, row);
        var isShared = t > 0 && state.IsNearPolynomial(t) && valueHorizon > 0 && rate > 0 && IsSmooth(state, rate, valueHorizon);
        if (!isShared) return base.Forecast(θ, row, t, rate, valueHorizon);
        Span<double> nodes = stackalloc double[BetaNodes.GaussLength];
        Span<double> weights = stackalloc double[BetaNodes.GaussLength];
        BetaNodes.Gauss(state.A, state.B, nodes, weights);
        var alive = ProbabilityAlive(θ, row);
        return new PurchaseForecast(
            alive,
            Ahead(alive, SumExpected(state, t, nodes, weights)),
            Ahead(alive, SumDiscounted(state, rate, valueHorizon, nodes, weights)));
    }

    private static bool IsSmooth(in LivingState state, double rate, double t) => rate * t <= MostDecay && state.IsNearPolynomial(t);

    /// <summary>E[1 / p], the purchases until he leaves; without bound when a is at most 1.</summary>
    private static double Forever(in LivingState state) => state.A > 1 ? (state.A + state.B - 1) / (state.A - 1) : double.PositiveInfinity;

    private static double Trapezoid(in LivingState state, PurchaseFigure figure, double t, double rate)
    {
        Span<double> nodes = stackalloc double[BetaNodes.MaxLength];
        Span<double> weights = stackalloc double[BetaNodes.MaxLength];
        // A discount ends the window as well.
        var window = rate > 0 ? Math.Min(t, 1 / rate) : t;
        var length = BetaNodes.Trapezoid(state.A, state.B, state.K * (window / state.Time), nodes, weights);
        nodes = nodes[..length];
        weights = weights[..length];
        return figure switch
        {
            PurchaseFigure.Alive => SumAlive(state, t, nodes, weights),
            PurchaseFigure.Expected => SumExpected(state, t, nodes, weights),
            _ => SumDiscountedExactly(state, rate, t, nodes, weights),
        };
    }

    private static double SumAlive(in LivingState state, double t, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var (z, k) = (Vector512.Create(t / state.Time), Vector512.Create(-state.K));
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < nodes.Length; i += VectorMath.Lanes)
            sum += Vector512.Create(weights[i..]) * VectorMath.Exp(k * VectorMath.Log1p(Vector512.Create(nodes[i..]) * z));
        return Math.Min(1, Vector512.Sum(sum));
    }

    private static double SumExpected(in LivingState state, double t, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
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
    private static double SumDiscounted(in LivingState state, double rate, double t, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var k = Vector512.Create(-state.K - 1);
        var one = Vector512.Create(1.0);
        var times = GaussLegendre.Nodes(TimeNodes);
        var timeWeights = GaussLegendre.Weights(TimeNodes);
        var total = 0.0;
        for (var j = 0; j < TimeNodes; j++)
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
    private static double SumDiscountedExactly(in LivingState state, double rate, double t, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
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
