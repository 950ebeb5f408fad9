using System.Collections.Concurrent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that erase too little or too much.</summary>
internal static class ErasureFaults
{
    public sealed class EventsStay : StoreWithFault
    {
        private readonly ConcurrentDictionary<CustomerKey, IReadOnlyList<KeptEvent>> _kept = new();

        public override async ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
        {
            _kept[erasure.Key] = await base.LoadEventsAsync(erasure.Key, cancellationToken);
            return await base.EraseAsync(erasure, cancellationToken);
        }

        public override async ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken) =>
            await FindAsync(key) is null && _kept.TryGetValue(key, out var events)
                ? events : await base.LoadEventsAsync(key, cancellationToken);
    }

    public sealed class OrdersStay : StoreWithFault
    {
        private readonly ConcurrentDictionary<string, CustomerKey> _owners = new(StringComparer.Ordinal);

        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            foreach (var order in change.ChangedOrders)
                if (_owners.GetOrAdd(order.InForce.OrderId, change.Key) != change.Key) return SaveOutcome.Refused;
            return await base.SaveAsync(change, cancellationToken);
        }
    }

    public sealed class PendingStay : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
        {
            var never = DateTimeOffset.MinValue;
            var pending = await TakePendingAsync(erasure.Key.Scope, never, never, 99, cancellationToken);
            var outcome = await base.EraseAsync(erasure, cancellationToken);
            foreach (var one in pending.Where(one => one.Customer == erasure.Key))
                await AppendPendingAsync(one.Customer, one.Event, cancellationToken);
            return outcome;
        }
    }

    public sealed class EveryShop : StoreWithFault
    {
        private readonly ConcurrentDictionary<CustomerKey, bool> _keys = new();

        public override ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            _keys[change.Key] = true;
            return base.SaveAsync(change, cancellationToken);
        }

        public override async ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
        {
            foreach (var key in _keys.Keys.Where(key => key.CustomerId == erasure.Key.CustomerId && key != erasure.Key))
            {
                await base.EraseAsync(
                    erasure with { Key = key, ExpectedSequence = await SequenceAsync(key), Tombstone = null }, cancellationToken);
            }

            return await base.EraseAsync(erasure, cancellationToken);
        }
    }

    public sealed class SequenceIgnored : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken) =>
            await base.EraseAsync(erasure with { ExpectedSequence = await SequenceAsync(erasure.Key) }, cancellationToken);
    }

    public sealed class UnknownLeftOut : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken) =>
            await FindAsync(erasure.Key) is null && erasure.ExpectedSequence == 0
                ? SaveOutcome.Saved : await base.EraseAsync(erasure, cancellationToken);
    }

    public sealed class LastInstant : StoreWithFault
    {
        private readonly ConcurrentDictionary<(string Scope, string Tombstone), DateTimeOffset> _last = new();

        public override ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
        {
            if (erasure.Tombstone is { } tombstone) _last[(erasure.Key.Scope, tombstone)] = erasure.At;
            return base.EraseAsync(erasure, cancellationToken);
        }

        public override ValueTask<DateTimeOffset?> FindTombstoneAsync(
            string scope, string tombstone, CancellationToken cancellationToken) =>
            new(_last.TryGetValue((scope, tombstone), out var at) ? at : null);
    }

    public sealed class SeenStay : StoreWithFault
    {
        private readonly ConcurrentDictionary<(CustomerKey Customer, EventKey Event), DateTimeOffset> _seen = new();

        public override ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            foreach (var seen in change.AddedSeen) _seen[(change.Key, seen.Key)] = seen.SeenAt;
            return base.SaveAsync(change, cancellationToken);
        }

        public override async ValueTask<StoredCustomer> LoadAsync(
            CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
        {
            var loaded = await base.LoadAsync(key, eventKey, cancellationToken);
            return loaded.Record is not null && eventKey is { } one && _seen.TryGetValue((key, one), out var at)
                ? loaded with { SeenAt = at } : loaded;
        }
    }

    /// <summary>Compares the sequence of a later save alone.</summary>
    public sealed class InstantIgnored : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var stored = await FindAsync(change.Key);
            return await base.SaveAsync(
                stored is null ? change : change with { Document = change.Document with { ErasedAt = stored.Document.ErasedAt } },
                cancellationToken);
        }
    }

    public sealed class AlwaysATombstone : StoreWithFault
    {
        public override ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken) =>
            base.EraseAsync(erasure with { Tombstone = erasure.Tombstone ?? "anna's tombstone" }, cancellationToken);
    }

    public sealed class CountsRemoved : StoreWithFault
    {
        private bool _isErased;

        public override ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
        {
            _isErased = true;
            return base.EraseAsync(erasure, cancellationToken);
        }

        public override async ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(
            string scope, DateOnly from, CancellationToken cancellationToken) =>
            _isErased ? [] : await base.LoadPlayCountsAsync(scope, from, cancellationToken);
    }

    /// <summary>Removes the customer, and adds the tombstone a moment later.</summary>
    public sealed class TombstoneTooLate : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
        {
            var outcome = await base.EraseAsync(erasure with { Tombstone = null }, cancellationToken);
            if (outcome != SaveOutcome.Saved) return outcome;
            await Task.Delay(2, cancellationToken);
            // As a statement of its own would, whatever was saved meanwhile.
            var other = new CustomerKey(erasure.Key.Scope, "another customer");
            return await base.EraseAsync(erasure with { Key = other, ExpectedSequence = 0 }, cancellationToken);
        }
    }

    public sealed class TokenIgnored : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
        {
            var outcome = await base.EraseAsync(erasure, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return outcome;
        }
    }
}
