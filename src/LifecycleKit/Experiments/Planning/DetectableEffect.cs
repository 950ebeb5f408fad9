using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>The smallest effect that an experiment detects with the power of its plan, absolute and relative.</summary>
/// <remarks><c>default</c> is an effect that was never computed.</remarks>
public readonly record struct DetectableEffect
{
    internal DetectableEffect(Estimate absolute, double baseline)
    {
        Absolute = absolute;
        Relative = !absolute.HasValue ? absolute
            : baseline == 0 ? Estimate.None("the baseline is zero")
            : Estimate.Of(absolute.Value / baseline);
    }

    /// <summary>
    /// Treatment − control, in the unit of the figure, negative for a fall; no value, with the reason, when no effect can be detected.
    /// </summary>
    public Estimate Absolute { get; }

    /// <summary>(Treatment − control) / control; no value also when the baseline is 0.</summary>
    public Estimate Relative { get; }

    /// <summary>Both, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Absolute}, relative {Relative}");
}
