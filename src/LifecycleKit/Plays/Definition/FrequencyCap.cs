using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>At most so many messages in a stretch of time: rolling, or in calendar days of the customer's zone.</summary>
/// <remarks><c>default</c> is no cap and is refused. Immutable and safe to share between threads.</remarks>
public readonly record struct FrequencyCap
{
    private FrequencyCap(int maxCount, TimeSpan rolling, int days) => (MaxCount, Rolling, CalendarDays) = (maxCount, rolling, days);

    /// <summary>How many messages at most; at least 1.</summary>
    public int MaxCount { get; }

    /// <summary>The length of a rolling window (now − length, now]; zero for calendar days.</summary>
    public TimeSpan Rolling { get; }

    /// <summary>How many calendar days, today included; zero for a rolling window.</summary>
    public int CalendarDays { get; }

    /// <summary>A cap over a rolling window.</summary>
    /// <param name="maxCount">How many messages at most; at least 1.</param>
    /// <param name="window">Its length; above 0, at most <see cref="Customers.MessageLog.Horizon"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FrequencyCap InWindow(int maxCount, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, Customers.MessageLog.Horizon);
        return new FrequencyCap(maxCount, window, 0);
    }

    /// <summary>A cap over calendar days of the customer's zone.</summary>
    /// <param name="maxCount">How many messages at most; at least 1.</param>
    /// <param name="days">How many days, today included; from 1 to 366.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FrequencyCap InDays(int maxCount, int days = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 366);
        return new FrequencyCap(maxCount, TimeSpan.Zero, days);
    }

    /// <summary>The cap in words, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"at most {MaxCount} in {(Rolling > TimeSpan.Zero ? ConditionText.Duration(Rolling.Ticks) : CalendarDays == 1 ? "a day" : $"{CalendarDays} days")}");
}
