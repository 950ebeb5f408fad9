using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>A comparison of one treatment with its control, in several measures. Each measure is computed on request.</summary>
/// <remarks>
/// <para>The value of a campaign is the comparison of the customers to be targeted, reached or not (the intention to treat), with those of
/// the universal control group who would have been targeted, over the same time; <see cref="EffectEstimate.Times"/> returns the total. The
/// cost of the campaign is not subtracted, and with other campaigns running, the difference includes their effect.</para>
/// <para>Every effect is treatment − control, so exchanging the arms changes the sign of all effects except the lift. p-values are for
/// one look fixed beforehand; for repeated looks use <see cref="ConfidenceSequence"/>, for many arms or groups
/// <see cref="HolmCorrection"/>. <c>default</c> compares arms without customers.</para>
/// </remarks>
public readonly record struct ArmComparison
{
    private readonly ReadoutOptions? _options;

    private ArmComparison(ArmOutcome treatment, ArmOutcome control, ReadoutOptions? options)
    {
        Treatment = treatment;
        Control = control;
        _options = options;
    }

    /// <summary>The outcome of the treatment.</summary>
    public ArmOutcome Treatment { get; }

    /// <summary>The outcome of the control.</summary>
    public ArmOutcome Control { get; }

    /// <summary>The level, and the minimum data.</summary>
    public ReadoutOptions Options => _options ?? ReadoutOptions.Default;

    /// <summary>Compares two arms without a customer in common.</summary>
    /// <param name="treatment">The arm to compare.</param>
    /// <param name="control">The arm to compare with.</param>
    /// <param name="options">The level and the minimum data; the defaults for null.</param>
    public static ArmComparison Between(ArmOutcome treatment, ArmOutcome control, ReadoutOptions? options = null) =>
        new(treatment, control, options);

    /// <summary>
    /// Returns the difference of the shares of converted customers, treatment − control, as a share (0.01 is one point), with Newcombe's
    /// interval and the pooled z test of <see cref="ProportionDifference"/>. With too few conversions for the z test, there is no p-value.
    /// </summary>
    public EffectEstimate ConversionDifference()
    {
        if (EmptyArm() is { } reason) return EffectEstimate.None(reason);
        var shares = ProportionDifference.Between(Treatment.Conversion, Control.Conversion);
        return new(shares.Difference(), ConversionPValue(shares), shares.NewcombeInterval(Options.Level));
    }

    /// <summary>
    /// Returns the treatment's share over the control's, minus 1 (0.1 is ten per cent more), for x of m and y of n converted: interval
    /// exp(ln(a/b) ± z s) − 1 with s² = 1/x − 1/m + 1/y − 1/n (Katz, Baptista, Azen and Pike 1978, "Obtaining confidence intervals for the
    /// risk ratio in cohort studies", Biometrics 34), standard error (a/b) s by the delta method, and the p-value of
    /// <see cref="ConversionDifference"/>, since a lift of 0 is a difference of 0. No value while an arm has no conversions. When every
    /// customer of both arms converted, there is no interval, since s is 0: use that of <see cref="ConversionDifference"/>.
    /// </summary>
    public EffectEstimate ConversionLift()
    {
        if ((EmptyArm() ?? WithoutConversions(Treatment, "treatment") ?? WithoutConversions(Control, "control")) is { } reason)
            return EffectEstimate.None(reason);
        var (a, b) = (Treatment.Conversion, Control.Conversion);
        var ratio = (double)a.Numerator / (double)a.Denominator * ((double)b.Denominator / (double)b.Numerator);
        var p = ConversionPValue(ProportionDifference.Between(a, b));
        var error = Math.Sqrt(InverseOf(a) + InverseOf(b));
        if (error == 0) return new(Estimate.Of(ratio - 1, "every customer of both arms converted"), p);
        var log = Estimate.Of(Math.Log(ratio), error).Interval(Options.Level);
        var interval = Interval.Create(Math.Exp(log.Lower) - 1, Math.Exp(log.Upper) - 1, Options.Level);
        return new(Estimate.Of(ratio - 1, ratio * error), p, interval);
    }

    /// <summary>
    /// Returns the difference of revenue per customer, zeros included, treatment − control, in the reporting currency, with Welch's test.
    /// </summary>
    public EffectEstimate RevenueDifference() => OfMeans(MeanDifference.Between(Treatment.Revenue, Control.Revenue), Options);

    /// <summary>
    /// Returns the same difference, adjusted by spend before the experiment to reduce its variance: <see cref="CupedDifference"/>.
    /// </summary>
    public EffectEstimate CupedRevenueDifference()
    {
        var least = Options.MinCustomerCount;
        if ((TooFew(Treatment.CustomerCount, "treatment", least) ?? TooFew(Control.CustomerCount, "control", least)) is { } reason)
            return EffectEstimate.None(reason);
        var cuped = CupedDifference.Between(Treatment, Control);
        if (!cuped.Difference().HasValue) return EffectEstimate.None(cuped.Difference().Reason);
        var p = cuped.PValue();
        return p.HasValue
            ? new(cuped.Difference(), p, cuped.Interval(Options.Level))
            : EffectEstimate.Untested(cuped.Difference(), p.Reason);
    }

    /// <summary>
    /// Returns the difference of the estimated lifetime value per customer, treatment − control, in the reporting currency, with Welch's
    /// test. The estimates are taken as exact: the error of the model is not in the interval, and a model that ignores a lasting effect of
    /// the treatment cannot show it.
    /// </summary>
    public EffectEstimate LifetimeValueDifference() =>
        (ValueUnknown(Treatment, "treatment") ?? ValueUnknown(Control, "control")) is { } reason
            ? EffectEstimate.None(reason)
            : OfMeans(MeanDifference.Between(Treatment.LifetimeValue, Control.LifetimeValue), Options);

    /// <summary>Both arms, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Treatment}, against {Control}");

    /// <summary>Returns Welch's comparison, if there is enough data for it.</summary>
    internal static EffectEstimate OfMeans(MeanDifference means, ReadoutOptions options)
    {
        var difference = means.Difference();
        if ((TooFew(means.First.Count, "treatment", options.MinCustomerCount)
            ?? TooFew(means.Second.Count, "control", options.MinCustomerCount)) is { } reason)
        {
            return difference.HasValue ? EffectEstimate.Untested(difference, reason) : EffectEstimate.None(reason);
        }

        var p = means.PValue();
        return p.HasValue
            ? new(difference, p, means.WelchInterval(options.Level)) : EffectEstimate.Untested(difference, p.Reason);
    }

    private static string? TooFew(long customers, string arm, long least)
    {
        if (customers >= least) return null;
        var (ending, purpose) = (customers == 1 ? string.Empty : "s", least == 2 ? "variance" : "comparison of means");
        return FormattableString.Invariant($"{arm} has {customers} customer{ending} of the {least} that a {purpose} needs");
    }

    private static string? ValueUnknown(ArmOutcome arm, string name) =>
        arm.LifetimeValue.Count == arm.CustomerCount ? null : FormattableString.Invariant(
            $"the lifetime value is known of {arm.LifetimeValue.Count} of the {arm.CustomerCount} customers of the {name}");

    private static string? WithoutConversions(ArmOutcome arm, string name) =>
        arm.Conversion.Numerator == 0 ? $"{name} has no conversions, and a lift needs one" : null;

    /// <summary>1/x − 1/m.</summary>
    private static double InverseOf(Ratio share) =>
        (double)(share.Denominator - share.Numerator) / (double)share.Denominator / (double)share.Numerator;

    private string? EmptyArm() =>
        Treatment.CustomerCount == 0 ? "treatment has no customers" : Control.CustomerCount == 0 ? "control has no customers" : null;

    private Estimate ConversionPValue(ProportionDifference shares)
    {
        // The smaller arm has the smaller expected counts.
        var (arm, name) = Treatment.CustomerCount <= Control.CustomerCount ? (Treatment, "treatment") : (Control, "control");
        var with = (double)(shares.First.Numerator + shares.Second.Numerator);
        var (all, least) = ((double)Treatment.CustomerCount + Control.CustomerCount, Options.MinExpectedCount);
        var (expected, without) = (arm.CustomerCount * with / all, arm.CustomerCount * (all - with) / all);
        if (expected < least)
        {
            return Estimate.None(
                FormattableString.Invariant($"{name} expects {expected:0.#} conversions of the {least} that the z test needs"));
        }

        return without < least
            ? Estimate.None(
                FormattableString.Invariant(
                    $"{name} expects {without:0.#} customers without conversion of the {least} that the z test needs"))
            : shares.PValue();
    }
}
