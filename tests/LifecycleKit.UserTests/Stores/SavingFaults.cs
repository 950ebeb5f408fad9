using System.Collections.Concurrent;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that save something else than the change.</summary>
internal static class SavingFaults
{
    /// <summary>Saves a change that differs from the one of the caller.</summary>
    public sealed class ChangedOnTheWay(Func<CustomerChange, CustomerChange> change) : StoreWithFault
    {
        public override ValueTask<SaveOutcome> SaveAsync(CustomerChange one, CancellationToken cancellationToken) =>
            base.SaveAsync(change(one), cancellationToken);
    }

    public sealed class SequenceIgnored : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
            await base.SaveAsync(change with { ExpectedSequence = await SequenceAsync(change.Key) }, cancellationToken);
    }

    /// <summary>Compares the sequence, and saves a moment later.</summary>
    public sealed class SequenceComparedTooEarly : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await SequenceAsync(change.Key) != change.ExpectedSequence) return SaveOutcome.Conflict;
            await Task.Delay(1, cancellationToken);
            while (true)
            {
                var outcome = await base.SaveAsync(change with { ExpectedSequence = await SequenceAsync(change.Key) }, cancellationToken);
                if (outcome != SaveOutcome.Conflict) return outcome;
            }
        }
    }

    /// <summary>Saves the remembered ids although it returns another outcome than Saved.</summary>
    public sealed class SeenSavedInSpiteOf(SaveOutcome outcome) : StoreWithFault
    {
        private readonly ConcurrentDictionary<(CustomerKey Customer, EventKey Event), DateTimeOffset> _seen = new();

        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var result = await base.SaveAsync(change, cancellationToken);
            if (result == outcome) foreach (var seen in change.AddedSeen) _seen[(change.Key, seen.Key)] = seen.SeenAt;
            return result;
        }

        public override async ValueTask<StoredCustomer> LoadAsync(
            CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
        {
            var loaded = await base.LoadAsync(key, eventKey, cancellationToken);
            return eventKey is { } one && _seen.TryGetValue((key, one), out var at) ? loaded with { SeenAt = at } : loaded;
        }
    }

    public sealed class ChangedOrderNotReplaced : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var known = (await FindAsync(change.Key))?.Orders.Select(order => order.InForce.OrderId).ToHashSet() ?? [];
            return await base.SaveAsync(
                change with { ChangedOrders = [.. change.ChangedOrders.Where(order => !known.Contains(order.InForce.OrderId))] },
                cancellationToken);
        }
    }

    /// <summary>Saves a refused change without its orders.</summary>
    public sealed class RefusedChangeSaved(SaveOutcome outcome) : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var result = await base.SaveAsync(change, cancellationToken);
            if (result != SaveOutcome.Refused) return result;
            await base.SaveAsync(change with { ChangedOrders = [] }, cancellationToken);
            return outcome;
        }
    }

    public sealed class RefusedBeforeConflict : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var trial = change with { ExpectedSequence = await SequenceAsync(change.Key) };
            var result = await base.SaveAsync(change, cancellationToken);
            if (result != SaveOutcome.Conflict || change.ChangedOrders.IsEmpty) return result;
            return await base.SaveAsync(trial, cancellationToken) == SaveOutcome.Refused ? SaveOutcome.Refused : result;
        }
    }

    public sealed class CancelledSaveSaves : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var outcome = await base.SaveAsync(change, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return outcome;
        }
    }

    public sealed class EventsByNumberDescending : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken) =>
            [.. (await base.LoadEventsAsync(key, cancellationToken)).OrderByDescending(kept => kept.Number)];
    }

    public sealed class SeenOfAnyEvent : StoreWithFault
    {
        private readonly ConcurrentDictionary<CustomerKey, DateTimeOffset> _seen = new();

        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var outcome = await base.SaveAsync(change, cancellationToken);
            foreach (var seen in change.AddedSeen) _seen[change.Key] = seen.SeenAt;
            return outcome;
        }

        public override async ValueTask<StoredCustomer> LoadAsync(
            CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken) =>
            await base.LoadAsync(key, eventKey, cancellationToken) is var loaded && _seen.TryGetValue(key, out var at)
                ? loaded with { SeenAt = at } : loaded;
    }
}
