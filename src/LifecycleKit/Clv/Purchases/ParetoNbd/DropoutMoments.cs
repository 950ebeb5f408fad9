using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// ∫₀^h (1 + v/a)^(−p) (1 + v/b)^(−q) dv of eight rows at once, and, under the integrand as a density, means and covariances of
/// ln(1 + v/a), 1/a − 1/(a + v), and the same of b. <see cref="PowerIntegral"/> describes the method; the rows of a vector share the number
/// of nodes.
/// </summary>
internal readonly struct DropoutMoments
{
    private const int MaxSteps = 12;

    public Vector512<double> Integral { get; private init; }

    public Vector512<double> LogA { get; private init; }

    public Vector512<double> LogB { get; private init; }

    public Vector512<double> FallA { get; private init; }

    public Vector512<double> FallB { get; private init; }

    public Vector512<double> LogALogA { get; private init; }

    public Vector512<double> LogALogB { get; private init; }

    public Vector512<double> LogBLogB { get; private init; }

    public Vector512<double> LogAFallA { get; private init; }

    public Vector512<double> LogAFallB { get; private init; }

    public Vector512<double> LogBFallA { get; private init; }

    public Vector512<double> LogBFallB { get; private init; }

    public Vector512<double> FallAA { get; private init; }

    public Vector512<double> FallAFallB { get; private init; }

    public Vector512<double> FallBB { get; private init; }

    /// <param name="a">One scale of each row; smaller than the other scale in all rows or in none.</param>
    /// <param name="p">The exponent of <paramref name="a"/>.</param>
    /// <param name="b">The other scale.</param>
    /// <param name="q">The exponent of <paramref name="b"/>.</param>
    /// <param name="h">The end; 0 gives the moments of the point 0 and the integral 0.</param>
    public static DropoutMoments Of(
        Vector512<double> a, Vector512<double> p, Vector512<double> b, Vector512<double> q, Vector512<double> h)
    {
        if (Vector512.LessThanOrEqualAll(a, b)) return OfOrdered(a, p, b, q, h);
        var m = OfOrdered(b, q, a, p, h);
        return new DropoutMoments
        {
            Integral = m.Integral,
            LogA = m.LogB,
            LogB = m.LogA,
            FallA = m.FallB,
            FallB = m.FallA,
            LogALogA = m.LogBLogB,
            LogALogB = m.LogALogB,
            LogBLogB = m.LogALogA,
            LogAFallA = m.LogBFallB,
            LogAFallB = m.LogBFallA,
            LogBFallA = m.LogAFallB,
            LogBFallB = m.LogAFallA,
            FallAA = m.FallBB,
            FallAFallB = m.FallAFallB,
            FallBB = m.FallAA,
        };
    }

    private static DropoutMoments OfOrdered(
        Vector512<double> a, Vector512<double> p, Vector512<double> b, Vector512<double> q, Vector512<double> h)
    {
        var (one, zero) = (Vector512.Create(1.0), Vector512<double>.Zero);
        var (ratio, slope) = (a / b, one - p);
        var end = Cut(p - one, q, ratio, VectorMath.Log1p(h / a), out var fall);
        var panels = Math.Max(1, Math.Ceiling(Greatest(end) / PowerIntegral.PanelWidth));
        var width = end / Vector512.Create(panels);
        var order = PowerIntegral.NodesFor(Greatest(width), Greatest(fall));
        var nodes = GaussLegendre.Nodes(order);
        var weights = GaussLegendre.Weights(order);
        Vector512<double> all = zero, w1 = zero, l1 = zero, u1 = zero, v1 = zero;
        Vector512<double> ww = zero, wl = zero, ll = zero, wu = zero, wv = zero, lu = zero, lv = zero, uu = zero, uv = zero, vv = zero;
        for (var panel = 0.0; panel < panels; panel++)
        {
            for (var i = 0; i < order; i++)
            {
                var w = width * Vector512.Create(panel + nodes[i]);
                var grown = VectorMath.Expm1(w);
                var other = ratio * grown;
                var l = VectorMath.Log1p(other);
                var f = Vector512.Create(weights[i]) * VectorMath.Exp(slope * w - q * l);
                var (u, v) = (grown / (one + grown), other / (one + other));
                var fw = f * w;
                var fl = f * l;
                var fu = f * u;
                var fv = f * v;
                all += f;
                w1 += fw;
                l1 += fl;
                u1 += fu;
                v1 += fv;
                ww = VectorMath.MultiplyAdd(fw, w, ww);
                wl = VectorMath.MultiplyAdd(fw, l, wl);
                ll = VectorMath.MultiplyAdd(fl, l, ll);
                wu = VectorMath.MultiplyAdd(fw, u, wu);
                wv = VectorMath.MultiplyAdd(fw, v, wv);
                lu = VectorMath.MultiplyAdd(fl, u, lu);
                lv = VectorMath.MultiplyAdd(fl, v, lv);
                uu = VectorMath.MultiplyAdd(fu, u, uu);
                uv = VectorMath.MultiplyAdd(fu, v, uv);
                vv = VectorMath.MultiplyAdd(fv, v, vv);
            }
        }

        var scale = one / all;
        var ia = one / a;
        var ib = one / b;
        w1 *= scale;
        l1 *= scale;
        u1 *= scale;
        v1 *= scale;
        return new DropoutMoments
        {
            Integral = a * width * all,
            LogA = w1,
            LogB = l1,
            FallA = u1 * ia,
            FallB = v1 * ib,
            LogALogA = ww * scale - w1 * w1,
            LogALogB = wl * scale - w1 * l1,
            LogBLogB = ll * scale - l1 * l1,
            LogAFallA = (wu * scale - w1 * u1) * ia,
            LogAFallB = (wv * scale - w1 * v1) * ib,
            LogBFallA = (lu * scale - l1 * u1) * ia,
            LogBFallB = (lv * scale - l1 * v1) * ib,
            FallAA = (uu * scale - u1 * u1) * ia * ia,
            FallAFallB = (uv * scale - u1 * v1) * ia * ib,
            FallBB = (vv * scale - v1 * v1) * ib * ib,
        };
    }

    /// <summary>The end of each row, or a point before it where its integrand is negligible; see <see cref="PowerIntegral"/>.</summary>
    private static Vector512<double> Cut(
        Vector512<double> e, Vector512<double> q, Vector512<double> ratio, Vector512<double> whole, out Vector512<double> fall)
    {
        var one = Vector512.Create(1.0);
        var limit = Vector512.Create(PowerIntegral.Negligible);
        var deep = Vector512.Create(PowerIntegral.WellBelow);
        var slope = e + q * ratio;
        var end = Vector512.ConditionalSelect(Vector512.GreaterThan(slope * whole, limit), limit / slope, whole);
        for (var step = 0; ; step++)
        {
            var grown = VectorMath.Expm1(end);
            var other = ratio * grown;
            fall = e * end + q * VectorMath.Log1p(other);
            var isDeep = Vector512.GreaterThan(fall, deep);
            if (step == MaxSteps || Vector512.EqualsAll(isDeep.AsInt64(), Vector512<long>.Zero)) return end;
            var share = (ratio + other) / (one + other);
            end = Vector512.ConditionalSelect(isDeep, end - (fall - limit) / (e + q * share), end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Greatest(Vector512<double> x)
    {
        var four = Vector256.Max(x.GetLower(), x.GetUpper());
        var two = Vector128.Max(four.GetLower(), four.GetUpper());
        return Math.Max(two.GetElement(0), two.GetElement(1));
    }
}
