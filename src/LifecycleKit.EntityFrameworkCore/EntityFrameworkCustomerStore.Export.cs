using System.Data.Common;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    /// <inheritdoc/>
    public async ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        KeyLimits.Check(key, nameof(key));
        // A document of format 1 has its deliveries in itself; a load makes rows of them.
        await LoadAsync(key, null, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            async (connection, token) =>
            {
                var command = connection.Command(connection.Sql.Export.LoadAll).Add("@scope", key.Scope).Add("@customer", key.CustomerId);
                await using var _ = command.ConfigureAwait(false);
                return ToExport(key, await command.ListAsync(ExportRow.Read, token).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static CustomerExport? ToExport(CustomerKey key, List<ExportRow> rows)
    {
        if (rows.Count == 0) return null;
        ILookup<int, ExportRow> parts = rows.ToLookup(row => row.Part);
        var customer = parts[0].Select(row => (ExportRow?)row).FirstOrDefault();
        KeptTransition[] transitions =
        [
            .. parts[4].OrderBy(row => row.Number).Select(
                row => new KeptTransition(row.Number, TransitionNotice.FromJson(row.Json!), row.Other != 0)),
        ];
        return new CustomerExport
        {
            Customer = key,
            Document = customer is { } found ? CustomerDocument.FromJson(found.Json!) : null,
            Version = customer?.Name ?? string.Empty,
            Orders = [.. parts[1].OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => LedgerEntry.FromJson(row.Json!))],
            Events =
            [
                .. parts[2].OrderBy(row => row.Number).Select(
                    row => new KeptEvent(row.Number, CustomerEvent.FromJson(row.Json!), row.Count)),
            ],
            SeenEvents =
            [
                .. parts[3].OrderBy(row => row.Number).ThenBy(row => row.Name, StringComparer.Ordinal).Select(
                    row => new SeenEvent(new EventKey((CustomerEventKind)row.Number, row.Name!), Instant(row.Other)!.Value)),
            ],
            Transitions = [.. transitions],
            Deliveries =
            [
                .. parts[5].OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => new PendingDelivery(
                    row.Name!, row.Number, transitions.First(one => one.Number == row.Number).Notice, row.Count, Instant(row.Other),
                    row.Json)),
            ],
            PendingEvents =
            [
                .. parts[6].OrderBy(row => row.Number).Select(
                    row => new PendingEvent(row.Number, key, CustomerEvent.FromJson(row.Json!), row.Count)),
            ],
        };
    }

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;

    /// <summary>A row of <see cref="ExportSql.LoadAll"/>.</summary>
    private readonly record struct ExportRow(int Part, long Number, long? Other, int Count, string? Name, string? Json)
    {
        public static ExportRow Read(DbDataReader row) => new(
            row.GetInt32(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetInt32(3),
            row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5));
    }
}
