namespace LifecycleKit.Conditions;

/// <summary>Checks the ages and windows of conditions.</summary>
internal static class Age
{
    /// <summary>36 500 days.</summary>
    public const long MaxTicks = MaxDays * TimeSpan.TicksPerDay;

    private const long MaxDays = 36_500;

    /// <exception cref="ArgumentOutOfRangeException">The length is not above 0, or exceeds 36 500 days.</exception>
    public static long Ticks(TimeSpan length, string name) => length > TimeSpan.Zero && length.Ticks <= MaxTicks
        ? length.Ticks
        : throw new ArgumentOutOfRangeException(name, length, $"A duration must be above 0 and at most {MaxDays} days.");
}
