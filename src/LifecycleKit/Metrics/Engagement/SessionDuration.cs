using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Average session duration, in seconds: the length of all sessions by their number.</summary>
/// <remarks>
/// A session with a single event has length 0, as nothing tells when it ended. The classic figure of Google Analytics counts it and is pulled
/// down by it; <see cref="WithoutSingleEvent(IEnumerable{CustomerEvent})"/> leaves it out. Average engagement time, which Google Analytics 4
/// shows (foreground time by active users), is another figure. Seconds are exact to the tick. Static and thread-safe.
/// </remarks>
public static class SessionDuration
{
    /// <summary>What one event adds to the mean over all sessions: a visit its duration, anything else nothing.</summary>
    /// <param name="customerEvent">The event.</param>
    public static MeanValue OfAll(in CustomerEvent customerEvent) => customerEvent.Kind == CustomerEventKind.Visit ? MeanValue.Of(Seconds(customerEvent)) : default;

    /// <summary>The mean over all sessions, those of length 0 included; no value without visits.</summary>
    /// <param name="events">The events, of any customers and in any order; other kinds than visits are passed over.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static MeanValue OfAll(IEnumerable<CustomerEvent> events) => ContributionSum.Of(events, e => OfAll(e));

    /// <summary>What one event adds to the mean without single-event sessions: a visit longer than 0 its duration, anything else nothing.</summary>
    /// <param name="customerEvent">The event.</param>
    public static MeanValue WithoutSingleEvent(in CustomerEvent customerEvent) => customerEvent.Duration > TimeSpan.Zero ? OfAll(customerEvent) : default;

    /// <summary>The mean over sessions longer than 0; no value without such visits.</summary>
    /// <param name="events">The events, of any customers and in any order; other kinds than visits are passed over.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static MeanValue WithoutSingleEvent(IEnumerable<CustomerEvent> events) => ContributionSum.Of(events, e => WithoutSingleEvent(e));

    private static decimal Seconds(in CustomerEvent customerEvent) => customerEvent.Duration.Ticks / (decimal)TimeSpan.TicksPerSecond;
}
