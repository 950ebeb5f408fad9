using System.Runtime.Intrinsics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <content>The future of a customer who is alive: expectations over p, eight nodes at a time.</content>
internal sealed partial class BetaGeometricFamily
{
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
