using System.Data.Common;
using System.Security.Cryptography;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The store over the database of the host.</summary>
internal sealed partial class EntityFrameworkCustomerStore(StoreDatabase database) : ICustomerStore, IDisposable
{
    /// <inheritdoc/>
    public bool IsDurable => true;

    public void Dispose() => database.Dispose();

    /// <inheritdoc/>
    public async ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
    {
        KeyLimits.Check(key, nameof(key));
        if (eventKey is { } asked) KeyLimits.CheckEventId(asked.EventId, nameof(eventKey));
        var load = new CustomerLoad(key, eventKey);
        var stored = await database.ReadAsync(load.RunAsync, cancellationToken).ConfigureAwait(false);
        if (!load.HasFormerFormat) return stored;
        await UpgradeAsync(key, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(new CustomerLoad(key, eventKey).RunAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        KeyLimits.Check(key, nameof(key));
        return database.ReadAsync<IReadOnlyList<KeptEvent>>(
            async (connection, token) =>
            {
                var command = connection.Command(connection.Sql.LoadEvents).Add("@scope", key.Scope).Add("@customer", key.CustomerId);
                await using var _ = command.ConfigureAwait(false);
                return await command.ListAsync(
                    row => new KeptEvent(row.GetInt64(0), CustomerEvent.FromJson(row.GetString(1)), row.GetInt32(2)), token)
                    .ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount);
        return database.ReadAsync<IReadOnlyList<CustomerKey>>(
            async (connection, token) =>
            {
                var command = connection.Command(connection.Sql.List)
                    .Add("@scope", scope).Add("@after", afterCustomerId ?? string.Empty).Add("@max", maxCount);
                await using var _ = command.ConfigureAwait(false);
                return await command.ListAsync(row => new CustomerKey(scope, row.GetString(0)), token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        KeyLimits.Check(change, nameof(change));
        var saveId = NewId();
        var isRepeated = false;
        return database.WriteAsync(
            async (connection, token) =>
            {
                if (isRepeated && await IsSavedAsync(connection, change, saveId, token).ConfigureAwait(false)) return SaveOutcome.Saved;
                isRepeated = true;
                return await RunAsync(connection, [change], saveId, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Saves changes in one transaction.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="changes">The changes in the order of their keys.</param>
    /// <param name="saveId">The id by which a repeated attempt finds the changes.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    /// <param name="isTogether">Whether identities may be linked or unlinked.</param>
    /// <returns>The first outcome that is not <see cref="SaveOutcome.Saved"/>: then nothing is saved.</returns>
    private static async Task<SaveOutcome> RunAsync(
        StoreConnection connection, IReadOnlyList<CustomerChange> changes, long saveId, CancellationToken cancellationToken,
        bool isTogether = false)
    {
        var outcome = SaveOutcome.Conflict;
        try
        {
            await connection.TransactAsync(
                async (_, token) =>
                {
                    outcome = await new CustomerSave(changes, saveId, connection.Sql, isTogether).RunAsync(connection, token)
                        .ConfigureAwait(false);
                    return outcome == SaveOutcome.Saved;
                },
                null, cancellationToken).ConfigureAwait(false);
            return outcome;
        }
        catch (DbException error) when (connection.Sql.Dialect.IsContention(error))
        {
            return SaveOutcome.Conflict;
        }
    }

    /// <summary>
    /// Returns whether an earlier attempt of the same save was committed: the connection may have failed after the commit, and the
    /// execution strategy of the host then runs the save again.
    /// </summary>
    private static async Task<bool> IsSavedAsync(
        StoreConnection connection, CustomerChange change, long saveId, CancellationToken cancellationToken)
    {
        var command = connection.Command(connection.Sql.SavedBy).Add("@scope", change.Key.Scope)
            .Add("@customer", change.Key.CustomerId).Add("@expected", change.ExpectedSequence).Add("@save", saveId);
        await using var _ = command.ConfigureAwait(false);
        return await command.ScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Moves what a document of format 1 has beside its customer into rows.</summary>
    private async ValueTask UpgradeAsync(CustomerKey key, CancellationToken cancellationToken) => await database.WriteAsync(
        async (connection, cancellation) =>
        {
            await connection.TransactAsync(
                (_, token) => new DocumentUpgrade(connection).RunAsync(key, token), null, cancellation).ConfigureAwait(false);
            return true;
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Returns an id by which a repeated attempt finds what an earlier one has committed.</summary>
    private static long NewId() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    private static void Check(string scope, int maxCount)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
    }
}
