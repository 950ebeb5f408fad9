using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Engagement rate: engaged sessions among all sessions.</summary>
/// <remarks>
/// A session is engaged when it lasted as long as a threshold or when the host says so (a key event, a second page), as in Google Analytics 4
/// (support.google.com/analytics/answer/11109416). Interactions per follower or per impression, which social media call by the same name, are
/// another figure. Static and thread-safe.
/// </remarks>
public static class EngagementRate
{
    /// <summary>The threshold unless another is given: ten seconds.</summary>
    public static TimeSpan DefaultThreshold { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The rate of counted sessions.</summary>
    /// <param name="engagedSessions">How many were engaged, from 0 to <paramref name="sessions"/>.</param>
    /// <param name="sessions">How many there were; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more sessions are engaged than there were.</exception>
    public static Ratio Of(long engagedSessions, long sessions) => Proportion.Of(engagedSessions, sessions, nameof(engagedSessions));

    /// <summary>What one event adds: 1/1 or 0/1 for a visit, 0/0 for anything else.</summary>
    /// <param name="customerEvent">The event.</param>
    /// <param name="threshold">From which duration on a visit is engaged, at least 0; <see cref="DefaultThreshold"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative.</exception>
    public static Ratio Of(in CustomerEvent customerEvent, TimeSpan? threshold = null)
    {
        var from = Checked(threshold);
        return customerEvent.Kind == CustomerEventKind.Visit ? Proportion.If(customerEvent.Engaged || customerEvent.Duration >= from) : default;
    }

    /// <summary>The rate over events, of any customers and in any order; other kinds than visits are passed over.</summary>
    /// <param name="events">The events.</param>
    /// <param name="threshold">From which duration on a visit is engaged, at least 0; <see cref="DefaultThreshold"/> when null.</param>
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
