using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>A maximum number of messages in a rolling window or in calendar days of the customer's zone.</summary>
/// <remarks><c>default</c> is not a valid cap and is refused.</remarks>
public readonly record struct FrequencyCap
{
    private FrequencyCap(int maxCount, TimeSpan rolling, int days)
    {
        MaxCount = maxCount;
        Rolling = rolling;
        CalendarDays = days;
    }

    /// <summary>The maximum number of messages; at least 1.</summary>
    public int MaxCount { get; }

    /// <summary>The length of a rolling window (now − length, now]; zero for calendar days.</summary>
    public TimeSpan Rolling { get; }

    /// <summary>The number of calendar days, today included; zero for a rolling window.</summary>
    public int CalendarDays { get; }

    /// <summary>Creates a cap over a rolling window.</summary>
    /// <param name="maxCount">The maximum number of messages; at least 1.</param>
    /// <param name="window">The length of the window; above 0, at most <see cref="Customers.MessageLog.Horizon"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FrequencyCap InWindow(int maxCount, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, Customers.MessageLog.Horizon);
        return new FrequencyCap(maxCount, window, 0);
    }

    /// <summary>Creates a cap over calendar days of the customer's zone.</summary>
    /// <param name="maxCount">The maximum number of messages; at least 1.</param>
    /// <param name="days">The number of days, today included; from 1 to 366.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FrequencyCap InDays(int maxCount, int days = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 366);
        return new FrequencyCap(maxCount, TimeSpan.Zero, days);
    }

    /// <summary>Returns the cap in words, culture-invariant, such as <c>at most 2 in 7d</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"at most {MaxCount} in {(Rolling > TimeSpan.Zero ? DurationText.Write(Rolling.Ticks) : CalendarDays == 1 ? "a day" : $"{CalendarDays} days")}");
}
