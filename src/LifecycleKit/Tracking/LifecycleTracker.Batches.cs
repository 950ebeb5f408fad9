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

    /// <inheritdoc/>
    public ValueTask<BackfillResult> BackfillAsync(
        IAsyncEnumerable<TrackedEvent> history, BackfillOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        return new Backfill(this, _shared, _shop, options).RunAsync(history, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<BackfillResult> BackfillAsync(
        IEnumerable<TrackedEvent> history, BackfillOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        return BackfillAsync(Backfill.ToAsync(history, cancellationToken), options, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ReconcileResult> ReconcileAsync(
        IAsyncEnumerable<TrackedOrder> orders, int maxDifferences = 100, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentOutOfRangeException.ThrowIfNegative(maxDifferences);
        return new OrderReconciliation(this, _shared, _shop, maxDifferences).RunAsync(orders, cancellationToken);
    }

    /// <summary>Returns why an event cannot be recorded, whatever the customer; null when it can.</summary>
    internal string? FindProblem(in TrackedEvent one, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(one.CustomerId) ? "The customer id is empty."
        : one.CustomerId.Length > TextLimits.MaxIdLength
            ? FormattableString.Invariant(
                $"The customer id has {one.CustomerId.Length} characters; at most {TextLimits.MaxIdLength} are allowed.")
        : one.Event.Kind == CustomerEventKind.None ? "The event is default. Create it by a factory of CustomerEvent."
        : ClockCheck.FindAhead(one.Event, now, Options.FutureTolerance) is { } ahead
            ? ClockCheck.Describe(ahead, now, Options.FutureTolerance)
        : null;
}
