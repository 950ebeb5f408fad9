using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount);
        return database.ReadAsync<IReadOnlyList<StuckCustomer>>(
            async (connection, token) =>
            {
                var command = connection.Command(connection.Sql.Backlog.ListStuck)
                    .Add("@scope", scope).Add("@after", afterCustomerId ?? string.Empty).Add("@max", maxCount);
                await using var _ = command.ConfigureAwait(false);
                return await command.ListAsync(
                    row => new StuckCustomer(
                        new CustomerKey(scope, row.GetString(0)), row.GetInt32(1),
                        row.IsDBNull(2) ? null : new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero)),
                    token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Backlog> LoadBacklogAsync(string scope, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        return database.ReadAsync(
            async (connection, token) =>
            {
                var command = connection.Command(connection.Sql.Backlog.LoadBacklog).Add("@scope", scope);
                await using var _ = command.ConfigureAwait(false);
                var rows = await command.ListAsync(
                    row => new Backlog
                    {
                        PendingEventCount = row.GetInt64(0),
                        DeliveryCount = row.GetInt64(1),
                        ParkedDeliveryCount = row.GetInt64(2),
                        DeliveryDueAt = row.IsDBNull(3) ? null : new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
                        CustomerDueAt = row.IsDBNull(4) ? null : new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
                    },
                    token).ConfigureAwait(false);
                return rows[0];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(string scope, DateOnly from, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        return database.ReadAsync<IReadOnlyList<DailyPlayCount>>(
            async (connection, token) =>
            {
                var command = connection.Command(connection.Sql.LoadPlayCounts).Add("@scope", scope).Add("@from", from.DayNumber);
                await using var _ = command.ConfigureAwait(false);
                var counts = await command.ListAsync(
                    row => new DailyPlayCount(row.GetString(0), DateOnly.FromDayNumber(row.GetInt32(1)), row.GetInt32(2)), token)
                    .ConfigureAwait(false);
                return [.. counts.OrderBy(one => one.Day).ThenBy(one => one.Play, StringComparer.Ordinal)];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerRows<LedgerEntry>> ReadOrdersAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        return new RowPages<LedgerEntry>(database, sql => sql.PagesOfOrders, row => LedgerEntry.FromJson(row.GetString(1)))
            .ReadAsync(scope, afterCustomerId, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerRows<KeptEvent>> ReadEventsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        return new RowPages<KeptEvent>(
            database, sql => sql.PagesOfEvents,
            row => new KeptEvent(row.GetInt64(2), CustomerEvent.FromJson(row.GetString(1)), row.GetInt32(3)))
            .ReadAsync(scope, afterCustomerId, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerRows<KeptTransition>> ReadTransitionsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        return new RowPages<KeptTransition>(
            database, sql => sql.PagesOfTransitions,
            row => new KeptTransition(row.GetInt64(2), TransitionNotice.FromJson(row.GetString(1)), row.GetBoolean(3)))
            .ReadAsync(scope, afterCustomerId, cancellationToken);
    }
}
