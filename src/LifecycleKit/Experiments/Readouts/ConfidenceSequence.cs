using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// Intervals for any number of looks: the probability that any interval misses the true difference is 1 − level. So an experiment may stop
/// at the first look whose interval excludes 0. In return, the intervals are wider.
/// </summary>
/// <remarks>
/// The asymptotic confidence sequence of the normal mixture: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2024), "Time-uniform central
/// limit theory and asymptotic confidence sequences", Annals of Statistics 52, theorem 2.2: an estimate of t independent terms of variance
/// σ² has the half-width σ √(2 (tρ² + 1)/(t²ρ²) · ln(√(tρ² + 1)/α)). For two arms, t is the number of customers of both and σ²/t the
/// squared standard error s²/m + r²/n of the difference, for arms of any sizes in a constant proportion. ρ² makes the interval narrowest at
/// the planned number of customers N: u = Nρ² + 1 solves u − ln u = 1 − 2 ln α (their appendix on ρ).
/// <para>
/// Limits: the sequence is asymptotic, so at very early looks and with very skewed revenue the intervals may miss the true difference more
/// often than stated; hence <see cref="MinCustomerCount"/> before the first look. Add each customer once, with a final outcome and
/// independently of it: revenue that still grows after a look is not covered. Fix plan, level and minimum before the first look.
/// </para>
/// </remarks>
public sealed class ConfidenceSequence
{
    private const double MinimumExpected = 5;

    /// <summary>Nρ².</summary>
    private readonly double _scale;

    private ConfidenceSequence(long plannedCustomers, double level, long minimumCustomers)
    {
        PlannedCustomerCount = plannedCustomers;
        Level = level;
        MinCustomerCount = minimumCustomers;
        _scale = NarrowestScale(1 - level);
    }

    /// <summary>N: the number of customers of both arms together at which the interval is narrowest.</summary>
    public long PlannedCustomerCount { get; }

    /// <summary>1 − α: the probability that all intervals contain the true difference.</summary>
    public double Level { get; }

    /// <summary>The number of customers that each arm needs before the first look.</summary>
    public long MinCustomerCount { get; }

    /// <summary>Creates a sequence. Use the same arguments for all looks at an experiment.</summary>
    /// <param name="plannedCustomers">The planned number of customers of both arms together, at least 1; looks may continue beyond
    /// it.</param>
    /// <param name="level">The confidence level of all looks together, strictly between 0 and 1; 0.95 by default.</param>
    /// <param name="minimumCustomers">The number of customers that each arm needs before the first look, at least 2; 50 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static ConfidenceSequence Create(long plannedCustomers, double level = 0.95, long minimumCustomers = 50)
    {
        if (plannedCustomers < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(plannedCustomers), plannedCustomers, "The planned number of customers must be at least 1.");
        }

        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        if (minimumCustomers < 2)
        {
            throw new ArgumentOutOfRangeException(
                nameof(minimumCustomers), minimumCustomers, "The minimum must be at least 2, since a variance needs two customers.");
        }

        return new(plannedCustomers, level, minimumCustomers);
    }

    /// <summary>
    /// Returns the effect at a look at the difference of two means. Its p-value is valid at any look: P(it is ever at most α) ≤ α without a
    /// difference.
    /// </summary>
    /// <param name="means">Treatment and control at this look.</param>
    public EffectEstimate Look(MeanDifference means) => TooFew(means.First.Count, means.Second.Count) is { } reason
        ? Unread(means.Difference(), reason)
        : At(means.Difference(), 0, (double)means.First.Count + means.Second.Count);

    /// <summary>
    /// Returns the effect at a look at the difference of two proportions. The expected counts of conversions and of other customers must be
    /// at least 5 in both arms. The standard error is the larger one of the unpooled and the pooled error: in a small arm with hardly any
    /// conversions the former is far too small. The p-value is valid at any look.
    /// </summary>
    /// <param name="shares">Treatment and control at this look; numerators and denominators count customers.</param>
    public EffectEstimate Look(ProportionDifference shares)
    {
        var (first, second) = (shares.First, shares.Second);
        if (TooFew((long)first.Denominator, (long)second.Denominator) is { } reason) return Unread(shares.Difference(), reason);
        var (with, all) = ((double)(first.Numerator + second.Numerator), (double)(first.Denominator + second.Denominator));
        var (smaller, larger) =
            ((double)Math.Min(first.Denominator, second.Denominator), (double)Math.Max(first.Denominator, second.Denominator));
        var fewest = smaller * Math.Min(with, all - with) / all;
        return fewest < MinimumExpected
            ? Unread(
                shares.Difference(),
                FormattableString.Invariant(
                    $"the smaller arm expects {fewest:0.#} of the {MinimumExpected} of either kind that a look needs"))
            : At(shares.Difference(), Math.Sqrt(with / all * ((all - with) / all) * (1 / smaller + 1 / larger)), all);
    }

    /// <summary>Returns the effect at a look at the adjusted difference, with θ of this look. The p-value is valid at any look.</summary>
    /// <param name="cuped">Treatment and control at this look.</param>
    public EffectEstimate Look(CupedDifference cuped) => TooFew(cuped.FirstCount, cuped.SecondCount) is { } reason
        ? Unread(cuped.Difference(), reason)
        : At(cuped.Difference(), 0, (double)cuped.FirstCount + cuped.SecondCount);

    /// <summary>The plan and the level, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"level {Level} at any look, planned for {PlannedCustomerCount} customers");

    private static EffectEstimate Unread(Estimate difference, string reason) =>
        difference.HasValue ? EffectEstimate.Untested(difference, reason) : EffectEstimate.None(reason);

    /// <param name="difference">The difference with its own standard error.</param>
    /// <param name="least">The minimum of the standard error.</param>
    /// <param name="customers">t, of both arms.</param>
    private EffectEstimate At(Estimate difference, double least, double customers)
    {
        if (!difference.TryGetValue(out var value)) return EffectEstimate.None(difference.Reason);
        var error = Math.Max(least, difference.HasStandardError ? difference.StandardError : 0);
        if (!(error > 0)) return EffectEstimate.Untested(difference, "neither arm varies");
        var scale = _scale * customers / PlannedCustomerCount;
        var half = error * Math.Sqrt(2 * (1 + 1 / scale) * (Math.Log(scale + 1) / 2 - Math.Log(1 - Level)));
        // The α with an interval that just reaches 0, for the same ρ.
        var z = value / error;
        var p = Math.Min(1, Math.Exp(Math.Log(scale + 1) / 2 - z * z / (2 * (1 + 1 / scale))));
        return new(difference, Estimate.Of(p), Interval.Create(value - half, value + half, Level));
    }

    private string? TooFew(long treatment, long control) => TooFew(treatment, "treatment") ?? TooFew(control, "control");

    private string? TooFew(long customers, string arm) => customers >= MinCustomerCount ? null : FormattableString.Invariant(
        $"{arm} has {customers} customer{(customers == 1 ? "" : "s")} of the {MinCustomerCount} that a look needs");

    /// <summary>u − 1 with u − ln u = 1 − 2 ln α, u above 1, by Newton's method from above.</summary>
    private static double NarrowestScale(double alpha)
    {
        var right = 1 - 2 * Math.Log(alpha);
        var u = right + 2 * Math.Sqrt(right);
        for (var i = 0; i < 50; i++)
        {
            var step = (u - Math.Log(u) - right) / (1 - 1 / u);
            u -= step;
            if (Math.Abs(step) <= 1e-15 * u) break;
        }

        return u - 1;
    }
}
