using LifecycleKit.Conditions;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    private const int EventPage = 100;

    /// <inheritdoc/>
    public async ValueTask<EventExpiryResult> ExpireEventsAsync(int maxCount = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var now = _shared.Time.GetUtcNow();
        if (Options.RetentionPeriod is not { } period || now - DateTimeOffset.MinValue < period) return new EventExpiryResult();
        var result = new EventExpiryResult { HasMore = true };
        while (result.HasMore && result.CustomerCount < maxCount)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(EventPage, maxCount - result.CustomerCount);
            _shared.EventPasses.TryGetValue(Scope, out var last);
            var keys = await Store.ListAsync(Scope, last, count, cancellationToken).ConfigureAwait(false);
            result = await ExpireEventsAsync(keys, now, result, cancellationToken).ConfigureAwait(false);
            result = result with { CustomerCount = result.CustomerCount + keys.Count, HasMore = keys.Count == count };
            // The next call goes on from here; after the last customer it begins again.
            if (result.HasMore) _shared.EventPasses[Scope] = keys[^1].CustomerId;
            else _shared.EventPasses.TryRemove(Scope, out _);
        }

        return result;
    }

    private async ValueTask<EventExpiryResult> ExpireEventsAsync(
        IReadOnlyList<CustomerKey> keys, DateTimeOffset now, EventExpiryResult result, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return result;
        var stored = await Store.LoadManyAsync([.. keys.Select(key => new CustomerQuery(key, []))], cancellationToken)
            .ConfigureAwait(false);
        foreach (var one in stored)
        {
            if (one.Record is not { } record || !MayHaveExpired(record, now - Options.RetentionPeriod!.Value)) continue;
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var removed = await ExpireEventsAsync(record, one.PublicationNumber, now, cancellationToken).ConfigureAwait(false);
                result = result with { RemovedCount = result.RemovedCount + removed };
            }
            catch (Exception error) when (error is PredicateException or FieldException or OverflowException)
            {
                // Code of the host fails in the replay of this customer. The other customers must not wait.
                result = result with { FailedCount = result.FailedCount + 1 };
                var failure = new CustomerFailure(record.Key, error);
                _shared.Observers.Notify(observer => observer.OnCustomerFailed(failure));
            }
        }

        return result;
    }

    private async ValueTask<int> ExpireEventsAsync(
        CustomerRecord record, long publicationNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var runtime = await _shop.GetAsync(publicationNumber, cancellationToken).ConfigureAwait(false);
        var work = _shared.Open(record);
        await LoadEventsAsync(work, cancellationToken).ConfigureAwait(false);
        var removed = new EventRecording(runtime, work, Options, now).Expire();
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
