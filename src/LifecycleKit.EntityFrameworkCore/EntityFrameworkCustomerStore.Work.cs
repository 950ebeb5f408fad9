using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount);
        return TakeAsync(sql => sql.TakeDue, scope, null, asOf, leasedUntil, maxCount, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
        string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount);
        ArgumentNullException.ThrowIfNull(version);
        return TakeAsync(sql => sql.TakeOutdated, scope, version, asOf, leasedUntil, maxCount, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken)
    {
        KeyLimits.Check(key, nameof(key));
        KeyLimits.Check(customerEvent, nameof(customerEvent));
        var (json, appendId, isRepeated) = (customerEvent.ToJson(), NewId(), false);
        await database.WriteAsync(
            async (connection, token) =>
            {
                StoreCommand Command(string text) => connection.Command(text)
                    .Add("@scope", key.Scope).Add("@customer", key.CustomerId).Add("@append", appendId);
                if (isRepeated)
                {
                    var appended = Command(connection.Sql.Pending.AppendedBy);
                    await using var _ = appended.ConfigureAwait(false);
                    if (await appended.ScalarAsync(token).ConfigureAwait(false) is not null) return true;
                }

                isRepeated = true;
                await connection.TransactAsync(
                    async (_, cancellation) =>
                    {
                        var append = Command(connection.Sql.Pending.Append).Add("@event", json);
                        await using var __ = append.ConfigureAwait(false);
                        await append.ExecuteAsync(cancellation).ConfigureAwait(false);
                        return true;
                    },
                    null, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount);
        return database.WriteAsync<IReadOnlyList<PendingEvent>>(
            async (connection, cancellation) =>
            {
                List<PendingEvent> taken = [];
                // Which events wait depends on the leases of others, so one host of the shop takes at a time.
                await connection.TransactAsync(
                    async (_, token) =>
                    {
                        var command = connection.Command(connection.Sql.Pending.Take).Add("@scope", scope)
                            .Add("@asOf", asOf.UtcTicks).Add("@until", leasedUntil.UtcTicks).Add("@max", maxCount);
                        await using var __ = command.ConfigureAwait(false);
                        taken = await command.ListAsync(
                            row => new PendingEvent(
                                row.GetInt64(0), new CustomerKey(scope, row.GetString(1)), CustomerEvent.FromJson(row.GetString(2)),
                                row.GetInt32(3)),
                            token).ConfigureAwait(false);
                        return true;
                    },
                    scope, cancellation).ConfigureAwait(false);
                return [.. taken.OrderBy(one => one.Number)];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeferPendingAsync(
        string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        await ExecuteAsync(
            sql => sql.Pending.Defer,
            command => command.Add("@scope", scope).Add("@number", number).Add("@failures", failureCount)
                .Add("@until", leasedUntil.UtcTicks),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        await ExecuteAsync(
            sql => sql.Pending.Remove.Replace("#", string.Empty, StringComparison.Ordinal),
            command => command.Add("@scope", scope).Add("@a", number), cancellationToken)
            .ConfigureAwait(false);
    }

    private ValueTask<IReadOnlyList<CustomerKey>> TakeAsync(
        Func<StoreSql, string> text, string scope, string? version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
        CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<CustomerKey>>(
            async (connection, cancellation) =>
            {
                List<(string Id, long? DueAt)> taken = [];
                await connection.TransactAsync(
                    async (_, token) =>
                    {
                        var command = connection.Command(text(connection.Sql)).Add("@scope", scope)
                            .Add("@asOf", asOf.UtcTicks).Add("@until", leasedUntil.UtcTicks).Add("@max", maxCount);
                        await using var __ = command.ConfigureAwait(false);
                        if (version is not null) command.Add("@version", version);
                        taken = await command.ListAsync(
                            row => (row.GetString(0), row.IsDBNull(1) ? (long?)null : row.GetInt64(1)), token).ConfigureAwait(false);
                        return true;
                    },
                    null, cancellation).ConfigureAwait(false);
                return
                [
                    .. taken.OrderBy(one => one.DueAt).ThenBy(one => one.Id, StringComparer.Ordinal)
                        .Select(one => new CustomerKey(scope, one.Id)),
                ];
            },
            cancellationToken);

    /// <summary>Runs one statement, and returns the number of changed rows.</summary>
    private ValueTask<int> ExecuteAsync(Func<StoreSql, string> text, Action<StoreCommand> fill, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, cancellation) =>
            {
                var count = 0;
                await connection.TransactAsync(
                    async (_, token) =>
                    {
                        var command = connection.Command(text(connection.Sql));
                        await using var __ = command.ConfigureAwait(false);
                        fill(command);
                        count = await command.ExecuteAsync(token).ConfigureAwait(false);
                        return true;
                    },
                    null, cancellation).ConfigureAwait(false);
                return count;
            },
            cancellationToken);
}
