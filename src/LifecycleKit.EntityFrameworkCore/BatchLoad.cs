using System.Collections.Immutable;
using System.Data.Common;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Loads several customers of a shop by one statement, and so in one round trip and as of one instant.</summary>
internal sealed class BatchLoad(IReadOnlyList<CustomerQuery> queries)
{
    private readonly Dictionary<string, Loaded> _loaded = queries.ToDictionary(
        query => query.Key.CustomerId, query => new Loaded(query.Key), StringComparer.Ordinal);

    private long _publication;

    public async Task<IReadOnlyList<StoredCustomer>> RunAsync(StoreConnection connection, CancellationToken cancellationToken)
    {
        // A repeated attempt starts again.
        HasFormerFormat = false;
        foreach (var one in _loaded.Values) one.Clear();
        (string Customer, EventKey Key)[] events =
            [.. queries.SelectMany(query => EventsOf(query).Select(asked => (query.Key.CustomerId, asked)))];
        var command = connection.Command(connection.Sql.Reading.Load(queries.Count, events.Length)).Add("@scope", queries[0].Key.Scope);
        await using var _ = command.ConfigureAwait(false);
        for (var i = 0; i < queries.Count; i++) command.Add(Name("@customer", i), queries[i].Key.CustomerId);
        for (var i = 0; i < events.Length; i++)
        {
            command.Add(Name("@of", i), events[i].Customer).Add(Name("@kind", i), (long)events[i].Key.Kind)
                .Add(Name("@event", i), events[i].Key.EventId);
        }

        var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) Add(reader);
        }

        return [.. queries.Select(query => _loaded[query.Key.CustomerId].ToStored(_publication))];
    }

    /// <summary>Whether a document has format 1, whose deliveries are not rows.</summary>
    public bool HasFormerFormat { get; private set; }

    public static ImmutableArray<EventKey> EventsOf(in CustomerQuery query) => query.Events.IsDefault ? [] : query.Events;

    private void Add(DbDataReader row)
    {
        var part = row.GetInt32(0);
        if (part == 3)
        {
            _publication = row.GetInt64(2);
            return;
        }

        var loaded = _loaded[row.GetString(1)];
        if (part == 0)
        {
            loaded.Customer = (row.GetInt64(2), Instant(row), row.GetString(4), row.GetString(5));
            HasFormerFormat |= DocumentUpgrade.IsFormer(row.GetString(5));
        }
        else if (part == 1)
        {
            loaded.Orders = CustomerLoad.ReadOrders(row, 5);
        }
        else if (part == 2)
        {
            loaded.Seen.Add(new SeenEvent(new EventKey((CustomerEventKind)row.GetInt64(2), row.GetString(4)), Instant(row)!.Value));
        }
        else
        {
            loaded.HasDeliveries = true;
        }
    }

    private static DateTimeOffset? Instant(DbDataReader row) =>
        row.IsDBNull(3) ? null : new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero);

    private static string Name(string name, int number) => FormattableString.Invariant($"{name}{number}");

    /// <summary>What was read of a customer.</summary>
    private sealed class Loaded(CustomerKey key)
    {
        public ImmutableArray<LedgerEntry> Orders { get; set; } = [];

        public HashSet<SeenEvent> Seen { get; } = [];

        public (long Sequence, DateTimeOffset? DueAt, string Version, string Document)? Customer { get; set; }

        public bool HasDeliveries { get; set; }

        public void Clear()
        {
            Orders = [];
            Seen.Clear();
            (Customer, HasDeliveries) = (null, false);
        }

        public StoredCustomer ToStored(long publication) => new(Record(), publication, null, HasDeliveries) { Seen = [.. Seen] };

        private CustomerRecord? Record() => Customer is not { } row ? null : new CustomerRecord
        {
            Key = key,
            Sequence = row.Sequence,
            Document = CustomerDocument.FromJson(row.Document),
            Version = row.Version,
            DueAt = row.DueAt,
            Orders = Orders,
        };
    }
}
