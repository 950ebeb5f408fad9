using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>The smallest effect that an experiment tells with the power of its plan, in both units.</summary>
/// <remarks><c>default</c> was never computed. Immutable and safe to share between threads.</remarks>
public readonly record struct DetectableEffect
{
    internal DetectableEffect(Estimate absolute, double baseline)
    {
        Absolute = absolute;
        Relative = !absolute.HasValue ? absolute
            : baseline == 0 ? Estimate.None("the baseline is zero")
            : Estimate.Of(absolute.Value / baseline);
    }

    /// <summary>Treatment less control, in the unit of the figure, negative for a fall; none when no effect can be told, with the reason.</summary>
    public Estimate Absolute { get; }

    /// <summary>Treatment less control, over control; none also when the baseline is 0.</summary>
    public Estimate Relative { get; }

    /// <summary>Both, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Absolute}, relative {Relative}");
}
