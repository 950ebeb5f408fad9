using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Engagement rate: the share of engaged sessions.</summary>
/// <remarks>
/// A session is engaged when its duration reaches a threshold or when the host marks it as engaged (a key event, a second page), as in
/// Google Analytics 4 (support.google.com/analytics/answer/11109416). Interactions per follower or per impression, for which social media
/// use the same name, are another figure.
/// </remarks>
public static class EngagementRate
{
    /// <summary>The default threshold: ten seconds.</summary>
    public static TimeSpan DefaultThreshold { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Returns the rate from counts.</summary>
    /// <param name="engagedSessions">The number of engaged sessions, from 0 to <paramref name="sessions"/>.</param>
    /// <param name="sessions">The number of all sessions; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more sessions are engaged than there were.</exception>
    public static Ratio Of(long engagedSessions, long sessions) => Proportion.Of(engagedSessions, sessions, nameof(engagedSessions));

    /// <summary>Returns the contribution of one event: 1/1 or 0/1 for a visit, 0/0 for other events.</summary>
    /// <param name="customerEvent">The event.</param>
    /// <param name="threshold">The duration from which a visit is engaged, at least 0; <see cref="DefaultThreshold"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative.</exception>
    public static Ratio Of(in CustomerEvent customerEvent, TimeSpan? threshold = null)
    {
        var from = Checked(threshold);
        return customerEvent.Kind == CustomerEventKind.Visit
            ? Proportion.If(customerEvent.Engaged || customerEvent.Duration >= from) : default;
    }

    /// <summary>Returns the rate over events of any customers, in any order; events other than visits are skipped.</summary>
    /// <param name="events">The events.</param>
    /// <param name="threshold">The duration from which a visit is engaged, at least 0; <see cref="DefaultThreshold"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative.</exception>
    public static Ratio Of(IEnumerable<CustomerEvent> events, TimeSpan? threshold = null)
    {
        var from = Checked(threshold);
        return ContributionSum.Of(events, e => Of(e, from));
    }

    private static TimeSpan Checked(TimeSpan? threshold)
    {
        if (threshold is not { } given) return DefaultThreshold;
        ArgumentOutOfRangeException.ThrowIfLessThan(given, TimeSpan.Zero, nameof(threshold));
        return given;
    }
}
