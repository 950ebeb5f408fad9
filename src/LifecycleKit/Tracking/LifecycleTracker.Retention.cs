using LifecycleKit.Conditions;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<EventExpiryResult> ExpireEventsAsync(int maxCount = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var now = _shared.Time.GetUtcNow();
        if (Options.RetentionPeriod is not { } period || now - DateTimeOffset.MinValue < period) return new EventExpiryResult();
        var (removed, failed) = (0, 0);
        var (count, hasMore) = await _shared.EventPass.ReadAsync(Store, Scope, maxCount, ExpireAsync, cancellationToken)
            .ConfigureAwait(false);
        return new EventExpiryResult { CustomerCount = count, RemovedCount = removed, FailedCount = failed, HasMore = hasMore };

        async ValueTask ExpireAsync(CustomerRecord record, long publicationNumber)
        {
            if (!MayHaveExpired(record, now - period)) return;
            try
            {
                removed += await ExpireEventsAsync(record, publicationNumber, now, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is PredicateException or FieldException or OverflowException)
            {
                // Code of the host fails in the replay of this customer. The other customers must not wait.
                failed++;
                var failure = new CustomerFailure(record.Key, error);
                _shared.Observers.Notify(observer => observer.OnCustomerFailed(failure));
            }
        }
    }

    private async ValueTask<int> ExpireEventsAsync(
        CustomerRecord record, long publicationNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var runtime = await _shop.GetAsync(publicationNumber, cancellationToken).ConfigureAwait(false);
        var work = _shared.Open(record);
        await LoadEventsAsync(work, cancellationToken).ConfigureAwait(false);
        var removed = new EventRecording(runtime, work, _shared, now).Expire();
        var change = removed > 0 ? work.ToChange(record.Version, runtime.Tracks, null) : null;
        _shared.Work.Return(work);
        if (change is null) return 0;
        return await Store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveOutcome.Saved ? removed : 0;
    }

    /// <summary>Returns false for a customer who has no kept event before an instant, as far as the document tells.</summary>
    private static bool MayHaveExpired(CustomerRecord record, DateTimeOffset since)
    {
        var document = record.Document;
        // The events of who is linked are those of the head.
        if (document.LinkedTo is not null || document.LastEventNumber == 0) return false;
        if (document.Checkpoint is { } checkpoint && checkpoint.LastEventNumber == document.LastEventNumber)
            return checkpoint.KeptFrom < since;
        return !(record.History.Profile.FirstSeenAt >= since);
    }
}
