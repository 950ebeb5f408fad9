using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// P(dropout by t, with exactly n purchases before) = Γ(k + n) / (Γ(k) n!) · s / b · ∫ (1 + v / a)^(−k) (v / (a + v))^n (1 + v / b)^(−s −
/// 1) dv over (0, t], n at least 1.
/// </summary>
/// <remarks>
/// In y = ln v the integrand is log-concave and analytic for |Im y| &lt; π. The mode is the root of a quadratic. The integral goes from the
/// mode to both sides, in panels, until the integrand is negligible; all values are relative to the mode.
/// </remarks>
internal readonly struct CountUntilDropout
{
    private const int Order = 32;
    private const double PanelWidth = 4;
    private const int MaxSteps = 60;

    private readonly RateState _state;
    private readonly double _n;

    public CountUntilDropout(in RateState state, int n) => (_state, _n) = (state, n);

    public double UpTo(double t)
    {
        var v = Math.Min(t, Mode());
        var k = _state.K;
        var a = _state.A;
        var s = _state.S;
        var b = _state.B;
        var peak = NbdFamily.LogProbability(k, a, (int)_n, v) - (s + 1) * ElementaryFunctions.Log1p(v / b) + Math.Log(s * (v / b));
        var around = new Shape(_n + 1, k + _n, v / (a + v), a / (a + v), s + 1, v / (b + v), b / (b + v));
        var sum = Side(around, -Leftmost(around), -1);
        if (v < t) sum += Side(around, Rightmost(around, Math.Log(t / v)), 1);
        return Math.Exp(peak + Math.Log(sum));
    }

    /// <summary>Where (n + 1) = (k + n) v / (a + v) + (s + 1) v / (b + v).</summary>
    private double Mode()
    {
        var k = _state.K;
        var a = _state.A;
        var s = _state.S;
        var b = _state.B;
        var linear = (_n - s) * a + (1 - k) * b;
        var product = (k + s) * (_n + 1) * a * b;
        var root = Math.Sqrt(linear * linear + 4 * product);
        return linear > 0 ? (linear + root) / (2 * (k + s)) : 2 * (_n + 1) * (a * b / (root - linear));
    }

    /// <summary>
    /// The distance to the left beyond which the integrand is negligible; Newton's steps approach that distance from one side.
    /// </summary>
    private static double Leftmost(in Shape around)
    {
        var x = -1.0;
        while (around.Log(x) > -PowerIntegral.Negligible) x *= 2;
        return Newton(around, x);
    }

    private static double Rightmost(in Shape around, double end) =>
        around.Log(end) > -PowerIntegral.WellBelow ? end : Newton(around, end);

    private static double Newton(in Shape around, double x)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            var value = around.Log(x);
            if (!(value < -PowerIntegral.WellBelow)) break;
            x -= (value + PowerIntegral.Negligible) / around.Slope(x);
        }

        return x;
    }

    private static double Side(in Shape around, double length, int sign)
    {
        var panels = (int)Math.Ceiling(length / PanelWidth);
        var width = length / panels;
        var nodes = GaussLegendre.Nodes(Order);
        var weights = GaussLegendre.Weights(Order);
        var sum = 0.0;
        for (var panel = 0; panel < panels; panel++)
        {
            for (var i = 0; i < Order; i++) sum += weights[i] * Math.Exp(around.Log(sign * width * (panel + nodes[i])));
        }

        return width * sum;
    }

    /// <summary>The integrand about the point x = 0: c x − p ln(1 − f + f e^x) − q ln(1 − g + g e^x), with 1 − f and 1 − g given.</summary>
    private readonly record struct Shape(double C, double P, double F, double RestOfF, double Q, double G, double RestOfG)
    {
        public double Log(double x) => C * x - P * LogMean(F, RestOfF, x) - Q * LogMean(G, RestOfG, x);

        public double Slope(double x) => C - P / (1 + RestOfF / F * Math.Exp(-x)) - Q / (1 + RestOfG / G * Math.Exp(-x));

        private static double LogMean(double share, double rest, double x) => Math.Abs(x) < 0.5
            ? ElementaryFunctions.Log1p(share * ElementaryFunctions.Expm1(x))
            : Math.Log(rest + share * Math.Exp(x));
    }
}
