using LifecycleKit.Numerics;

namespace LifecycleKit.Experiments;

/// <summary>
/// The power of Welch's test of two normal means: P(|T| ≥ t) for T = (Z + d)/√(V/ν), noncentral Student's t with d the difference over its
/// standard error and ν Satterthwaite's freedom of the true deviations. With equal deviations and sizes ν = m + n − 2, and it is the power
/// of Student's test (Cohen 1988, chapter 2; Chow, Shao and Wang 2008, section 3.2).
/// </summary>
internal static class MeanTestPower
{
    private const int Order = 64;

    public static double Of(long control, long treatment, double controlDeviation, double treatmentDeviation, double effect, double level)
    {
        var (n, m) = ((double)control, (double)treatment);
        var (ofControl, ofTreatment) = (controlDeviation / Math.Sqrt(n), treatmentDeviation / Math.Sqrt(m));
        // The error as a hypotenuse, and parts of it, so that no square overflows.
        var scale = Math.Max(ofControl, ofTreatment);
        var (a, b) = (ofControl / scale, ofTreatment / scale);
        var part = a * a / (a * a + b * b);
        var freedom = 1 / (part * part / (n - 1) + (1 - part) * (1 - part) / (m - 1));
        return NonCentral(Math.Abs(effect) / scale / Math.Sqrt(a * a + b * b), freedom, level);
    }

    /// <summary>
    /// P(|T| ≥ t): the normal probability, averaged over S = √(V/ν), whose density is proportional to s^(ν−1) e^(−νs²/2); Johnson, Kotz and
    /// Balakrishnan 1995, chapter 31. The norm of the density is the sum over the same nodes.
    /// </summary>
    private static double NonCentral(double d, double freedom, double level)
    {
        var t = StudentDistribution.UpperQuantile(level / 2, freedom);
        var reach = 9 / Math.Sqrt(2 * freedom);
        var from = Math.Max(0, 1 - reach);
        var nodes = GaussLegendre.Nodes(Order);
        var weights = GaussLegendre.Weights(Order);
        var (sum, all) = (0.0, 0.0);
        for (var i = 0; i < nodes.Length; i++)
        {
            var u = from - 1 + (1 + reach - from) * nodes[i];
            var density = weights[i] * Math.Exp((freedom - 1) * ElementaryFunctions.Log1p(u) - freedom * (u + u * u / 2));
            var edge = t * (1 + u);
            all += density;
            sum += density * (NormalDistribution.Survival(edge - d) + NormalDistribution.Survival(edge + d));
        }

        return Math.Min(1, sum / all);
    }
}
