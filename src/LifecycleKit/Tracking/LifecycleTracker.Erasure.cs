namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<EraseResult> EraseAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var key = new CustomerKey(Scope, customerId);
        var tombstone = await _shared.Tombstones.ForAsync(key, cancellationToken).ConfigureAwait(false);
        var wasKnown = false;
        while (true)
        {
            var stored = await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false);
            wasKnown |= stored.Record is not null;
            (stored, _) = await FindHeadAsync(key, null, stored, cancellationToken).ConfigureAwait(false);
            var record = stored.Record;
            var at = _shared.Time.GetUtcNow();
            // Events may be ahead of this clock. What is erased must not come back when it is sent again.
            if (record?.Document.LastEventAt > at) at = record.Document.LastEventAt.Value;
            if (record is not null && (_shared.RollUp is not null || !_shared.OtherShops.IsEmpty))
            {
                await DetachAsync(record, at, cancellationToken).ConfigureAwait(false);
                // It may have saved the customer.
                stored = await Store.LoadAsync(record.Key, null, cancellationToken).ConfigureAwait(false);
                record = stored.Record;
                if (record is null) continue;
                if (record.Document.LastEventAt > at) at = record.Document.LastEventAt.Value;
            }

            var erasures = new List<CustomerErasure>
            {
                await ErasureOfAsync(record?.Key ?? key, record?.Sequence ?? 0, at, cancellationToken).ConfigureAwait(false),
            };
            // A group is one person: all ids go, each with a tombstone of its own.
            if (record is not null)
            {
                foreach (var other in await LoadOthersAsync(record, cancellationToken).ConfigureAwait(false))
                    erasures.Add(await ErasureOfAsync(other.Key, other.Sequence, at, cancellationToken).ConfigureAwait(false));
            }

            var outcome = erasures is [var only] ? await Store.EraseAsync(only, cancellationToken).ConfigureAwait(false)
                : await Store.EraseTogetherAsync(erasures, cancellationToken).ConfigureAwait(false);
            if (outcome != SaveOutcome.Saved) continue;
            var erasedAt = await Store.FindTombstoneAsync(Scope, tombstone, cancellationToken).ConfigureAwait(false);
            return new EraseResult { WasKnown = wasKnown, ErasedAt = erasedAt ?? at, Tombstone = tombstone };
        }
    }

    private async ValueTask<CustomerErasure> ErasureOfAsync(
        CustomerKey key, long sequence, DateTimeOffset at, CancellationToken cancellationToken) => new()
    {
        Key = key,
        ExpectedSequence = sequence,
        Tombstone = await _shared.Tombstones.ForAsync(key, cancellationToken).ConfigureAwait(false),
        At = at,
    };
}
