using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Takes a copy out of an account, since the event belongs to another account: the rest of the account is replayed.</summary>
/// <param name="tracker">The tracker of the accounts.</param>
/// <param name="shared">The services of the trackers.</param>
/// <param name="shop">The publications of the shop.</param>
internal sealed class WithdrawnCopy(LifecycleTracker tracker, TrackerServices shared, ShopPublications shop)
{
    /// <param name="pending">The pending event, which is removed in the same save.</param>
    /// <param name="id">The id of the copy.</param>
    /// <param name="cancellationToken">Cancels the call: before the save nothing is changed.</param>
    public async ValueTask<RecordResult> ApplyAsync(PendingEvent pending, RollUpId id, CancellationToken cancellationToken)
    {
        var (store, now) = (tracker.Store, shared.Time.GetUtcNow());
        while (true)
        {
            var stored = await store.LoadAsync(pending.Customer, null, cancellationToken).ConfigureAwait(false);
            (stored, _) = await tracker.FindHeadAsync(pending.Customer, null, stored, cancellationToken).ConfigureAwait(false);
            var runtime = await shop.GetAsync(stored.PublicationNumber, cancellationToken).ConfigureAwait(false);
            var record = stored.Record ?? await tracker.NewRecordAsync(pending.Customer, runtime, isAgain: true, cancellationToken)
                .ConfigureAwait(false);
            if (record.Document.ErasedAt >= pending.Event.At && record.Sequence == 0)
            {
                await store.RemovePendingAsync(tracker.Scope, pending.Number, cancellationToken).ConfigureAwait(false);
                return new RecordResult { Outcome = RecordOutcome.Erased };
            }

            var rows = await LinkedRows.LoadAsync(tracker, record, cancellationToken).ConfigureAwait(false);
            if (rows is null) continue;
            var removed = Find(rows.Events, pending.Event, id);
            // A copy that failed comes later than its withdrawal, and must not be applied then.
            var change = removed.IsEmpty ? Remembered(record, new EventKey(pending.Event.Kind, id.Kept), now)
                : Without(rows, removed, runtime, now);
            change = await shared.Tombstones.MarkAsync(
                tracker.WithDeliveries(change with { AppliedPending = pending.Number }, stored.HasDeliveries), cancellationToken)
                .ConfigureAwait(false);
            var saved = await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
            if (saved == SaveOutcome.Conflict) continue;
            TrackerMetrics.CountTransitions(tracker.Scope, change.AddedTransitions);
            return new RecordResult
            {
                Outcome = saved == SaveOutcome.Saved ? RecordOutcome.Applied : RecordOutcome.Duplicate,
                Transitions = [.. change.AddedTransitions.Select(one => one.Notice)],
                HandlerFailures = await shared.Delivery.DeliverAsync(change.Key, cancellationToken).ConfigureAwait(false),
            };
        }
    }

    /// <summary>Returns the numbers of the rows of a copy: one event, or all snapshots of an order or a deal.</summary>
    private static ImmutableArray<long> Find(ImmutableArray<KeptEvent> events, in CustomerEvent copy, RollUpId id)
    {
        var key = new EventKey(copy.Kind, id.Kept);
        var rows = events.Where(kept => kept.Event.Key == key).Select(kept => kept.Number);
        return copy.Kind is CustomerEventKind.Order or CustomerEventKind.DealChanged ? [.. rows] : [.. rows.Take(1)];
    }

    private CustomerChange Without(LinkedRows rows, ImmutableArray<long> removed, LifecycleRuntime runtime, DateTimeOffset now)
    {
        var life = new LivedCustomer(rows, shared, runtime, now);
        return new RegroupedCustomer(shared, runtime, now)
        {
            Before = rows.Record,
            Base = rows.Record.Document.Base with { Versions = life.Versions },
            ExpiredOrders = rows.ExpiredOrders,
            Kept = rows.Events.RemoveAll(kept => removed.Contains(kept.Number)),
            Added = [],
            Removed = removed,
            Due = life.Due,
            Known = life.Known,
            SequenceIn = track => life.StateIn(track).Sequence,
            // The highest stage that the account has reached is not taken back.
            Raised = [life],
        }.ToChange();
    }

    private static CustomerChange Remembered(CustomerRecord record, EventKey key, DateTimeOffset now) =>
        record.ToUnmoved(record.Version) with { AddedSeen = [new SeenEvent(key, now)] };
}
