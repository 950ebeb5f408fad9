using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// The read-out of an experiment: a check of the planned sizes of the arms, and a comparison of each treatment with the control.
/// </summary>
/// <remarks>
/// With a sample ratio mismatch the effects are still computed, but every row has the warning and is not significant. p-values are for one
/// look fixed beforehand; for more looks use <see cref="ConfidenceSequence"/>.
/// </remarks>
public sealed class ExperimentReadout
{
    private readonly decimal _cap;

    private ExperimentReadout(
        ReadoutArm control, ImmutableArray<ReadoutArm> treatments, SampleRatioCheck sampleRatio, ReadoutOptions options)
    {
        Control = control;
        Treatments = treatments;
        SampleRatio = sampleRatio;
        Options = options;
        Warning = sampleRatio.IsMismatch
            ? FormattableString.Invariant($"sample ratio mismatch: p = {sampleRatio.PValue().Value:G2}, so the arms are not comparable")
            : string.Empty;
        (WinsorisedCap, _cap) = CapOf(control, treatments, options);
    }

    /// <summary>The control: the arm with which the others are compared.</summary>
    public ReadoutArm Control { get; }

    /// <summary>The other arms, in ordinal order of their names.</summary>
    public ImmutableArray<ReadoutArm> Treatments { get; }

    /// <summary>The check of the planned sizes of the arms.</summary>
    public SampleRatioCheck SampleRatio { get; }

    /// <summary>The level, and the minimum data.</summary>
    public ReadoutOptions Options { get; }

    /// <summary>
    /// The highest amount that counts in <see cref="EffectMeasure.WinsorisedRevenue"/>, in the reporting currency: a quantile of the
    /// amounts of all arms. Without amounts, or when the quantile is 0 or less, the reason.
    /// </summary>
    public Estimate WinsorisedCap { get; }

    /// <summary>The reason not to trust the read-out; empty when there is none.</summary>
    public string Warning { get; }

    /// <summary>Indicates whether there is no <see cref="Warning"/>.</summary>
    public bool IsTrusted => Warning.Length == 0;

    /// <summary>Creates the read-out of an experiment.</summary>
    /// <param name="control">The control.</param>
    /// <param name="treatments">At least one other arm, in any order, read once.</param>
    /// <param name="options">The level, and the minimum data; the defaults for null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="control"/> or <paramref name="treatments"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no treatment, one is null, or two arms have one name.</exception>
    public static ExperimentReadout Create(ReadoutArm control, IEnumerable<ReadoutArm> treatments, ReadoutOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(treatments);
        var others = treatments.ToArray();
        if (others.Length == 0) throw new ArgumentException("There is no treatment to compare.", nameof(treatments));
        var names = new HashSet<string>(StringComparer.Ordinal) { control.Name };
        foreach (var arm in others)
        {
            if (arm is null) throw new ArgumentException("A treatment is null.", nameof(treatments));
            if (!names.Add(arm.Name)) throw new ArgumentException($"Two arms have the name '{arm.Name}'.", nameof(treatments));
        }

        Array.Sort(others, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        ReadoutArm[] all = [control, .. others];
        options ??= ReadoutOptions.Default;
        var check =
            SampleRatioCheck.Of([.. all.Select(arm => arm.Outcome.CustomerCount)], [.. all.Select(arm => arm.PlannedShare)], options);
        return new ExperimentReadout(control, [.. others], check, options);
    }

    /// <summary>Compares a treatment with the control.</summary>
    /// <param name="treatment">The treatment's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such treatment.</exception>
    public ArmComparison Compare(string treatment) => ArmComparison.Between(Arm(treatment).Outcome, Control.Outcome, Options);

    /// <summary>Returns the effect of a treatment in one measure.</summary>
    /// <param name="treatment">The treatment's name.</param>
    /// <param name="measure">The measure; for winsorised revenue the cap is the quantile of all arms' amounts together.</param>
    /// <exception cref="KeyNotFoundException">There is no such treatment.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public EffectEstimate GetEffect(string treatment, EffectMeasure measure) => measure switch
    {
        EffectMeasure.ConversionDifference => Compare(treatment).ConversionDifference(),
        EffectMeasure.ConversionLift => Compare(treatment).ConversionLift(),
        EffectMeasure.Revenue => Compare(treatment).RevenueDifference(),
        EffectMeasure.CupedRevenue => Compare(treatment).CupedRevenueDifference(),
        EffectMeasure.WinsorisedRevenue => Winsorised(Arm(treatment)),
        EffectMeasure.LifetimeValue => Compare(treatment).LifetimeValueDifference(),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
    };

    /// <summary>Returns every treatment's effect in one measure, with p-values corrected for the number of treatments.</summary>
    /// <param name="measure">The measure, chosen beforehand: the correction does not cover looks at several measures.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public ImmutableArray<ReadoutRow> GetRows(EffectMeasure measure) => GetRows([(string.Empty, this)], measure);

    /// <summary>
    /// Returns every treatment's effect in several groups, such as stages or segments, by group and treatment in ordinal order, with
    /// p-values corrected for all of them.
    /// </summary>
    /// <remarks>
    /// A customer belongs to the group at the time of the exposure, not to a group to which the treatment moved them later. All rows with a
    /// p-value, of all groups and treatments, are one family for <see cref="HolmCorrection"/>, including untrusted groups, so many groups
    /// do not make a false alarm more likely. A significant effect in one group and none in another does not show that the groups differ.
    /// </remarks>
    /// <param name="groups">Read-outs with the names of their groups, of disjoint customers, in any order, read once.</param>
    /// <param name="measure">The measure, chosen beforehand: the correction does not cover looks at several measures.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">A name or a read-out is null, or a name occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public static ImmutableArray<ReadoutRow> GetRows(
        IEnumerable<(string Group, ExperimentReadout Readout)> groups, EffectMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var all = new SortedDictionary<string, ExperimentReadout>(StringComparer.Ordinal);
        foreach (var (group, readout) in groups)
        {
            if (group is null || readout is null) throw new ArgumentException("A group must have a name and a read-out.", nameof(groups));
            if (!all.TryAdd(group, readout)) throw new ArgumentException($"The group '{group}' occurs twice.", nameof(groups));
        }

        var effects = all.SelectMany(group => group.Value.Treatments.Select(arm => (
            Group: group.Key, Readout: group.Value, Treatment: arm.Name, Effect: group.Value.GetEffect(arm.Name, measure)))).ToArray();
        var adjusted = HolmCorrection.Adjust([.. effects.Select(row => row.Effect.PValue())]);
        return
        [
            .. effects.Select((row, i) => new ReadoutRow
            {
                Group = row.Group,
                Treatment = row.Treatment,
                Effect = row.Effect,
                AdjustedPValue = adjusted[i],
                Warning = row.Readout.Warning,
                IsSignificant = row.Readout.IsTrusted && adjusted[i].TryGetValue(out var p) && p <= 1 - row.Readout.Options.Level,
            }),
        ];
    }

    /// <summary>The names of the arms and the warning, if any.</summary>
    public override string ToString() =>
        $"{string.Join(", ", Treatments.Select(arm => arm.Name))} against {Control.Name}{(IsTrusted ? "" : $" ({Warning})")}";

    private static (Estimate Cap, decimal Amount) CapOf(ReadoutArm control, ImmutableArray<ReadoutArm> treatments, ReadoutOptions options)
    {
        var all = RevenueSample.Empty;
        foreach (var arm in treatments.Add(control))
        {
            if (arm.Amounts is null) return (Estimate.None($"the amounts of {arm.Name} were not kept"), 0);
            all = all.Merge(arm.Amounts);
        }

        if (all.CustomerCount == 0) return (Estimate.None("there are no customers"), 0);
        var cap = all.Quantile(options.WinsorQuantile);
        return cap > 0
            ? (Estimate.Of((double)cap), cap)
            : (Estimate.None(
                FormattableString.Invariant(
                    $"the {options.WinsorQuantile} quantile of the amounts is {cap}: too few customers spent for that cap")), 0);
    }

    private EffectEstimate Winsorised(ReadoutArm treatment) => WinsorisedCap.HasValue
        ? ArmComparison.OfMeans(MeanDifference.Between(treatment.Amounts!.Cap(_cap), Control.Amounts!.Cap(_cap)), Options)
        : EffectEstimate.None(WinsorisedCap.Reason);

    private ReadoutArm Arm(string treatment)
    {
        foreach (var arm in Treatments)
            if (arm.Name == treatment) return arm;
        throw new KeyNotFoundException($"There is no treatment '{treatment}'.");
    }
}

/// <summary>The measures in which two arms are compared.</summary>
public enum EffectMeasure
{
    /// <summary>The difference of the shares of customers who converted: <see cref="ArmComparison.ConversionDifference"/>.</summary>
    ConversionDifference,

    /// <summary>The share of the treatment over that of the control, minus 1: <see cref="ArmComparison.ConversionLift"/>.</summary>
    ConversionLift,

    /// <summary>The difference of mean revenue per customer: <see cref="ArmComparison.RevenueDifference"/>.</summary>
    Revenue,

    /// <summary>The same difference, adjusted by spend before the experiment: <see cref="ArmComparison.CupedRevenueDifference"/>.</summary>
    CupedRevenue,

    /// <summary>
    /// Another figure: the difference of mean <em>capped</em> revenue, in which amounts above the
    /// <see cref="ReadoutOptions.WinsorQuantile"/> of all arms together count as that quantile. It does not show an effect on amounts above
    /// the cap, and must not be multiplied by the number of customers to get earned money. The cap is taken as known: the standard error
    /// does not include the estimation of the quantile (Dixon 1960, "Simplified estimation from censored normal samples", Annals of
    /// Mathematical Statistics 31; Kohavi, Tang and Xu, Trustworthy Online Controlled Experiments, 2020, ch. 22, on capped metrics).
    /// </summary>
    WinsorisedRevenue,

    /// <summary>
    /// The difference of the estimated lifetime value per customer: <see cref="ArmComparison.LifetimeValueDifference"/>.
    /// </summary>
    LifetimeValue,
}
