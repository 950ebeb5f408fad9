using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>One row of a read-out: a treatment in a group, its effect, and the p-value corrected for the number of tests.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ReadoutRow
{
    internal ReadoutRow(string group, string treatment, EffectEstimate effect, Estimate adjustedPValue, string warning, double level) =>
        (Group, Treatment, Effect, AdjustedPValue, Warning, IsShown) =
            (group, treatment, effect, adjustedPValue, warning, warning.Length == 0 && adjustedPValue.TryGetValue(out var p) && p <= 1 - level);

    /// <summary>The name of the group, such as a stage or segment; empty without groups.</summary>
    public string Group { get; }

    /// <summary>The treatment's name.</summary>
    public string Treatment { get; }

    /// <summary>The effect; its interval and p-value are not corrected.</summary>
    public EffectEstimate Effect { get; }

    /// <summary>The p-value by <see cref="HolmCorrection"/> over all rows with a p-value, or the reason why there is none.</summary>
    public Estimate AdjustedPValue { get; }

    /// <summary>The reason not to trust the row; empty when there is none.</summary>
    public string Warning { get; }

    /// <summary>Indicates whether the effect is significant: no warning, and an adjusted p-value of at most 1 − level. A false value does not show that there is no effect.</summary>
    public bool IsShown { get; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ReadoutRow {{ Group = {Group}, Treatment = {Treatment}, Effect = {Effect}, AdjustedPValue = {AdjustedPValue}, "
        + $"Warning = {Warning}, IsShown = {IsShown} }}");
}
