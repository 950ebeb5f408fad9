namespace LifecycleKit.Conditions;

/// <summary>Lengths of time that conditions look back.</summary>
internal static class Age
{
    /// <summary>36 500 days.</summary>
    public const long MaxTicks = MaxDays * TimeSpan.TicksPerDay;

    private const long MaxDays = 36_500;

    /// <exception cref="ArgumentOutOfRangeException">The length is not above 0, or exceeds a century.</exception>
    public static long Ticks(TimeSpan length, string name) => length > TimeSpan.Zero && length.Ticks <= MaxTicks
        ? length.Ticks
        : throw new ArgumentOutOfRangeException(name, length, $"A length of time must be above 0 and at most {MaxDays} days.");
}
