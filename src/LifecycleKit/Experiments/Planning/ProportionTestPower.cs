using LifecycleKit.Numerics;

namespace LifecycleKit.Experiments;

/// <summary>
/// The exact power of the pooled z test of two proportions: the sum of the probabilities of all significant pairs of counts (Suissa and
/// Shuster 1985, "Exact unconditional sample sizes for the 2 × 2 binomial trial", Journal of the Royal Statistical Society A 148).
/// </summary>
internal static class ProportionTestPower
{
    /// <param name="control">n, at least 1.</param>
    /// <param name="treatment">m, at least 1.</param>
    /// <param name="baseline">The share in the control.</param>
    /// <param name="treated">The share in the treatment.</param>
    /// <param name="level">The two-sided level.</param>
    public static double Of(long control, long treatment, double baseline, double treated, double level)
    {
        var test = new Test(control, treatment, level);
        var (x, y) = (new BinomialWindow(treatment, treated), new BinomialWindow(control, baseline));

        // For a count in the treatment, the significant counts in the control are those up to one bound and those from another bound on
        // (the convexity of Barnard 1947, Biometrika 34). Both bounds rise with the count, so each walks through its window once.
        var low = new Walk(y);
        var high = new Walk(y);
        var (chance, power) = (x.FirstChance, 0.0);
        for (var count = x.First; count <= x.Last; count++)
        {
            if (count > x.First) chance *= x.Ratio(count);
            while (low.Next <= y.Last && test.IsBelow(count, low.Next) && test.Differs(count, low.Next)) low.Step(y);
            while (high.Next <= y.Last && !(test.IsAbove(count, high.Next) && test.Differs(count, high.Next))) high.Step(y);
            power += chance * (low.Passed + (1 - high.Passed));
        }

        return Math.Clamp(power, 0, 1);
    }

    /// <summary>The probability of all counts below <see cref="Next"/>.</summary>
    private struct Walk(BinomialWindow window)
    {
        private double _chance = window.FirstChance;

        public long Next { get; private set; } = window.First;

        public double Passed { get; private set; }

        public void Step(BinomialWindow window)
        {
            Passed = Math.Min(1, Passed + _chance);
            Next++;
            if (Next <= window.Last) _chance *= window.Ratio(Next);
        }
    }

    private readonly struct Test(long control, long treatment, double level)
    {
        private readonly double _n = control;
        private readonly double _m = treatment;
        private readonly double _squaredQuantile = Squared(NormalDistribution.Quantile(level / 2));

        /// <summary>Indicates whether the control's share is below the treatment's.</summary>
        public bool IsBelow(long x, long y) => y * _m < x * _n;

        public bool IsAbove(long x, long y) => y * _m > x * _n;

        /// <summary>Compares z² of the pooled test, without quotients, with that of the level.</summary>
        public bool Differs(long x, long y)
        {
            var (all, with) = (_n + _m, (double)(x + y));
            return Squared(x * _n - y * _m) * all >= _squaredQuantile * (_n * _m) * with * (all - with) && with > 0 && with < all;
        }

        private static double Squared(double value) => value * value;
    }
}
