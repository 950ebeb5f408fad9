using System.Runtime.Intrinsics;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <content>What lies ahead of the living: expectations over p, eight nodes at a time.</content>
internal sealed partial class BetaGeometricFamily
{
    /// <summary>E[(1 + p z)^(−k)], z = t / (α + T): he leaves at the rate λ p.</summary>
    public override double StaysAlive(in PurchaseParameters θ, in PurchaseRow row, double t)
    {
        if (t == 0) return 1;
        var state = StateOf(θ, row);
        if (!state.IsNearlyLinear(t)) return Trapezoid(state, PurchaseFigure.Alive, t, 0);
        var rules = new LeavingRules(stackalloc double[LeavingRules.Length]);
        var nodes = rules.Of(state, BetaNodes.GaussLength, out var weights);
        return SumAlive(state, t, nodes, weights);
    }

    /// <summary>E[(1 − (1 + p z)^(−k)) / p], z = t / (α + T).</summary>
    public override double ExpectedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double t)
    {
        var rules = new LeavingRules(stackalloc double[LeavingRules.Length]);
        return Expected(StateOf(θ, row), t, ref rules);
    }

    /// <summary>
    /// E ∫ e^(−δ s) λ e^(−λ p s) ds over (0, t]; for each p that is k / (α + T) · ∫ e^(−δ s) (1 + p s / (α + T))^(−k − 1) ds.
    /// </summary>
    public override double DiscountedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double rate, double t)
    {
        var rules = new LeavingRules(stackalloc double[LeavingRules.Length]);
        return Discounted(StateOf(θ, row), rate, t, ref rules);
    }

    /// <summary>All at once: expected and discounted purchases mostly take the same rule.</summary>
    public override PurchaseForecast Forecast(in PurchaseParameters θ, in PurchaseRow row, double t, double rate, double valueHorizon)
    {
        var rules = new LeavingRules(stackalloc double[LeavingRules.Length]);
        return Forecast(θ, row, t, rate, valueHorizon, ref rules);
    }

    /// <summary>The rules depend on x alone, and a batch has few different x.</summary>
    public override void Forecast(
        in PurchaseParameters θ, ReadOnlySpan<PurchaseHistory> histories, Span<PurchaseForecast> forecasts, double t, double rate, double valueHorizon)
    {
        var rules = new LeavingRules(stackalloc double[LeavingRules.Length * Math.Min(histories.Length, LeavingRules.MostSlots)]);
        for (var i = 0; i < histories.Length; i++)
            forecasts[i] = Forecast(θ, PurchaseRow.Of(histories[i]), t, rate, valueHorizon, ref rules);
    }

    private PurchaseForecast Forecast(
        in PurchaseParameters θ, in PurchaseRow row, double t, double rate, double valueHorizon, ref LeavingRules rules)
    {
        var alive = ProbabilityAlive(θ, row);
        if (alive == 0) return default;
        var state = StateOf(θ, row);
        return new PurchaseForecast(
            alive, Ahead(alive, Expected(state, t, ref rules)), Ahead(alive, Discounted(state, rate, valueHorizon, ref rules)));
    }

    private static double Expected(in LivingState state, double t, ref LeavingRules rules)
    {
        if (t == 0) return 0;
        if (double.IsPositiveInfinity(t)) return Forever(state);
        var length = state.GaussLength(t);
        if (length == 0) return Trapezoid(state, PurchaseFigure.Expected, t, 0);
        var nodes = rules.Of(state, length, out var weights);
        return SumExpected(state, t, nodes, weights);
    }

    private static double Discounted(in LivingState state, double rate, double t, ref LeavingRules rules)
    {
        if (rate == 0) return Expected(state, t, ref rules);
        if (t == 0) return 0;
        var (length, times) = (state.GaussLength(t), state.TimeNodes(rate, t));
        if (length == 0 || times == 0) return Trapezoid(state, PurchaseFigure.Discounted, t, rate);
        var nodes = rules.Of(state, length, out var weights);
        return SumDiscounted(state, rate, t, times, nodes, weights);
    }

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
    private static double SumDiscounted(
        in LivingState state, double rate, double t, int length, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var k = Vector512.Create(-state.K - 1);
        var one = Vector512.Create(1.0);
        var times = GaussLegendre.Nodes(length);
        var timeWeights = GaussLegendre.Weights(length);
        var total = 0.0;
        for (var j = 0; j < length; j++)
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
