using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Loads one customer by one statement, and so in one round trip and as of one instant.</summary>
internal sealed class CustomerLoad(CustomerKey key, EventKey? eventKey)
{
    private ImmutableArray<LedgerEntry> _orders = [];
    private (long Sequence, DateTimeOffset? DueAt, string Version, string Document)? _customer;
    private DateTimeOffset? _seenAt;
    private long _publication;
    private bool _hasDeliveries;

    /// <summary>Whether the document has format 1, whose deliveries are not rows.</summary>
    public bool HasFormerFormat => _customer is { } row && DocumentUpgrade.IsFormer(row.Document);

    public async Task<StoredCustomer> RunAsync(StoreConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.Command(eventKey is null ? connection.Sql.LoadCustomer : connection.Sql.LoadCustomerAndEvent)
            .Add("@scope", key.Scope).Add("@customer", key.CustomerId);
        await using var _ = command.ConfigureAwait(false);
        if (eventKey is { } asked) command.Add("@kind", (long)asked.Kind).Add("@event", asked.EventId);
        var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) Add(reader);
        return new StoredCustomer(Record(), _publication, _seenAt, _hasDeliveries);
    }

    /// <summary>Reads all orders of a customer from a column with a JSON array; null is an empty one.</summary>
    public static ImmutableArray<LedgerEntry> ReadOrders(DbDataReader row, int column)
    {
        if (row.IsDBNull(column)) return [];
        try
        {
            // The bytes in which databases keep texts: a string would only be encoded again. A SQLite file may keep them in UTF-16.
            if (row.GetFieldValue<byte[]>(column) is [(byte)'[', not 0, ..] utf8) return LedgerEntry.FromJsonArray(utf8);
        }
        catch (InvalidCastException)
        {
            // A provider that was not tested may give strings alone.
        }

        return LedgerEntry.FromJsonArray(Encoding.UTF8.GetBytes(row.GetString(column)));
    }

    private void Add(DbDataReader row)
    {
        switch (row.GetInt32(0))
        {
            case 0:
                _customer = (row.GetInt64(1), Instant(row), row.GetString(3), row.GetString(4));
                break;
            case 1:
                _orders = ReadOrders(row, 4);
                break;
            case 2:
                _seenAt = Instant(row);
                break;
            case 4:
                _hasDeliveries = true;
                break;
            default:
                _publication = row.GetInt64(1);
                break;
        }
    }

    private CustomerRecord? Record() => _customer is not { } row ? null : new CustomerRecord
    {
        Key = key,
        Sequence = row.Sequence,
        Document = CustomerDocument.FromJson(row.Document),
        Version = row.Version,
        DueAt = row.DueAt,
        Orders = _orders,
    };

    private static DateTimeOffset? Instant(DbDataReader row) =>
        row.IsDBNull(2) ? null : new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero);
}
