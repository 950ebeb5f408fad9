using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordResult>> RecordAsync(
        IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new EventBatch(this, _shared, _shop).RecordAsync(events, cancellationToken);
    }

    /// <summary>Returns why an event cannot be recorded, whatever the customer; null when it can.</summary>
    internal string? FindProblem(in TrackedEvent one, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(one.CustomerId) ? "The customer id is empty."
        : one.Event.Kind == CustomerEventKind.None ? "The event is default. Create it by a factory of CustomerEvent."
        : one.Event.At > now + Options.FutureTolerance
            ? FormattableString.Invariant(
                $"The event at {one.Event.At:O} is further ahead of the clock ({now:O}) than the allowed {Options.FutureTolerance}.")
        : null;
}
