using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Average session duration in seconds: total duration / number of sessions.</summary>
/// <remarks>
/// A session with a single event has length 0, since its end is not known. The classic figure of Google Analytics includes such sessions,
/// which lowers the mean; <see cref="WithoutSingleEvent(IEnumerable{CustomerEvent})"/> excludes them. Average engagement time, which Google
/// Analytics 4 shows (foreground time by active users), is another figure. Seconds are exact to the tick.
/// </remarks>
public static class SessionDuration
{
    /// <summary>
    /// Returns the contribution of one event to the mean over all sessions: the duration of a visit; nothing for other events.
    /// </summary>
    /// <param name="customerEvent">The event.</param>
    public static MeanValue OfAll(in CustomerEvent customerEvent) =>
        customerEvent.Kind == CustomerEventKind.Visit ? MeanValue.Of(Seconds(customerEvent)) : default;

    /// <summary>Returns the mean over all sessions, including those of length 0; no value without visits.</summary>
    /// <param name="events">The events of any customers, in any order; events other than visits are skipped.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static MeanValue OfAll(IEnumerable<CustomerEvent> events) => ContributionSum.Of(events, e => OfAll(e));

    /// <summary>
    /// Returns the contribution of one event to the mean without single-event sessions: the duration of a visit longer than 0; nothing for
    /// other events.
    /// </summary>
    /// <param name="customerEvent">The event.</param>
    public static MeanValue WithoutSingleEvent(in CustomerEvent customerEvent) =>
        customerEvent.Duration > TimeSpan.Zero ? OfAll(customerEvent) : default;

    /// <summary>Returns the mean over sessions longer than 0; no value without such visits.</summary>
    /// <param name="events">The events of any customers, in any order; events other than visits are skipped.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static MeanValue WithoutSingleEvent(IEnumerable<CustomerEvent> events) => ContributionSum.Of(events, e => WithoutSingleEvent(e));

    private static decimal Seconds(in CustomerEvent customerEvent) => customerEvent.Duration.Ticks / (decimal)TimeSpan.TicksPerSecond;
}
