using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Mentions of the brand: per day, and their growth.</summary>
/// <remarks>
/// The host defines what a mention is and where to count mentions: figures of different sources are not comparable.
/// </remarks>
public static class BrandMentions
{
    /// <summary>Returns the mentions per day of a period.</summary>
    /// <remarks>
    /// A day is 24 hours, so a month in which clocks change is not a whole number of days. Ratios of consecutive periods add up; ratios of
    /// several sources for one period do not, since their days would add up too: add the mentions first.
    /// </remarks>
    /// <param name="mentions">The number of mentions, at least 0.</param>
    /// <param name="period">The period; an empty one makes the figure undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Ratio PerDay(long mentions, Period period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mentions);
        return Ratio.Of(mentions, (decimal)period.Duration.Ticks / TimeSpan.TicksPerDay);
    }

    /// <summary>Returns (mentions − mentions before) / mentions before: −1 when none is left, 1 when the number doubled.</summary>
    /// <param name="mentions">The number of mentions, at least 0.</param>
    /// <param name="mentionsBefore">The number in an earlier period of the same length; 0 makes the growth undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio Growth(long mentions, long mentionsBefore)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mentions);
        ArgumentOutOfRangeException.ThrowIfNegative(mentionsBefore);
        return Ratio.Of((decimal)mentions - mentionsBefore, mentionsBefore);
    }

    /// <summary>Returns the growth of the mentions per day, for periods of any lengths, such as February and March.</summary>
    /// <param name="mentions">The number of mentions, at least 0.</param>
    /// <param name="period">The period.</param>
    /// <param name="mentionsBefore">The number of mentions in the earlier period; 0 makes the growth undefined.</param>
    /// <param name="periodBefore">The earlier period. If either period is empty, the growth is undefined.</param>
    /// <returns>A ratio of mentions per day: the numerator is their difference, the denominator the earlier value.</returns>
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
