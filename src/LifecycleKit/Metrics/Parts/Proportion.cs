using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Ratios of counts whose numerator counts a part of the denominator.</summary>
internal static class Proportion
{
    public static Ratio None { get; } = Ratio.Of(0, 1);

    public static Ratio One { get; } = Ratio.Of(1, 1);

    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the part exceeds the whole.</exception>
    public static Ratio Of(long part, long whole, string partName)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part, partName);
        // A negative whole is less than any part from 0 on.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole, partName);
        return Ratio.Of(part, whole);
    }

    public static Ratio If(bool condition) => condition ? One : None;
}
