using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Ratios of counts where the numerator counts some of those that the denominator counts.</summary>
internal static class Proportion
{
    public static Ratio None { get; } = Ratio.Of(0, 1);

    public static Ratio One { get; } = Ratio.Of(1, 1);

    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the part exceeds the whole.</exception>
    public static Ratio Of(long part, long whole, string partName)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part, partName);
        // A negative whole is below any part that is left.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole, partName);
        return Ratio.Of(part, whole);
    }

    public static Ratio If(bool condition) => condition ? One : None;
}
