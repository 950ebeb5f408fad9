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
            var record = (await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false)).Record;
            wasKnown |= record is not null;
            var at = _shared.Time.GetUtcNow();
            // Events may be ahead of this clock. What is erased must not come back when it is sent again.
            if (record?.Document.LastEventAt > at) at = record.Document.LastEventAt.Value;
            var erasure = new CustomerErasure { Key = key, ExpectedSequence = record?.Sequence ?? 0, Tombstone = tombstone, At = at };
            if (await Store.EraseAsync(erasure, cancellationToken).ConfigureAwait(false) != SaveOutcome.Saved) continue;
            var erasedAt = await Store.FindTombstoneAsync(Scope, tombstone, cancellationToken).ConfigureAwait(false);
            return new EraseResult { WasKnown = wasKnown, ErasedAt = erasedAt ?? at, Tombstone = tombstone };
        }
    }
}
