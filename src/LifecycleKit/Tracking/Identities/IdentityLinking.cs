using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Links and unlinks identities: each call loads all that is concerned, and saves it together.</summary>
/// <param name="tracker">The tracker of the shop.</param>
/// <param name="shared">The services of the trackers.</param>
/// <param name="shop">The publications of the shop.</param>
internal sealed class IdentityLinking(LifecycleTracker tracker, TrackerServices shared, ShopPublications shop)
{
    public async ValueTask<LinkResult> LinkAsync(CustomerKey customer, CustomerKey identity, CancellationToken cancellationToken)
    {
        if (customer == identity) return Refused(LinkRefusal.SameId);
        while (true)
        {
            var head = await LoadAsync(customer, cancellationToken).ConfigureAwait(false);
            var joining = await LoadAsync(identity, cancellationToken).ConfigureAwait(false);
            if (IsErased(head) || IsErased(joining)) return Refused(LinkRefusal.Erased);
            if (head.Key == joining.Key) return new LinkResult { Outcome = LinkOutcome.AlreadyLinked, HeadId = head.Key.CustomerId };
            var group = await LinkedRows.LoadAsync(tracker, head, cancellationToken).ConfigureAwait(false);
            var joined = await LinkedRows.LoadAsync(tracker, joining, cancellationToken).ConfigureAwait(false);
            if (group is null || joined is null) continue;
            var runtime = await shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
            List<CustomerChange> changes;
            try
            {
                changes = new JoinedGroups(shared, runtime, group, joined, shared.Time.GetUtcNow()).ToChanges();
            }
            catch (CurrencyMismatchException)
            {
                return Refused(LinkRefusal.OtherCurrency);
            }

            await ForwardAsync(changes, [group, joined], cancellationToken).ConfigureAwait(false);
            if (await SaveAsync(changes, LinkOutcome.Linked, head.Key, cancellationToken).ConfigureAwait(false) is { } result)
                return result;
        }
    }

    public async ValueTask<LinkResult> UnlinkAsync(CustomerKey identity, CancellationToken cancellationToken)
    {
        while (true)
        {
            var record = await LoadAsync(identity, cancellationToken).ConfigureAwait(false);
            var identities = record.Document.Identities;
            if (record.Document.Base.FindIdentity(identity.CustomerId) is not { } leaving || identities.Length == 1)
                return new LinkResult { Outcome = LinkOutcome.NotLinked, HeadId = record.Key.CustomerId };
            if (leaving.Number == 0) return Refused(LinkRefusal.IsHead);
            if (!string.Equals(leaving.Id, identity.CustomerId, StringComparison.Ordinal)) return Refused(LinkRefusal.IsAlias);
            var group = await LinkedRows.LoadAsync(tracker, record, cancellationToken).ConfigureAwait(false);
            if (group is null) continue;
            var runtime = await shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
            var changes = new DividedGroup(shared, runtime, group, leaving, shared.Time.GetUtcNow()).ToChanges();
            await ForwardAsync(changes, [group], cancellationToken).ConfigureAwait(false);
            if (await SaveAsync(changes, LinkOutcome.Unlinked, record.Key, cancellationToken).ConfigureAwait(false) is { } result)
                return result;
        }
    }

    /// <summary>Adds to the changes what the accounts of the customers get and lose by them.</summary>
    private async ValueTask ForwardAsync(List<CustomerChange> changes, LinkedRows[] before, CancellationToken cancellationToken)
    {
        if (shared.RollUp is not { } rollUp || Array.TrueForAll(before, one => one.Record.History.Accounts.HasNone)) return;
        await rollUp.PrepareAsync(tracker.Scope, cancellationToken).ConfigureAwait(false);
        if (rollUp.Find(tracker.Scope) is not { } accounts) return;
        var events = before.ToDictionary(one => one.Record.Key, one => one.Events);
        var after = changes.Where(change => change.Document.LinkedTo is null).Select(change => new ContactEvents(
            change.Document.Base, change.Document.Source!,
            [
                .. (events.TryGetValue(change.Key, out var kept) ? kept : []).Where(one => !change.RemovedEvents.Contains(one.Number)),
                .. change.AddedEvents,
            ]));
        var difference = accounts.Difference(
            before.Select(one => new ContactEvents(one.Record.Document.Base, one.Record.History, one.Events)), after);
        changes[0] = changes[0] with { Forwarded = [.. difference] };
    }

    /// <summary>Returns the record of a customer or of the head of the group; a new one for an unknown customer.</summary>
    private async ValueTask<CustomerRecord> LoadAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        var stored = await tracker.Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false);
        (stored, _) = await tracker.FindHeadAsync(key, null, stored, cancellationToken).ConfigureAwait(false);
        var runtime = await shop.GetAsync(stored.PublicationNumber, cancellationToken).ConfigureAwait(false);
        return stored.Record ?? await tracker.NewRecordAsync(key, runtime, isAgain: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves the changes and delivers their transitions; null after a conflict, when the call begins again.</summary>
    private async ValueTask<LinkResult?> SaveAsync(
        List<CustomerChange> changes, LinkOutcome outcome, CustomerKey head, CancellationToken cancellationToken)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            changes[i] = await shared.Tombstones.MarkAsync(tracker.WithDeliveries(changes[i], hasDeliveries: true), cancellationToken)
                .ConfigureAwait(false);
        }

        var saved = await tracker.Store.SaveTogetherAsync(changes, cancellationToken).ConfigureAwait(false);
        if (saved == SaveOutcome.Conflict) return null;
        if (saved != SaveOutcome.Saved)
            throw new InvalidOperationException($"Every order of a link belongs to one of its customers, and the store returned {saved}.");
        var failures = new List<HandlerFailure>();
        foreach (var change in changes.Where(change => !change.AddedTransitions.IsEmpty))
        {
            TrackerMetrics.CountTransitions(tracker.Scope, change.AddedTransitions);
            failures.AddRange(await shared.Delivery.DeliverAsync(change, cancellationToken).ConfigureAwait(false));
        }

        if (!changes[0].Rows.Forwarded.IsEmpty)
            await tracker.ApplyForwardedAsync(changes[0].Forwarded, cancellationToken).ConfigureAwait(false);

        return new LinkResult
        {
            Outcome = outcome,
            HeadId = head.CustomerId,
            Transitions = [.. changes.SelectMany(change => change.AddedTransitions).Select(one => one.Notice)],
            HandlerFailures = failures,
        };
    }

    private static bool IsErased(CustomerRecord record) => record is { Sequence: 0, Document.ErasedAt: not null };

    private static LinkResult Refused(LinkRefusal reason) => new() { Outcome = LinkOutcome.Refused, Refusal = reason };
}
