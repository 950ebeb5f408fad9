using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Mentions of the brand: how many a day, and how they grow.</summary>
/// <remarks>
/// What is a mention, and where it is looked for, is the host's: figures of different trackers do not compare. Static and thread-safe.
/// </remarks>
public static class BrandMentions
{
    /// <summary>Mentions for each day of a period.</summary>
    /// <remarks>
    /// A day is 24 hours, so a month in which clocks change has a fraction. Ratios of periods that follow each other add up; those of several
    /// sources for one period do not, as their days would add up too: add the mentions first.
    /// </remarks>
    /// <param name="mentions">How many mentions there were, at least 0.</param>
    /// <param name="period">The period; an empty one makes the figure undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Ratio PerDay(long mentions, Period period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mentions);
        return Ratio.Of(mentions, (decimal)period.Duration.Ticks / TimeSpan.TicksPerDay);
    }

    /// <summary>(Mentions − mentions before) / mentions before: −1 when all are gone, 1 when they doubled.</summary>
    /// <param name="mentions">How many mentions there were, at least 0.</param>
    /// <param name="mentionsBefore">How many there were in a period of the same length before; 0 makes the growth undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio Growth(long mentions, long mentionsBefore)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mentions);
        ArgumentOutOfRangeException.ThrowIfNegative(mentionsBefore);
        return Ratio.Of((decimal)mentions - mentionsBefore, mentionsBefore);
    }

    /// <summary>Growth of the mentions per day, for periods of any lengths, such as February and March.</summary>
    /// <param name="mentions">How many mentions there were, at least 0.</param>
    /// <param name="period">When.</param>
    /// <param name="mentionsBefore">How many there were before; 0 makes the growth undefined.</param>
    /// <param name="periodBefore">When that was. If either period is empty, the growth is undefined.</param>
    /// <returns>Above and below the line stand mentions per day: their growth, and what they were.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio Growth(long mentions, Period period, long mentionsBefore, Period periodBefore)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mentionsBefore);
        var (now, before) = (PerDay(mentions, period), PerDay(mentionsBefore, periodBefore));
        if (!now.IsDefined || !before.IsDefined) return default;
        var daily = before.Numerator / before.Denominator;
        return Ratio.Of(now.Numerator / now.Denominator - daily, daily);
    }
}
