using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>How many customers an experiment needs, what power it has, and what it can see at all.</summary>
/// <remarks>
/// <para>A plan holds what is known before: the figure without a treatment, the level of the two-sided test, and the power asked for. Shares are
/// planned for the pooled z test of <see cref="ProportionDifference.PValue"/>, and no approximation is made: the power is the sum of the chances of all
/// outcomes that the test calls different (Suissa and Shuster 1985, Journal of the Royal Statistical Society A 148; Fleiss, Levin and Paik 2003,
/// chapters 3 and 4, for the test and the approximation that it does without). Means are planned for Welch's test of <see cref="MeanDifference.PValue"/>, by the noncentral t distribution with Satterthwaite's degrees
/// of freedom of the given deviations (Cohen 1988; Chow, Shao and Wang, Sample Size Calculations in Clinical Research, 2nd ed. 2008, section
/// 3.2), which is right for normal values; spend is skewed, and arms of some hundred customers make up for that.</para>
/// <para>A difference in either direction counts, as in the test itself. One look at the end is assumed: looking every day and stopping at the
/// first p-value below the level finds differences where there are none.</para>
/// <para>Immutable and safe to share between threads. No member but <c>ToString</c> allocates.</para>
/// </remarks>
public abstract partial class ExperimentPlan
{
    /// <summary>The most customers that are planned for.</summary>
    internal const long MaxCustomerCount = 10_000_000_000;

    private protected ExperimentPlan(double baseline, double level, double power, double treatmentPerControl)
    {
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
        if (!(power > level && power < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(power), power, FormattableString.Invariant($"The power must lie strictly between the level, {level}, and 1."));
        }

        if (!(treatmentPerControl is >= 0.001 and <= 1000))
        {
            throw new ArgumentOutOfRangeException(
                nameof(treatmentPerControl), treatmentPerControl, "Treated customers for each in the control must be from 0.001 to 1000.");
        }

        (Baseline, Level, TargetPower, TreatmentPerControl) = (baseline, level, power, treatmentPerControl);
    }

    /// <summary>The rate, from 0 to 1, or the mean without a treatment.</summary>
    public double Baseline { get; }

    /// <summary>α: how often the two-sided test may see a difference where there is none.</summary>
    public double Level { get; }

    /// <summary>1 − β: how often the test shall see the effect when it is there.</summary>
    public double TargetPower { get; }

    /// <summary>m/n, treated customers for each in the control; 1 is two equal arms, 9 a control of a tenth.</summary>
    public double TreatmentPerControl { get; }

    /// <summary>The fewest customers with whom an arm can be tested at all.</summary>
    private protected abstract long FewestOfArm { get; }

    /// <summary>A plan for a share: of customers who order again, click, convert.</summary>
    /// <param name="baseline">The rate without a treatment, from 0 to 1.</param>
    /// <param name="level">How often to see a difference where there is none; 0.05 by default.</param>
    /// <param name="power">How often to see the effect when it is there, above the level; 0.8 by default.</param>
    /// <param name="treatmentPerControl">Treated customers for each in the control, from 0.001 to 1000; 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or NaN.</exception>
    public static ExperimentPlan ForProportions(double baseline, double level = 0.05, double power = 0.8, double treatmentPerControl = 1) =>
        new ShareExperimentPlan(baseline, level, power, treatmentPerControl);

    /// <summary>A plan for a mean: revenue for each customer, the value of an order, days to the next one.</summary>
    /// <param name="baseline">The mean without a treatment, any finite number; it matters for relative effects alone.</param>
    /// <param name="standardDeviation">The standard deviation of one customer's value, finite and above 0.</param>
    /// <param name="treatmentStandardDeviation">That under the treatment, finite and above 0; the same by default.</param>
    /// <param name="level">How often to see a difference where there is none; 0.05 by default.</param>
    /// <param name="power">How often to see the effect when it is there, above the level; 0.8 by default.</param>
    /// <param name="treatmentPerControl">Treated customers for each in the control, from 0.001 to 1000; 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or NaN.</exception>
    public static ExperimentPlan ForMeans(
        double baseline,
        double standardDeviation,
        double? treatmentStandardDeviation = null,
        double level = 0.05,
        double power = 0.8,
        double treatmentPerControl = 1) =>
        new MeanExperimentPlan(
            baseline, standardDeviation, treatmentStandardDeviation ?? standardDeviation, level, power, treatmentPerControl);

    /// <summary>How often the test sees an effect with given sizes, from 0 to 1; with no effect, how often it sees one where there is none.</summary>
    /// <param name="sizes">The customers of both arms, in any ratio.</param>
    /// <param name="effect">What the treatment does.</param>
    /// <returns>The power, without a standard error; none when an arm is too small for the test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The effect leads to a rate that is not from 0 to 1.</exception>
    public Estimate Power(ArmSizes sizes, Effect effect)
    {
        var difference = Difference(effect);
        return CanTest(sizes) ? Estimate.Of(Power(sizes.Control, sizes.Treatment, difference)) : Estimate.None(TooSmall);
    }

    /// <summary>The smallest effect that the test sees with the target power.</summary>
    /// <param name="sizes">The customers of both arms, in any ratio.</param>
    /// <param name="direction">Which way the effect goes; a fall of a rate needs other sizes than a rise.</param>
    /// <returns>The effect; none when the sizes tell not even the largest that a rate can have.</returns>
    public DetectableEffect MinimumDetectableEffect(ArmSizes sizes, EffectDirection direction = EffectDirection.Rise)
    {
        if (direction is not (EffectDirection.Rise or EffectDirection.Fall))
            throw new ArgumentOutOfRangeException(nameof(direction), direction, "An effect is a rise or a fall.");
        return new DetectableEffect(CanTest(sizes) ? Smallest(sizes, direction) : Estimate.None(TooSmall), Baseline);
    }

    /// <summary>The power with sizes that can be tested and an effect that can be.</summary>
    private protected abstract double Power(long control, long treatment, double difference);

    /// <summary>The effect in the unit of the figure, if there can be such an effect.</summary>
    private protected abstract double Difference(Effect effect);

    /// <summary>How far an effect can go, +∞ where nothing bounds it.</summary>
    private protected abstract double Farthest(EffectDirection direction);

    /// <summary>How far power, as it rises with the sizes, may fall back; 0 where it only rises.</summary>
    private protected abstract double DepthOfTeeth(long control, long treatment, double difference);

    /// <summary>The share of customers in the control with which an effect is seen best, roughly.</summary>
    private protected abstract double BestControlShare { get; }

    private bool CanTest(ArmSizes sizes) => sizes.Control >= FewestOfArm && sizes.Treatment >= FewestOfArm;

    private string TooSmall => FewestOfArm == 1 ? "an arm has nobody" : "an arm has fewer than two customers";
}
