using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>One treatment against its control: what each measure says, computed when asked for.</summary>
/// <remarks>
/// Every effect is treatment − control, so exchanging the arms turns the sign of all but the lift. p-values are of one look fixed beforehand;
/// for looking again and again there is <see cref="ConfidenceSequence"/>, for many arms or groups <see cref="HolmCorrection"/>. <c>default</c>
/// compares nobody with nobody. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct ArmComparison
{
    private readonly ReadoutOptions? _options;

    private ArmComparison(ArmOutcome treatment, ArmOutcome control, ReadoutOptions? options) =>
        (Treatment, Control, _options) = (treatment, control, options);

    /// <summary>What the treatment's customers came to.</summary>
    public ArmOutcome Treatment { get; }

    /// <summary>What the control's customers came to.</summary>
    public ArmOutcome Control { get; }

    /// <summary>The level, and how much data is wanted.</summary>
    public ReadoutOptions Options => _options ?? ReadoutOptions.Default;

    /// <summary>Compares two arms that have no customer in common.</summary>
    /// <param name="treatment">The arm that is compared.</param>
    /// <param name="control">The arm that it is compared with.</param>
    /// <param name="options">The level and how much data is wanted; the defaults for null.</param>
    public static ArmComparison Between(ArmOutcome treatment, ArmOutcome control, ReadoutOptions? options = null) => new(treatment, control, options);

    /// <summary>
    /// By how much the treatment's share of converted customers exceeds the control's, in shares (0.01 is one point): Newcombe's interval and the
    /// pooled z test, as <see cref="ProportionDifference"/> says. Without the conversions that the z test wants, estimate and interval stand alone.
    /// </summary>
    public EffectEstimate ConversionDifference()
    {
        if (Nobody() is { } nobody) return EffectEstimate.None(nobody);
        var shares = ProportionDifference.Between(Treatment.Conversion, Control.Conversion);
        return EffectEstimate.Of(shares.Difference(), shares.NewcombeInterval(Options.Level), ConversionPValue(shares));
    }

    /// <summary>
    /// The treatment's share by the control's, less 1 (0.1 is ten per cent more), of x among m and y among n: interval exp(ln(a/b) ± z s) − 1 with
    /// s² = 1/x − 1/m + 1/y − 1/n (Katz, Baptista, Azen and Pike 1978, "Obtaining confidence intervals for the risk ratio in cohort studies",
    /// Biometrics 34), standard error (a/b) s by the delta method, and the p-value of <see cref="ConversionDifference"/>, as no lift is no
    /// difference. None while an arm has no conversions. Where every customer of both arms converted there is no interval, as s is 0: take
    /// that of <see cref="ConversionDifference"/>.
    /// </summary>
    public EffectEstimate ConversionLift()
    {
        if ((Nobody() ?? NobodyConverted(Treatment, "treatment") ?? NobodyConverted(Control, "control")) is { } reason) return EffectEstimate.None(reason);
        var (a, b) = (Treatment.Conversion, Control.Conversion);
        var ratio = (double)a.Numerator / (double)a.Denominator * ((double)b.Denominator / (double)b.Numerator);
        var p = ConversionPValue(ProportionDifference.Between(a, b));
        var error = Math.Sqrt(InverseOf(a) + InverseOf(b));
        if (error == 0) return EffectEstimate.WithoutInterval(Estimate.Of(ratio - 1, "every customer of both arms converted"), p);
        var log = Estimate.Of(Math.Log(ratio), error).Interval(Options.Level);
        var interval = Interval.Create(Math.Exp(log.Lower) - 1, Math.Exp(log.Upper) - 1, Options.Level);
        return EffectEstimate.Of(Estimate.Of(ratio - 1, ratio * error), interval, p);
    }

    /// <summary>By how much the treatment's revenue per customer, zeros included, exceeds the control's, in the reporting currency; Welch's test.</summary>
    public EffectEstimate RevenueDifference() => OfMeans(MeanDifference.Between(Treatment.Revenue, Control.Revenue), Options);

    /// <summary>The same difference with the noise that spend before the experiment foretells taken off: <see cref="CupedDifference"/>.</summary>
    public EffectEstimate CupedRevenueDifference()
    {
        var least = Options.MinCustomerCount;
        if ((TooFew(Treatment.CustomerCount, "treatment", least) ?? TooFew(Control.CustomerCount, "control", least)) is { } reason) return EffectEstimate.None(reason);
        var cuped = CupedDifference.Between(Treatment, Control);
        if (!cuped.Difference.HasValue) return EffectEstimate.None(cuped.Difference.Reason);
        var p = cuped.PValue();
        return p.HasValue ? EffectEstimate.Of(cuped.Difference, cuped.Interval(Options.Level), p) : EffectEstimate.Untested(cuped.Difference, p.Reason);
    }

    /// <summary>Both arms, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Treatment}, against {Control}");

    /// <summary>Welch's comparison, if there is enough data for it.</summary>
    internal static EffectEstimate OfMeans(MeanDifference means, ReadoutOptions options, string first = "treatment", string second = "control")
    {
        var difference = means.Difference();
        if ((TooFew(means.First.Count, first, options.MinCustomerCount) ?? TooFew(means.Second.Count, second, options.MinCustomerCount)) is { } reason)
            return difference.HasValue ? EffectEstimate.Untested(difference, reason) : EffectEstimate.None(reason);
        var p = means.PValue();
        return p.HasValue ? EffectEstimate.Of(difference, means.WelchInterval(options.Level), p) : EffectEstimate.Untested(difference, p.Reason);
    }

    private static string? TooFew(long customers, string arm, long least)
    {
        if (customers >= least) return null;
        var (ending, purpose) = (customers == 1 ? string.Empty : "s", least == 2 ? "variance" : "comparison of means");
        return FormattableString.Invariant($"{arm} has {customers} customer{ending} of the {least} that a {purpose} needs");
    }

    private static string? NobodyConverted(ArmOutcome arm, string name) => arm.Conversion.Numerator == 0 ? $"{name} has no conversions, and a lift needs one" : null;

    /// <summary>1/x − 1/m.</summary>
    private static double InverseOf(Ratio share) => (double)(share.Denominator - share.Numerator) / (double)share.Denominator / (double)share.Numerator;

    private string? Nobody() => Treatment.CustomerCount == 0 ? "treatment has no customers" : Control.CustomerCount == 0 ? "control has no customers" : null;

    private Estimate ConversionPValue(ProportionDifference shares)
    {
        // The smaller arm expects the fewest of either kind.
        var (arm, name) = Treatment.CustomerCount <= Control.CustomerCount ? (Treatment, "treatment") : (Control, "control");
        var with = (double)(shares.First.Numerator + shares.Second.Numerator);
        var (all, least) = ((double)Treatment.CustomerCount + Control.CustomerCount, Options.MinExpectedCount);
        var (expected, without) = (arm.CustomerCount * with / all, arm.CustomerCount * (all - with) / all);
        if (expected < least) return Estimate.None(FormattableString.Invariant($"{name} expects {expected:0.#} conversions of the {least} that the z test needs"));
        return without < least
            ? Estimate.None(FormattableString.Invariant($"{name} expects {without:0.#} customers without conversion of the {least} that the z test needs"))
            : shares.PValue();
    }
}
