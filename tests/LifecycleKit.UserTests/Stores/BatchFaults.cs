using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that load, save or read many customers wrongly.</summary>
internal static class BatchFaults
{
    public sealed class LoadedInOrderOfKeys : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<StoredCustomer>> LoadManyAsync(
            IReadOnlyList<CustomerQuery> queries, CancellationToken cancellationToken) =>
            base.LoadManyAsync([.. queries.OrderBy(query => query.Key)], cancellationToken);
    }

    public sealed class UnknownLeftOut : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<StoredCustomer>> LoadManyAsync(
            IReadOnlyList<CustomerQuery> queries, CancellationToken cancellationToken) =>
            [.. (await base.LoadManyAsync(queries, cancellationToken)).Where(one => one.Record is not null)];
    }

    /// <summary>Looks the events of all customers up together.</summary>
    public sealed class EventsMixedUp : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<StoredCustomer>> LoadManyAsync(
            IReadOnlyList<CustomerQuery> queries, CancellationToken cancellationToken)
        {
            var loaded = await base.LoadManyAsync(queries, cancellationToken);
            return [.. loaded.Select(one => one with { Seen = [.. loaded.SelectMany(other => other.Seen)] })];
        }
    }

    /// <summary>Saves nothing when one change is not saved.</summary>
    public sealed class AllOrNothing : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<SaveOutcome>> SaveManyAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
        {
            foreach (var change in changes)
            {
                if (await SequenceAsync(change.Key) != change.ExpectedSequence) return [.. changes.Select(_ => SaveOutcome.Conflict)];
            }

            return await base.SaveManyAsync(changes, cancellationToken);
        }
    }

    /// <summary>Stops at the first change that is not saved.</summary>
    public sealed class StopsAtTheFirst : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<SaveOutcome>> SaveManyAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
        {
            var outcomes = new List<SaveOutcome>();
            foreach (var change in changes)
            {
                outcomes.Add(await SaveAsync(change, cancellationToken));
                if (outcomes[^1] != SaveOutcome.Saved) break;
            }

            return outcomes;
        }
    }

    /// <summary>Reads only the first page.</summary>
    public sealed class OnePageRead : StoreWithFault
    {
        public override async IAsyncEnumerable<CustomerRows<LedgerEntry>> ReadOrdersAsync(
            string scope, string? afterCustomerId,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var left = 50;
            await foreach (var one in base.ReadOrdersAsync(scope, afterCustomerId, cancellationToken))
            {
                if (left-- == 0) yield break;
                yield return one;
            }
        }
    }

    /// <summary>Splits a customer over two pages.</summary>
    public sealed class CustomerSplit : StoreWithFault
    {
        public override async IAsyncEnumerable<CustomerRows<LedgerEntry>> ReadOrdersAsync(
            string scope, string? afterCustomerId,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var one in base.ReadOrdersAsync(scope, afterCustomerId, cancellationToken))
            {
                if (one.Rows.Length < 20)
                {
                    yield return one;
                    continue;
                }

                yield return one with { Rows = one.Rows[..20] };
                yield return one with { Rows = one.Rows[20..] };
            }
        }
    }

    public sealed class MutedNotRead : StoreWithFault
    {
        public override async IAsyncEnumerable<CustomerRows<KeptTransition>> ReadTransitionsAsync(
            string scope, string? afterCustomerId,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var one in base.ReadTransitionsAsync(scope, afterCustomerId, cancellationToken))
                yield return one with { Rows = [.. one.Rows.Where(row => !row.IsMuted)] };
        }
    }

    /// <summary>Reads events from the customer on, who was read already.</summary>
    public sealed class ReadFromTheCustomer : StoreWithFault
    {
        public override IAsyncEnumerable<CustomerRows<KeptEvent>> ReadEventsAsync(
            string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
            base.ReadEventsAsync(scope, afterCustomerId?[..^1], cancellationToken);
    }
}
