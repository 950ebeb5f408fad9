using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker : ILifecycleAccounts
{
    /// <summary>
    /// Applies events that a save has forwarded, where the shop of their customers is registered in this process. What fails, or is not
    /// applied since the process ends, stays pending, and any host applies it later.
    /// </summary>
    internal async ValueTask ApplyForwardedAsync(ImmutableArray<ForwardedEvent> forwarded, CancellationToken cancellationToken)
    {
        foreach (var ofShop in forwarded.GroupBy(one => one.Customer.Scope, StringComparer.Ordinal))
        {
            if (FindShop(ofShop.Key) is not { } tracker) continue;
            try
            {
                await tracker.ApplyPendingAsync(ofShop.Count(), cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The event of the call is saved, so that the call has succeeded.
                return;
            }
            catch (Exception error)
            {
                var failure = new CustomerFailure(ofShop.First().Customer, error);
                _shared.Observers.Notify(observer => observer.OnCustomerFailed(failure));
            }
        }
    }

    /// <summary>Returns the tracker of a shop; null when the shop is not registered in this process.</summary>
    internal LifecycleTracker? FindShop(string scope) =>
        string.Equals(scope, Scope, StringComparison.Ordinal) ? this : _shared.FindShop(scope);

    /// <summary>Applies a pending event that a tracker has forwarded.</summary>
    private ValueTask<RecordResult> ApplyForwardedAsync(PendingEvent one, CancellationToken cancellationToken)
    {
        if (string.Equals(one.Event.EventId, RollUpId.StageAsked, StringComparison.Ordinal)) return TellStageAsync(one, cancellationToken);
        if (!RollUpId.TryParse(one.Event.EventId, out var id))
            return RecordAsync(one.Customer, one.Event, one.Number, cancellationToken);
        var kept = one with { Event = one.Event.WithId(id.Kept) };
        return id.IsWithdrawn ? new WithdrawnCopy(this, _shared, _shop).ApplyAsync(kept, id, cancellationToken)
            : id.MutedUntil is { } end ? TakeOverAsync(kept, end, cancellationToken)
            : RecordAsync(kept.Customer, kept.Event, kept.Number, cancellationToken);
    }

    /// <summary>Applies an event of a history that was taken over, whose transitions up to the end of the history are muted.</summary>
    private async ValueTask<RecordResult> TakeOverAsync(PendingEvent one, DateTimeOffset end, CancellationToken cancellationToken)
    {
        while (true)
        {
            var key = one.Event.Key!.Value;
            var query = new CustomerQuery(one.Customer, [key]);
            var stored = (await Store.LoadManyAsync([query], cancellationToken).ConfigureAwait(false))[0];
            (stored, var identity) = await FindHeadAsync(query, stored, cancellationToken).ConfigureAwait(false);
            var runtime = await _shop.GetAsync(stored.PublicationNumber, cancellationToken).ConfigureAwait(false);
            var record = stored.Record ?? await NewRecordAsync(one.Customer, runtime, isAgain: true, cancellationToken)
                .ConfigureAwait(false);
            var sequence = new CustomerSequence(
                this, _shared, runtime, stored, record, _shared.Time.GetUtcNow(), isTakeover: true, identity);
            if (!(record.Document.MutedUntil >= end))
            {
                if (record.Sequence > 0) await sequence.AdvanceAsync(cancellationToken).ConfigureAwait(false);
                sequence.MuteUntil(end);
            }

            var result = await sequence.RecordAsync(one.Event, [], cancellationToken).ConfigureAwait(false);
            if (result.Outcome == RecordOutcome.Failed) throw result.Error!;
            var isChanged = result.Outcome is RecordOutcome.Applied or RecordOutcome.Stale or RecordOutcome.Conflict;
            if (!isChanged || sequence.Change is not { } change)
            {
                await Store.RemovePendingAsync(Scope, one.Number, cancellationToken).ConfigureAwait(false);
                return result;
            }

            change = WithDeliveries(change, hasDeliveries: true) with { AppliedPending = one.Number };
            change = await _shared.Tombstones.MarkAsync(change, cancellationToken).ConfigureAwait(false);
            var saved = await Store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
            if (saved == SaveOutcome.Conflict) continue;
            return saved == SaveOutcome.Saved ? result : new RecordResult { Outcome = RecordOutcome.Duplicate };
        }
    }

    /// <summary>Records the stage of an account in a contact who has joined it.</summary>
    private async ValueTask<RecordResult> TellStageAsync(PendingEvent one, CancellationToken cancellationToken)
    {
        var account = one.Event.AccountId!;
        var stored = await Store.LoadAsync(one.Customer, null, cancellationToken).ConfigureAwait(false);
        (stored, _) = await FindHeadAsync(one.Customer, null, stored, cancellationToken).ConfigureAwait(false);
        if (_shared.RollUp is not { Track: { } track } rollUp
            || !string.Equals(stored.Record?.History.Accounts.AccountId, account, StringComparison.Ordinal))
        {
            // Moved on since.
            await Store.RemovePendingAsync(Scope, one.Number, cancellationToken).ConfigureAwait(false);
            return new RecordResult { Outcome = RecordOutcome.Unchanged };
        }

        if (FindShop(rollUp.Shop) is not { } accounts)
            throw new InvalidOperationException($"The shop '{rollUp.Shop}' is not registered. Register it in each host of its contacts.");
        var now = _shared.Time.GetUtcNow();
        if (await AccountStages.FindAsync(accounts, track, account, cancellationToken).ConfigureAwait(false) is { } level)
            return await RecordAsync(one.Customer, level, one.Number, cancellationToken).ConfigureAwait(false);
        // The account does not have its contact yet: what was forwarded to it still waits.
        await Store.DeferPendingAsync(Scope, one.Number, one.FailureCount + 1, now + BackOff.After(one.FailureCount + 1), cancellationToken)
            .ConfigureAwait(false);
        return new RecordResult { Outcome = RecordOutcome.Queued };
    }

    /// <summary>Loads a customer, or the head of the group of the customer, and the configuration in force.</summary>
    internal async ValueTask<(CustomerRecord? Record, LifecycleRuntime Runtime)> LoadHeadAsync(
        string customerId, CancellationToken cancellationToken)
    {
        var key = new CustomerKey(Scope, customerId);
        var stored = await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false);
        (stored, _) = await FindHeadAsync(key, null, stored, cancellationToken).ConfigureAwait(false);
        return (stored.Record, await _shop.GetAsync(stored.PublicationNumber, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Returns the configuration in force, and the current instant.</summary>
    internal async ValueTask<(LifecycleRuntime Runtime, DateTimeOffset Now)> NowAsync(CancellationToken cancellationToken) =>
        (await _shop.GetAsync(long.MaxValue, cancellationToken).ConfigureAwait(false), _shared.Time.GetUtcNow());

    /// <inheritdoc/>
    public async ValueTask<AccountMemberships> GetMembershipsAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var (record, _) = await LoadHeadAsync(customerId, cancellationToken).ConfigureAwait(false);
        return record?.History.Accounts ?? AccountMemberships.None;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerView> FindContactsAsync(string accountId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accountId);
        return ReadAsync(new ContactSearch(accountId), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CustomerView>> FindContactPageAsync(
        string accountId, string? afterCustomerId = null, int maxCount = 100, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accountId);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var found = new List<CustomerView>();
        var views = new CustomerPages(this, _shared, _shop).ReadAsync(
            new ContactSearch(accountId), afterCustomerId, Math.Min(maxCount, CustomerPages.MaxListed), hasPlays: true, cancellationToken);
        await foreach (var view in views.ConfigureAwait(false))
        {
            found.Add(view);
            if (found.Count == maxCount) break;
        }

        return found;
    }

    /// <summary>
    /// Takes a customer out of accounts and contacts before the erasure: an account loses the contact, and contacts lose the account.
    /// </summary>
    /// <remarks>
    /// Before, so that an erasure that is interrupted and repeated leaves nothing behind. Each of these events may come twice.
    /// </remarks>
    private async ValueTask DetachAsync(CustomerRecord record, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var forwarded = new List<ForwardedEvent>();
        if (_shared.RollUp is { } rollUp && record.History.Accounts is { AccountId: not null, ChangedAt: { } joinedAt })
        {
            // After the contact has joined, also when that was at this very instant.
            var leftAt = at > joinedAt ? at : joinedAt.AddTicks(1);
            await rollUp.PrepareAsync(Scope, cancellationToken).ConfigureAwait(false);
            if (rollUp.Find(Scope) is { } accounts)
                forwarded.Add(accounts.Leaving(new ContactEvents(record.Document.Base, record.History, []), leftAt));
        }

        foreach (var contacts in _shared.OtherShops.Select(FindShop).OfType<LifecycleTracker>().Where(
            one => string.Equals(one.Options.AccountShop, Scope, StringComparison.Ordinal)))
        {
            foreach (var id in AccountStages.NamesOf(record))
            {
                await foreach (var key in ContactSearch.ReadAsync(contacts, id, cancellationToken).ConfigureAwait(false))
                    forwarded.Add(new ForwardedEvent(key, CustomerEvent.AccountLeft(at.AddTicks(1), RollUpId.NewEventId())));
            }
        }

        foreach (var one in forwarded) await Store.AppendPendingAsync(one.Customer, one.Event, cancellationToken).ConfigureAwait(false);
        if (forwarded.Count > 0) await ApplyForwardedAsync([.. forwarded], cancellationToken).ConfigureAwait(false);
    }
}
