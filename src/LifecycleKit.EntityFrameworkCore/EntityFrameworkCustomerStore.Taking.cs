using System.Collections.Immutable;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    private async ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        Func<DeliverySql, string> text, ImmutableArray<string> handlers, Action<StoreCommand> fill, string scope, DateTimeOffset asOf,
        DateTimeOffset leasedUntil, CancellationToken cancellationToken)
    {
        foreach (var handler in handlers) KeyLimits.CheckHandler(handler, nameof(handlers));
        cancellationToken.ThrowIfCancellationRequested();
        if (handlers.IsEmpty) return [];
        return await database.WriteAsync(
            async (connection, cancellation) =>
            {
                List<PendingDelivery> taken = [];
                await connection.TransactAsync(
                    async (_, token) =>
                    {
                        var command = connection.Command(text(connection.Sql.Deliveries))
                            .Add("@asOf", asOf.UtcTicks).Add("@until", leasedUntil.UtcTicks);
                        await using var __ = command.ConfigureAwait(false);
                        fill(command);
                        for (var i = 0; i < handlers.Length; i++) command.Add(FormattableString.Invariant($"@handler{i}"), handlers[i]);
                        var rows = await command.ListAsync(DeliveryRow.Read, token).ConfigureAwait(false);
                        taken = [];
                        foreach (var row in rows)
                        {
                            var notice = row.Notice ?? await NoticeAsync(connection, scope, row, token).ConfigureAwait(false);
                            taken.Add(row.ToPending(notice));
                        }

                        return true;
                    },
                    null, cancellation).ConfigureAwait(false);
                return (IReadOnlyList<PendingDelivery>)
                [
                    .. taken.OrderBy(one => one.DueAt).ThenBy(one => one.Customer).ThenBy(one => one.Handler, StringComparer.Ordinal),
                ];
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the notice of a delivery that another transaction has changed while the statement that took it ran: the statement reads the
    /// transitions from before.
    /// </summary>
    private static async Task<string> NoticeAsync(
        StoreConnection connection, string scope, DeliveryRow row, CancellationToken cancellationToken)
    {
        var command = connection.Command(connection.Sql.Deliveries.Notice).Add("@scope", scope).Add("@customer", row.CustomerId)
            .Add("@number", row.Number);
        await using var _ = command.ConfigureAwait(false);
        return (string)(await command.ScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }
}
