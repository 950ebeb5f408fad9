using System.Globalization;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>One line of a read-out: a treatment in a group, its effect, and the p-value corrected for how many were tried.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ReadoutRow
{
    internal ReadoutRow(string group, string treatment, EffectEstimate effect, Estimate adjustedPValue, string warning, double level) =>
        (Group, Treatment, Effect, AdjustedPValue, Warning, IsShown) =
            (group, treatment, effect, adjustedPValue, warning, warning.Length == 0 && adjustedPValue.TryGetValue(out var p) && p <= 1 - level);

    /// <summary>The stage, segment or whatever the groups are; empty where there are none.</summary>
    public string Group { get; }

    /// <summary>The treatment's name.</summary>
    public string Treatment { get; }

    /// <summary>The effect, its own interval and p-value not corrected.</summary>
    public EffectEstimate Effect { get; }

    /// <summary>The p-value by <see cref="HolmCorrection"/> over all rows that have one, or why there is none.</summary>
    public Estimate AdjustedPValue { get; }

    /// <summary>Why the row is not to be trusted; empty when nothing speaks against it.</summary>
    public string Warning { get; }

    /// <summary>Whether an effect is shown: no warning, and the adjusted p-value at most one less the level. That none is shown does not show that there is none.</summary>
    public bool IsShown { get; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ReadoutRow {{ Group = {Group}, Treatment = {Treatment}, Effect = {Effect}, AdjustedPValue = {AdjustedPValue}, "
        + $"Warning = {Warning}, IsShown = {IsShown} }}");
}
