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

    public async Task<StoredCustomer> RunAsync(StoreConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.Command(eventKey is null ? connection.Sql.LoadCustomer : connection.Sql.LoadCustomerAndEvent)
            .Add("@scope", key.Scope).Add("@customer", key.CustomerId);
        await using var _ = command.ConfigureAwait(false);
        if (eventKey is { } asked) command.Add("@kind", (long)asked.Kind).Add("@event", asked.EventId);
        var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) Add(reader);
        return new StoredCustomer(Record(), _publication, _seenAt);
    }

    private void Add(DbDataReader row)
    {
        switch (row.GetInt32(0))
        {
            case 0:
                _customer = (row.GetInt64(1), Instant(row), row.GetString(3), row.GetString(4));
                break;
            case 1:
                if (!row.IsDBNull(4)) _orders = LedgerEntry.FromJsonArray(Utf8(row));
                break;
            case 2:
                _seenAt = Instant(row);
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

    /// <summary>Returns a list in JSON as the bytes in which databases keep it: a string would only be encoded again.</summary>
    private static byte[] Utf8(DbDataReader row)
    {
        var bytes = row.GetFieldValue<byte[]>(4);
        // A SQLite file may keep its texts in UTF-16.
        return bytes is [(byte)'[', not 0, ..] ? bytes : Encoding.UTF8.GetBytes(row.GetString(4));
    }

    private static DateTimeOffset? Instant(DbDataReader row) =>
        row.IsDBNull(2) ? null : new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero);
}
