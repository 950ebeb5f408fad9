using System.Collections.Immutable;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        string scope, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
        CancellationToken cancellationToken)
    {
        Check(scope, maxCount);
        if (handlers.IsDefault) handlers = [];
        return TakeDeliveriesAsync(
            sql => sql.TakeOfShop(handlers.Length), handlers, command => command.Add("@scope", scope).Add("@max", maxCount),
            scope, asOf, leasedUntil, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        CustomerKey key, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil,
        CancellationToken cancellationToken)
    {
        KeyLimits.Check(key, nameof(key));
        if (handlers.IsDefault) handlers = [];
        var taken = await TakeDeliveriesAsync(
            sql => sql.TakeOfCustomer(handlers.Length), handlers,
            command => command.Add("@scope", key.Scope).Add("@customer", key.CustomerId),
            key.Scope, asOf, leasedUntil, cancellationToken).ConfigureAwait(false);
        return [.. taken.OrderBy(one => one.Handler, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public ValueTask<PendingDelivery?> CompleteDeliveryAsync(
        CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
    {
        KeyLimits.Check(key, nameof(key));
        KeyLimits.CheckHandler(handler, nameof(handler));
        return database.WriteAsync<PendingDelivery?>(
            async (connection, cancellation) =>
            {
                DeliveryRow? next = null;
                await connection.TransactAsync(
                    async (_, token) =>
                    {
                        var command = connection.Command(connection.Sql.Deliveries.Complete).Add("@scope", key.Scope)
                            .Add("@customer", key.CustomerId).Add("@handler", handler).Add("@number", number)
                            .Add("@until", leasedUntil.UtcTicks);
                        await using var __ = command.ConfigureAwait(false);
                        var reader = await command.ReadAsync(token).ConfigureAwait(false);
                        await using var ___ = reader.ConfigureAwait(false);
                        do
                        {
                            while (await reader.ReadAsync(token).ConfigureAwait(false))
                            {
                                // The row of the lock has one column.
                                if (reader.FieldCount > 1) next = DeliveryRow.Read(reader);
                            }
                        }
                        while (await reader.NextResultAsync(token).ConfigureAwait(false));
                        return true;
                    },
                    null, cancellation).ConfigureAwait(false);
                return next?.ToPending(next.Value.Notice!);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeferDeliveryAsync(
        CustomerKey key, string handler, long number, int failureCount, string? lastError, DateTimeOffset? dueAt,
        CancellationToken cancellationToken)
    {
        KeyLimits.Check(key, nameof(key));
        KeyLimits.CheckHandler(handler, nameof(handler));
        await ExecuteAsync(
            sql => sql.Deliveries.Defer,
            command => command.Add("@scope", key.Scope).Add("@customer", key.CustomerId).Add("@handler", handler).Add("@number", number)
                .Add("@failures", failureCount).Add("@error", lastError).Add("@due", dueAt?.UtcTicks),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingDelivery>> ListParkedDeliveriesAsync(
        string scope, PendingDelivery? after, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount);
        return database.ReadAsync<IReadOnlyList<PendingDelivery>>(
            async (connection, token) =>
            {
                var command = connection.Command(connection.Sql.Deliveries.ListParked).Add("@scope", scope)
                    .Add("@customer", after?.Customer.CustomerId ?? string.Empty).Add("@handler", after?.Handler ?? string.Empty)
                    .Add("@max", maxCount);
                await using var _ = command.ConfigureAwait(false);
                var rows = await command.ListAsync(DeliveryRow.Read, token).ConfigureAwait(false);
                return [.. rows.Select(row => row.ToPending(row.Notice!))];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> ReleaseDeliveriesAsync(
        string scope, string handler, string? customerId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        Check(scope, handler, customerId);
        return ExecuteAsync(
            sql => customerId is null ? sql.Deliveries.Release : sql.Deliveries.ReleaseOfCustomer,
            command => Fill(command, scope, handler, customerId).Add("@due", dueAt.UtcTicks), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> DiscardDeliveriesAsync(string scope, string handler, string? customerId, CancellationToken cancellationToken)
    {
        Check(scope, handler, customerId);
        return ExecuteAsync(
            sql => customerId is null ? sql.Deliveries.Discard : sql.Deliveries.DiscardOfCustomer,
            command => Fill(command, scope, handler, customerId), cancellationToken);
    }

    private static void Check(string scope, string handler, string? customerId)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        KeyLimits.CheckHandler(handler, nameof(handler));
        if (customerId is not null) KeyLimits.Check(new CustomerKey(scope, customerId), nameof(customerId));
    }

    private static StoreCommand Fill(StoreCommand command, string scope, string handler, string? customerId)
    {
        command.Add("@scope", scope).Add("@handler", handler);
        return customerId is null ? command : command.Add("@customer", customerId);
    }
}
