namespace LifecycleKit.Tracking;

public sealed partial class LifecycleOptions
{
    /// <summary>
    /// The time for which all other events are kept, such as orders and consents; later only their sums are kept, and each order as it is
    /// now. From <see cref="ReplayHorizon"/> to 36 500 days. All events of an order expire together, when the last one does. Views do not
    /// change; a replay is exact within the period. Events expire while a customer is active, from time to time, and by
    /// <see cref="ILifecycleTracker.ExpireEventsAsync"/>.
    /// </summary>
    /// <value>Null by default: these events are kept permanently.</value>
    public TimeSpan? RetentionPeriod { get; set; }

    private IEnumerable<string> RetentionErrors()
    {
        if (RetentionPeriod is { } period && (period < ReplayHorizon || period > TimeSpan.FromDays(36_500)))
        {
            yield return $"{nameof(RetentionPeriod)} must be at least {nameof(ReplayHorizon)}, which is {ReplayHorizon}, and at most "
                + $"36500 days, or null; it is {period}.";
        }
    }
}
