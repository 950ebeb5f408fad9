using System.Runtime.Intrinsics;

namespace LifecycleKit.Numerics;

/// <summary>∫₀^h (1 + v/a)^(−p)·(1 + v/b)^(−q) dv, relatively precise for exponents and scales of any size, without 2F1.</summary>
/// <remarks>
/// With a the smaller scale and w = ln(1 + v/a) the integrand is exp(−(p − 1)w − q·ln(1 + a/b·(e^w − 1))): log-concave, and analytic for
/// |Im w| &lt; π whatever a and b are, so a few Gauss–Legendre nodes are enough. The integral is cut off where the integrand falls
/// below e^−42; where (1 + v/b) is a power of e^w to the last digit, the rest has a closed form.
/// </remarks>
internal static class PowerIntegral
{
    /// <summary>Parts below e to minus this value, relative to the start, are left out.</summary>
    public const double Negligible = 42;

    /// <summary>A cut is close enough when the integrand there is at least e to minus this value.</summary>
    public const double WellBelow = 50;

    /// <summary>The widest panel in w.</summary>
    public const double PanelWidth = 6;

    private const int MaxSteps = 40;

    /// <summary>The size below which 1 is negligible beside the ratio a/b·e^w to the last digit; e^−40, with a margin for q.</summary>
    private const double LogPrecision = 40;

    /// <param name="a">A scale, above 0.</param>
    /// <param name="p">The exponent of <paramref name="a"/>, at least 0.</param>
    /// <param name="b">The other scale, above 0.</param>
    /// <param name="q">The exponent of <paramref name="b"/>, at least 0.</param>
    /// <param name="h">The end, in [0, ∞]; for ∞ the exponents together must be above 1.</param>
    public static double UpTo(double a, double p, double b, double q, double h)
    {
        if (h == 0) return 0;
        if (a > b)
        {
            (a, b) = (b, a);
            (p, q) = (q, p);
        }

        var ratio = a / b;
        var pure = Math.Log((1 + q) / ratio) + LogPrecision;
        var whole = ElementaryFunctions.Log1p(h / a);
        var end = Cut(p - 1, q, ratio, double.IsPositiveInfinity(whole) ? pure + Negligible / (p + q - 1) : whole);
        if (end <= pure) return a * Panels(p - 1, q, ratio, end);
        var rest = Math.Exp(-Fall(p - 1, q, ratio, pure));
        var (slope, width) = (p + q - 1, whole - pure);
        var exponent = slope * width;
        rest *= exponent == 0 ? width : -ElementaryFunctions.Expm1(-exponent) / slope;
        return a * (Panels(p - 1, q, ratio, pure) + rest);
    }

    /// <summary>
    /// The number of nodes for an error below 1e-14 in a panel of a width, over which the integrand falls by a factor e^−fall; found by
    /// comparisons.
    /// </summary>
    public static int NodesFor(double width, double fall) =>
        Math.Max(6 + 3.3 * width, 6.8 + 0.6 * Math.Clamp(fall, 0, 27) + 0.8 * width) switch
        {
            <= 8 => 8,
            <= 12 => 12,
            <= 16 => 16,
            <= 24 => 24,
            <= 32 => 32,
            _ => 48,
        };

    /// <summary>The fall of the logarithm of the integrand from 0 to w.</summary>
    private static double Fall(double e, double q, double ratio, double w) =>
        e * w + q * ElementaryFunctions.Log1p(ratio * ElementaryFunctions.Expm1(w));

    /// <summary>
    /// The end, or a point before it where the integrand is negligible. The fall is convex, so its tangent at 0 reaches the limit beyond
    /// that point, and Newton's steps approach the point from beyond.
    /// </summary>
    private static double Cut(double e, double q, double ratio, double whole)
    {
        var slope = e + q * ratio;
        var end = slope * whole > Negligible ? Negligible / slope : whole;
        for (var step = 0; step < MaxSteps; step++)
        {
            var fall = Fall(e, q, ratio, end);
            if (!(fall > WellBelow)) break;
            var share = ratio * Math.Exp(end) / (1 + ratio * ElementaryFunctions.Expm1(end));
            end -= (fall - Negligible) / (e + q * share);
        }

        return end;
    }

    private static double Panels(double e, double q, double ratio, double end)
    {
        var panels = Math.Ceiling(end / PanelWidth);
        var width = end / panels;
        // Eight nodes at a time: 12 would not fill two vectors.
        var order = NodesFor(width, Fall(e, q, ratio, end));
        if (order == 12) order = 16;
        var nodes = GaussLegendre.Nodes(order);
        var weights = GaussLegendre.Weights(order);
        var ve = Vector512.Create(-e);
        var vq = Vector512.Create(q);
        var vr = Vector512.Create(ratio);
        var vw = Vector512.Create(width);
        var sum = Vector512<double>.Zero;
        for (var panel = 0.0; panel < panels; panel++)
        {
            var from = Vector512.Create(panel);
            for (var i = 0; i < order; i += VectorMath.Lanes)
            {
                var w = (from + Vector512.Create(nodes[i..])) * vw;
                var other = VectorMath.Log1p(vr * VectorMath.Expm1(w));
                sum += Vector512.Create(weights[i..]) * VectorMath.Exp(ve * w - vq * other);
            }
        }

        return width * Vector512.Sum(sum);
    }
}
