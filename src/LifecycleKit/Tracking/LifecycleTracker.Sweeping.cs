using LifecycleKit.Conditions;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public ValueTask<SweepResult> SweepAsync(int maxCount = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return TrackerActivities.RunAsync(TrackerActivities.Sweep, Scope, async activity =>
        {
            var result = await SweepTakenAsync(maxCount, cancellationToken).ConfigureAwait(false);
            activity?.SetTag(TelemetryTags.CustomerCount, result.CustomerCount)
                .SetTag(TelemetryTags.MovedOverCount, result.MovedOverCount)
                .SetTag(TelemetryTags.TransitionCount, result.Transitions.Count)
                .SetTag(TelemetryTags.FailureCount, result.Failures.Count);
            return result;
        });
    }

    private async ValueTask<SweepResult> SweepTakenAsync(int maxCount, CancellationToken cancellationToken)
    {
        var now = _shared.Time.GetUtcNow();
        var runtime = await _shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
        var sweep = new Sweep();
        var leasedUntil = now + Options.LeaseDuration;
        var due = await Store.TakeDueAsync(Scope, now, leasedUntil, maxCount, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<CustomerKey> outdated = [];
        var (taken, count) = (due, 0);
        try
        {
            if (due.Count < maxCount)
            {
                outdated = await Store.TakeOutdatedAsync(
                    Scope, runtime.Version, now, leasedUntil, maxCount - due.Count, cancellationToken).ConfigureAwait(false);
                taken = [.. due.Union(outdated)];
            }

            for (; count < taken.Count; count++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await SweepAsync(taken[count], now, sweep, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _shared.Leases.ReleaseAsync([.. taken.Skip(count)]).ConfigureAwait(false);
            throw;
        }

        var delivered = Options.Delivery == DeliveryMode.InRequest
            ? await _shared.Delivery.DeliverAsync(Scope, maxCount, cancellationToken).ConfigureAwait(false) : null;
        if (delivered is not null) sweep.HandlerFailures.AddRange(delivered.HandlerFailures);
        return new SweepResult
        {
            CustomerCount = due.Count,
            MovedOverCount = outdated.Count,
            HasMore = due.Count + outdated.Count == maxCount || delivered is { HasMore: true },
            Transitions = sweep.Transitions,
            HandlerFailures = sweep.HandlerFailures,
            Failures = sweep.Failures,
        };
    }

    private async ValueTask SweepAsync(CustomerKey key, DateTimeOffset now, Sweep sweep, CancellationToken cancellationToken)
    {
        CustomerRecord? record = null;
        try
        {
            while (true)
            {
                var stored = await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false);
                var runtime = await _shop.GetAsync(stored.PublicationNumber, cancellationToken).ConfigureAwait(false);
                if (stored.Record is null) return;
                record = stored.Record;
                var (document, version) = (record.Document, record.Version);
                if (document.LinkedTo is not null)
                {
                    // Without states, so that there is nothing to move over but the version. After a concurrent save it is found again.
                    if (version != runtime.Version)
                    {
                        await Store.SaveAsync(record.ToUnmoved(runtime.Version), CancellationToken.None).ConfigureAwait(false);
                    }

                    return;
                }

                if (!(document.NextMoveAt <= now || document.RetryAt is not null || version != runtime.Version)) return;
                var work = _shared.Open(record);
                var recording = new EventRecording(runtime, work, _shared, now);
                if (recording.NeedsEvents()) await LoadEventsAsync(work, cancellationToken).ConfigureAwait(false);
                recording.Advance();
                var change = WithDeliveries(recording.ToChange(out var notices), stored.HasDeliveries);
                _shared.Work.Return(work);
                if (await Store.SaveAsync(change, cancellationToken).ConfigureAwait(false) != SaveOutcome.Saved) continue;
                TrackerMetrics.CountTransitions(Scope, change.AddedTransitions);
                sweep.Transitions.AddRange(notices);
                sweep.HandlerFailures.AddRange(
                    await _shared.Delivery.DeliverAsync(change, cancellationToken).ConfigureAwait(false));
                return;
            }
        }
        catch (Exception error) when (record is not null && error is PredicateException or FieldException or OverflowException)
        {
            // Code of the host fails for this customer. The other customers must not wait.
            await PutOffAsync(record!, error, now, sweep).ConfigureAwait(false);
        }
    }

    private async ValueTask PutOffAsync(CustomerRecord record, Exception error, DateTimeOffset now, Sweep sweep)
    {
        var failure = new CustomerFailure(record.Key, error);
        sweep.Failures.Add(failure);
        _shared.Observers.Notify(observer => observer.OnCustomerFailed(failure));
        var runtime = await _shop.GetAsync(0, CancellationToken.None).ConfigureAwait(false);
        // With the version in force; otherwise the customer would be found as outdated again at once. After a concurrent save nothing is
        // left to do.
        await Store.SaveAsync(record.ToUnmoved(runtime.Version, record.Document.WithFailure(now)), CancellationToken.None)
            .ConfigureAwait(false);
    }

    private sealed class Sweep
    {
        public List<TransitionNotice> Transitions { get; } = [];

        public List<HandlerFailure> HandlerFailures { get; } = [];

        public List<CustomerFailure> Failures { get; } = [];
    }
}
