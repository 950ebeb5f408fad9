namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<VisitorExpiryResult> ExpireVisitorsAsync(int maxCount = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var now = _shared.Time.GetUtcNow();
        if (Options.VisitorExpiry is not { } expiry || now - DateTimeOffset.MinValue < expiry) return new VisitorExpiryResult();
        var removed = 0;
        var (count, hasMore) = await _shared.VisitorPass.ReadAsync(Store, Scope, maxCount, RemoveAsync, cancellationToken)
            .ConfigureAwait(false);
        return new VisitorExpiryResult { CustomerCount = count, RemovedCount = removed, HasMore = hasMore };

        async ValueTask RemoveAsync(CustomerRecord record, long publicationNumber)
        {
            // Who is linked expires with the head of the group.
            if (record.Document.LinkedTo is not null || !IsVisitorOfBefore(record, now - expiry)) return;
            // A visitor who comes back meanwhile is a conflict, and stays.
            var removals = new List<CustomerErasure> { new() { Key = record.Key, ExpectedSequence = record.Sequence } };
            foreach (var other in await LoadOthersAsync(record, cancellationToken).ConfigureAwait(false))
                removals.Add(new CustomerErasure { Key = other.Key, ExpectedSequence = other.Sequence });
            if (await Store.EraseTogetherAsync(removals, cancellationToken).ConfigureAwait(false) == SaveOutcome.Saved) removed++;
        }
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
            && history.Cases.GetAll().Count == 0 && history.Subscriptions.GetAll().Count == 0
            && history.Deals.Count == 0
            && history.Accounts.HasNone && history.AccountContacts.GetAll().Count == 0;
    }
}
