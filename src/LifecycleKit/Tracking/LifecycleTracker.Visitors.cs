namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    private const int VisitorPage = 100;

    /// <inheritdoc/>
    public async ValueTask<VisitorExpiryResult> ExpireVisitorsAsync(int maxCount = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var now = _shared.Time.GetUtcNow();
        if (Options.VisitorExpiry is not { } expiry || now - DateTimeOffset.MinValue < expiry) return new VisitorExpiryResult();
        var (read, removed, hasMore) = (0, 0, true);
        while (hasMore && read < maxCount)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(VisitorPage, maxCount - read);
            _shared.VisitorPasses.TryGetValue(Scope, out var last);
            var keys = await Store.ListAsync(Scope, last, count, cancellationToken).ConfigureAwait(false);
            removed += await RemoveVisitorsAsync(keys, now - expiry, cancellationToken).ConfigureAwait(false);
            read += keys.Count;
            hasMore = keys.Count == count;
            // The next call goes on from here; after the last customer it begins again.
            if (hasMore) _shared.VisitorPasses[Scope] = keys[^1].CustomerId;
            else _shared.VisitorPasses.TryRemove(Scope, out _);
        }

        return new VisitorExpiryResult { CustomerCount = read, RemovedCount = removed, HasMore = hasMore };
    }

    private async ValueTask<int> RemoveVisitorsAsync(
        IReadOnlyList<CustomerKey> keys, DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return 0;
        var removed = 0;
        var stored = await Store.LoadManyAsync([.. keys.Select(key => new CustomerQuery(key, []))], cancellationToken)
            .ConfigureAwait(false);
        foreach (var one in stored)
        {
            // Who is linked expires with the head of the group.
            if (one.Record is not { Document.LinkedTo: null } record || !IsVisitorOfBefore(record, before)) continue;
            // A visitor who comes back meanwhile is a conflict, and stays.
            var removals = new List<CustomerErasure> { new() { Key = record.Key, ExpectedSequence = record.Sequence } };
            foreach (var other in await LoadOthersAsync(record, cancellationToken).ConfigureAwait(false))
                removals.Add(new CustomerErasure { Key = other.Key, ExpectedSequence = other.Sequence });
            if (await Store.EraseTogetherAsync(removals, cancellationToken).ConfigureAwait(false) == SaveOutcome.Saved) removed++;
        }

        return removed;
    }

    /// <summary>
    /// Returns whether nothing leads from a customer to a person, and the latest recorded event and claim are before an instant.
    /// </summary>
    private static bool IsVisitorOfBefore(CustomerRecord record, DateTimeOffset before)
    {
        var document = record.Document;
        if (document.LastEventAt >= before || document.Claims.Any(claim => claim.ClaimedAt >= before)) return false;
        var history = record.History;
        return history.Orders.Entries.Count == 0 && history.Profile.Contacts == default && history.Consents.GetAll().Count == 0
            && history.Cases.GetAll().Count == 0 && history.Subscriptions.GetAll().Count == 0;
    }
}
