namespace LifecycleKit.Numerics;

/// <summary>The inverse of the distribution function of the beta distribution, I_x(a, b).</summary>
internal static class BetaQuantile
{
    private const int MaxSteps = 500;
    private const double Precision = 1e-15;
    private const double MaxLogOdds = 700;

    /// <summary>The x and 1 − x with I_x(a, b) = p, each relatively precise.</summary>
    public static (double X, double OneMinusX) Of(double a, double b, double p) => Shares(Odds(a, b, p));

    /// <summary>
    /// x/(1 − x) for the x with I_x(a, b) = p; a, b above 0, p in (0, 1); at least e^−700, at most e^700. Its relative error is about
    /// that of I over the rate at which ln I grows with the log odds, which is at most a, so that 1e-12 holds for a and b from 0.1 to 1e7.
    /// </summary>
    public static double Odds(double a, double b, double p)
    {
        if (!(a > 0 && double.IsFinite(a))) throw new ArgumentOutOfRangeException(nameof(a), a, "A parameter must be finite and above 0.");
        if (!(b > 0 && double.IsFinite(b))) throw new ArgumentOutOfRangeException(nameof(b), b, "A parameter must be finite and above 0.");
        if (!(p > 0 && p < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must be strictly between 0 and 1.");
        // For p ≥ ½, 1 − p is exact.
        return p <= 0.5 ? Math.Exp(LogOdds(a, b, p)) : Math.Exp(-LogOdds(b, a, 1 - p));
    }

    /// <summary>
    /// Newton's method on ln I over the log odds s. The density over s, e^(as)/((1 + e^s)^(a + b)·B), is log-concave, hence so is I: from
    /// any start the first step ends at or left of the root, and all later steps increase towards the root. A step that does not increase
    /// is rounding.
    /// </summary>
    private static double LogOdds(double a, double b, double p)
    {
        var centre = Math.Log(a / b);
        var s = centre + NormalDistribution.Quantile(p) * Math.Sqrt(1 / a + 1 / b);
        var (logP, climbs) = (Math.Log(p), false);
        for (var i = 0; i < MaxSteps; i++)
        {
            var (x, oneMinusX) = Shares(Math.Exp(s));
            var tail = IncompleteBeta.Regularized(a, b, x, oneMinusX);
            if (tail < double.Epsilon / Precision && s < centre)
            {
                // The left tail is lighter than that of the normal approximation.
                s = (s + centre) / 2;
                continue;
            }

            var step = (logP - Math.Log(tail)) * tail / IncompleteBeta.Power(a, b, x, oneMinusX);
            if (climbs && step <= 0) break;
            var next = Math.Clamp(s + step, -MaxLogOdds, MaxLogOdds);
            var isNear = Math.Abs(next - s) <= Precision * Math.Max(1, Math.Abs(s));
            (s, climbs) = (next, true);
            if (isNear) break;
        }

        return s;
    }

    private static (double X, double OneMinusX) Shares(double odds) => odds <= 1
        ? (odds / (1 + odds), 1 / (1 + odds))
        : (1 / (1 + 1 / odds), 1 / odds / (1 + 1 / odds));
}
