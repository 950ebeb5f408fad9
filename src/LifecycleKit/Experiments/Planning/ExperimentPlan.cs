using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>A plan of an experiment: the number of customers needed, the power, and the smallest detectable effect.</summary>
/// <remarks>
/// <para>A plan has the inputs that are known beforehand: the figure without a treatment, the level of the two-sided test, and the target
/// power. Proportions are planned for the pooled z test of <see cref="ProportionDifference.PValue"/> without an approximation: the power is
/// the sum of the probabilities of all outcomes that are significant (Suissa and Shuster 1985, Journal of the Royal Statistical Society A
/// 148; Fleiss, Levin and Paik 2003, chapters 3 and 4, for the test and the approximation that is not needed here). Means are planned for
/// Welch's test of <see cref="MeanDifference.PValue"/>, by the noncentral t distribution with Satterthwaite's degrees of freedom of the
/// given deviations (Cohen 1988; Chow, Shao and Wang, Sample Size Calculations in Clinical Research, 2nd ed. 2008, section
/// 3.2), which is exact for normal values; spend is skewed, for which arms of some hundred customers compensate.</para>
/// <para>A difference in either direction counts, as in the test itself. The plan assumes one look at the end: looking every day and
/// stopping at the first p-value below the level finds differences that do not exist.</para>
/// <para>No member but <c>ToString</c> allocates.</para>
/// </remarks>
public abstract partial class ExperimentPlan
{
    /// <summary>The maximum number of customers of a plan.</summary>
    internal const long MaxCustomerCount = 10_000_000_000;

    private protected ExperimentPlan(double baseline, double level, double power, double treatmentPerControl)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        if (!(power > level && power < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(power), power, FormattableString.Invariant($"The power must be strictly between the level, {level}, and 1."));
        }

        if (!(treatmentPerControl is >= 0.001 and <= 1000))
        {
            throw new ArgumentOutOfRangeException(
                nameof(treatmentPerControl), treatmentPerControl,
                "Treated customers per customer in the control must be from 0.001 to 1000.");
        }

        Baseline = baseline;
        Level = level;
        TargetPower = power;
        TreatmentPerControl = treatmentPerControl;
    }

    /// <summary>The rate, from 0 to 1, or the mean without a treatment.</summary>
    public double Baseline { get; }

    /// <summary>α: the probability that the two-sided test finds a difference where there is none.</summary>
    public double Level { get; }

    /// <summary>1 − β: the probability with which the test is to detect an existing effect.</summary>
    public double TargetPower { get; }

    /// <summary>m/n, treated customers per customer in the control; 1 is two equal arms, 9 a control of a tenth.</summary>
    public double TreatmentPerControl { get; }

    /// <summary>The minimum number of customers of an arm for the test.</summary>
    private protected abstract long FewestOfArm { get; }

    /// <summary>Creates a plan for a proportion: the share of customers who order again, click or convert.</summary>
    /// <param name="baseline">The rate without a treatment, from 0 to 1.</param>
    /// <param name="level">How often to see a difference where there is none; 0.05 by default.</param>
    /// <param name="power">How often to see the effect when it is there, above the level; 0.8 by default.</param>
    /// <param name="treatmentPerControl">Treated customers for each in the control, from 0.001 to 1000; 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or NaN.</exception>
    public static ExperimentPlan ForProportions(double baseline, double level = 0.05, double power = 0.8, double treatmentPerControl = 1) =>
        new ProportionExperimentPlan(baseline, level, power, treatmentPerControl);

    /// <summary>Creates a plan for a mean: revenue per customer, the value of an order, days to the next order.</summary>
    /// <param name="baseline">The mean without a treatment, any finite number; used for relative effects alone.</param>
    /// <param name="standardDeviation">The standard deviation of one customer's value, finite and above 0.</param>
    /// <param name="treatmentStandardDeviation">The standard deviation under the treatment, finite and above 0; the same by
    /// default.</param>
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

    /// <summary>
    /// Returns the probability that the test detects an effect with given sizes, from 0 to 1; with an effect of 0, the probability of a
    /// false alarm.
    /// </summary>
    /// <param name="sizes">The customers of both arms, in any ratio.</param>
    /// <param name="effect">The effect.</param>
    /// <returns>The power, without a standard error; no value when an arm is too small for the test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The effect leads to a rate that is not from 0 to 1.</exception>
    public Estimate Power(ArmSizes sizes, Effect effect)
    {
        var difference = Difference(effect);
        return WhyNoTest(sizes) is { } reason
            ? Estimate.None(reason) : Estimate.Of(Power(sizes.Control, sizes.Treatment, difference));
    }

    /// <summary>Returns the smallest effect that the test detects with the target power.</summary>
    /// <param name="sizes">The customers of both arms, in any ratio.</param>
    /// <param name="isFall">Whether the effect is a fall; a fall of a rate needs other sizes than a rise. False by default.</param>
    /// <returns>
    /// Treatment − control, in the unit of the figure, negative for a fall; the relative effect is this over <see cref="Baseline"/>. No
    /// value when the sizes are too small for even the largest effect that a rate can have.
    /// </returns>
    public Estimate MinimumDetectableEffect(ArmSizes sizes, bool isFall = false) =>
        WhyNoTest(sizes) is { } reason ? Estimate.None(reason) : Smallest(sizes, isFall);

    /// <summary>Returns the power for testable sizes and a possible effect.</summary>
    private protected abstract double Power(long control, long treatment, double difference);

    /// <summary>Returns the effect in the unit of the figure; throws for an impossible effect.</summary>
    private protected abstract double Difference(Effect effect);

    /// <summary>Returns the largest possible effect; +∞ without a bound.</summary>
    private protected abstract double Farthest(bool isFall);

    /// <summary>Returns the largest fall of the power when the sizes rise; 0 for a power that only rises.</summary>
    private protected abstract double DepthOfTeeth(long control, long treatment, double difference);

    /// <summary>The share of customers in the control with roughly the highest power.</summary>
    private protected abstract double BestControlShare { get; }

    private bool CanTest(ArmSizes sizes) => WhyNoTest(sizes) is null;

    private string? WhyNoTest(ArmSizes sizes)
    {
        if (!sizes.HasValue) return sizes.Reason;
        return sizes.Control >= FewestOfArm && sizes.Treatment >= FewestOfArm ? null
            : FewestOfArm == 1 ? "an arm has no customers" : "an arm has fewer than two customers";
    }
}
