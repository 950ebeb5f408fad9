using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    private const int MaxLoaded = 200;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredCustomer>> LoadManyAsync(
        IReadOnlyList<CustomerQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        foreach (var query in queries)
        {
            KeyLimits.Check(query.Key, nameof(queries));
            foreach (var asked in BatchLoad.EventsOf(query)) KeyLimits.CheckEventId(asked.EventId, nameof(queries));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var loaded = new StoredCustomer[queries.Count];
        var loads = Enumerable.Range(0, queries.Count).GroupBy(i => queries[i].Key.Scope, StringComparer.Ordinal)
            .SelectMany(ofShop => ofShop.Chunk(MaxLoaded));
        foreach (var indexes in loads)
        {
            var load = new BatchLoad([.. indexes.Select(i => queries[i])]);
            var found = await database.ReadAsync(load.RunAsync, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < indexes.Length; i++) loaded[indexes[i]] = found[i];
            if (!load.HasFormerFormat) continue;
            foreach (var i in indexes) await UpgradeAsync(queries[i].Key, cancellationToken).ConfigureAwait(false);
            found = await database.ReadAsync(load.RunAsync, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < indexes.Length; i++) loaded[indexes[i]] = found[i];
        }

        return loaded;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SaveOutcome>> SaveManyAsync(
        IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var change in changes)
        {
            ArgumentNullException.ThrowIfNull(change, nameof(changes));
            KeyLimits.Check(change, nameof(changes));
        }

        var outcomes = new SaveOutcome[changes.Count];
        if (await TrySaveAllAsync(changes, cancellationToken).ConfigureAwait(false)) return outcomes;
        for (var i = 0; i < outcomes.Length; i++) outcomes[i] = await SaveAsync(changes[i], cancellationToken).ConfigureAwait(false);
        return outcomes;
    }

    /// <inheritdoc/>
    public ValueTask<SaveOutcome> SaveTogetherAsync(IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var change in changes)
        {
            ArgumentNullException.ThrowIfNull(change, nameof(changes));
            KeyLimits.Check(change, nameof(changes));
            if (change.CountedPlay is not null || change.AppliedPending is not null)
                throw new ArgumentException("A change counts a play or applies a pending event.", nameof(changes));
        }

        if (changes.Count == 0) return ValueTask.FromResult(SaveOutcome.Saved);
        // In the same order on every host, so that two hosts do not wait for each other.
        CustomerChange[] inOrder = [.. changes.OrderBy(change => change.Key)];
        var saveId = NewId();
        var isRepeated = false;
        return database.WriteAsync(
            async (connection, token) =>
            {
                if (isRepeated && await IsSavedAsync(connection, inOrder[0], saveId, token).ConfigureAwait(false)) return SaveOutcome.Saved;
                isRepeated = true;
                return await RunAsync(connection, inOrder, saveId, token, isTogether: true).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Saves all changes in one transaction, or none.</summary>
    private async ValueTask<bool> TrySaveAllAsync(IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (changes.Count < 2 || HaveOneOrderTwice(changes)) return false;
        // In the same order on every host, so that two hosts do not wait for each other.
        CustomerChange[] inOrder = [.. changes.OrderBy(change => change.Key)];
        var saveId = NewId();
        var isRepeated = false;
        return await database.WriteAsync(
            async (connection, token) =>
            {
                if (isRepeated && await IsSavedAsync(connection, inOrder[0], saveId, token).ConfigureAwait(false)) return true;
                isRepeated = true;
                return await RunAsync(connection, inOrder, saveId, token).ConfigureAwait(false) == SaveOutcome.Saved;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns whether two changes have the same order: one of them is refused.</summary>
    private static bool HaveOneOrderTwice(IReadOnlyList<CustomerChange> changes)
    {
        var owners = new Dictionary<(string Scope, string OrderId), CustomerKey>();
        foreach (var change in changes)
        {
            foreach (var order in change.ChangedOrders)
            {
                var id = (change.Key.Scope, order.InForce.OrderId);
                if (!owners.TryAdd(id, change.Key) && owners[id] != change.Key) return true;
            }
        }

        return false;
    }
}
