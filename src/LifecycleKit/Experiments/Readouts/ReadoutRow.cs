using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>One row of a read-out: a treatment in a group, its effect, and the p-value corrected for the number of tests.</summary>
public sealed record ReadoutRow
{
    /// <summary>The name of the group, such as a stage or segment; empty without groups.</summary>
    public string Group { get; init; } = "";

    /// <summary>The treatment's name.</summary>
    public required string Treatment { get; init; }

    /// <summary>The effect; its interval and p-value are not corrected.</summary>
    public required EffectEstimate Effect { get; init; }

    /// <summary>The p-value by <see cref="HolmCorrection"/> over all rows with a p-value, or the reason why there is none.</summary>
    public required Estimate AdjustedPValue { get; init; }

    /// <summary>The reason not to trust the row; empty when there is none.</summary>
    public string Warning { get; init; } = "";

    /// <summary>
    /// Indicates whether the effect is significant: no warning, and an adjusted p-value of at most 1 − level. A false value does not show
    /// that there is no effect.
    /// </summary>
    public required bool IsSignificant { get; init; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ReadoutRow {{ Group = {Group}, Treatment = {Treatment}, Effect = {Effect}, AdjustedPValue = {AdjustedPValue}, "
        + $"Warning = {Warning}, IsSignificant = {IsSignificant} }}");
}
