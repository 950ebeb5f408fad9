using System.Collections.Concurrent;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that do not save or erase several customers together.</summary>
internal static class TogetherFaults
{
    /// <summary>Saves one after another, and stops at the first that fails.</summary>
    public sealed class OneAfterAnother : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveTogetherAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
        {
            foreach (var change in changes)
            {
                var outcome = await SaveAsync(change, cancellationToken);
                if (outcome != SaveOutcome.Saved) return outcome;
            }

            return SaveOutcome.Saved;
        }
    }

    /// <summary>Saves other changes than those of the caller.</summary>
    public sealed class Changed(Func<IReadOnlyList<CustomerChange>, IEnumerable<CustomerChange>> change) : StoreWithFault
    {
        public override ValueTask<SaveOutcome> SaveTogetherAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken) =>
            base.SaveTogetherAsync([.. change(changes)], cancellationToken);
    }

    /// <summary>Compares the sequence of the first customer alone.</summary>
    public sealed class FirstCompared : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveTogetherAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
        {
            var compared = changes.Take(1).ToList();
            foreach (var change in changes.Skip(1)) compared.Add(change with { ExpectedSequence = await SequenceAsync(change.Key) });
            return await base.SaveTogetherAsync(compared, cancellationToken);
        }
    }

    /// <summary>Returns that an order is of another customer before it compares the sequences.</summary>
    public sealed class RefusedFirst : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveTogetherAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
        {
            foreach (var change in changes)
            {
                var id = change.ChangedOrders.Select(order => order.InForce.OrderId).FirstOrDefault();
                foreach (var key in id is null ? [] : await ListAsync(change.Key.Scope, null, 99, cancellationToken))
                {
                    if (key != change.Key && (await FindAsync(key))!.Orders.Any(order => order.InForce.OrderId == id))
                        return SaveOutcome.Refused;
                }
            }

            return await base.SaveTogetherAsync(changes, cancellationToken);
        }
    }

    /// <summary>Keeps the orders that a customer no longer has.</summary>
    public sealed class OrdersKept : StoreWithFault
    {
        public override ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
            base.SaveAsync(change with { RemovedOrders = [] }, cancellationToken);
    }

    /// <summary>Loads events without the numbers of their identities.</summary>
    public sealed class IdentityLost : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken) =>
            [.. (await base.LoadEventsAsync(key, cancellationToken)).Select(kept => kept with { Identity = 0 })];
    }

    /// <summary>Exports events without the numbers of their identities.</summary>
    public sealed class IdentityNotExported : StoreWithFault
    {
        public override async ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken) =>
            await base.LoadAllAsync(key, cancellationToken) is { } export
                ? export with { Events = [.. export.Events.Select(kept => kept with { Identity = 0 })] } : null;
    }

    /// <summary>Goes on counting the stages that linked identities had.</summary>
    public sealed class StagesStay : StoreWithFault
    {
        private readonly ConcurrentDictionary<CustomerKey, bool> _linked = new();

        public override ValueTask<SaveOutcome> SaveTogetherAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
        {
            foreach (var change in changes.Where(change => change.Document.LinkedTo is not null)) _linked[change.Key] = true;
            return base.SaveTogetherAsync(changes, cancellationToken);
        }

        public override async ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(
            StageQuery query, CancellationToken cancellationToken) =>
            [.. (await base.CountByStageAsync(query, cancellationToken)).Select(one => one with { Count = one.Count + _linked.Count })];
    }

    /// <summary>Does not look for tombstones.</summary>
    public sealed class TombstoneIgnored : StoreWithFault
    {
        public override ValueTask<SaveOutcome> SaveTogetherAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken) =>
            base.SaveTogetherAsync([.. changes.Select(change => change with { Tombstone = null })], cancellationToken);
    }

    /// <summary>Takes every change, and saves it although the token is cancelled.</summary>
    public sealed class ArgumentsIgnored : StoreWithFault
    {
        public override ValueTask<SaveOutcome> SaveTogetherAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken) => base.SaveTogetherAsync(
                [.. changes.Select(change => change with { AppliedPending = null, CountedPlay = null })], CancellationToken.None);
    }

    /// <summary>Erases one after another, and stops at the first that fails.</summary>
    public sealed class ErasedOneAfterAnother : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> EraseTogetherAsync(
            IReadOnlyList<CustomerErasure> erasures, CancellationToken cancellationToken)
        {
            foreach (var one in erasures)
                if (await EraseAsync(one, cancellationToken) != SaveOutcome.Saved) return SaveOutcome.Conflict;
            return SaveOutcome.Saved;
        }
    }
}
