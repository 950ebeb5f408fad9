using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A customer or a group of identities with all that is kept of it, as linking needs it.</summary>
/// <param name="Record">The customer or the head of the group; a new record for an unknown customer.</param>
/// <param name="Events">The kept events of the record, by number.</param>
/// <param name="Seen">The remembered ids of events of the record.</param>
/// <param name="Others">The other ids of the group.</param>
/// <param name="Saved">The saved transitions of all ids.</param>
internal sealed record LinkedRows(
    CustomerRecord Record, ImmutableArray<KeptEvent> Events, ImmutableArray<SeenEvent> Seen, IReadOnlyList<CustomerRecord> Others,
    IReadOnlyList<Transition> Saved)
{
    private readonly Dictionary<string, int> _owners = OrderOwners(Events);

    /// <summary>The identities; of a customer who was never linked, that customer alone.</summary>
    public IReadOnlyList<LinkedIdentity> IdentitiesAt(DateTimeOffset now) => !Record.Document.Identities.IsEmpty
        ? Record.Document.Identities
        :
        [
            new LinkedIdentity
            {
                Number = 0,
                Id = Record.Key.CustomerId,
                LinkedAt = now,
                SubjectKey = Record.Document.SubjectKey,
                ErasedAt = Record.Document.ErasedAt,
                Sums = Record.Document.Base.Expired,
            },
        ];

    /// <summary>
    /// Returns the identity that an event belongs to: for an order the one that recorded it first, also for later snapshots.
    /// </summary>
    public int OwnerOf(in KeptEvent kept) => kept.Event.Snapshot is { } order ? _owners[order.OrderId] : kept.Identity;

    /// <summary>The orders of the record of which no event is kept any more.</summary>
    public IEnumerable<LedgerEntry> ExpiredOrders =>
        Record.Document.Checkpoint is null ? [] : Record.Orders.Where(order => !_owners.ContainsKey(order.InForce.OrderId));

    /// <summary>Returns the record of an id of the group; null for none.</summary>
    public CustomerRecord? FindOther(string id) =>
        Others.FirstOrDefault(one => string.Equals(one.Key.CustomerId, id, StringComparison.Ordinal));

    /// <summary>Loads a customer and the group of the customer.</summary>
    /// <returns>The rows; null when another call has changed the group since the record was loaded.</returns>
    public static async ValueTask<LinkedRows?> LoadAsync(
        LifecycleTracker tracker, CustomerRecord record, CancellationToken cancellationToken)
    {
        var all = await tracker.Store.LoadAllAsync(record.Key, cancellationToken).ConfigureAwait(false);
        if (!IsOf(record, all?.Document)) return null;
        var others = await tracker.LoadOthersAsync(record, cancellationToken).ConfigureAwait(false);
        var links = others.Select(one => (one.Key.CustomerId, one.Document.LinkedTo?.HeadId, one.Document.LinkedTo?.Number));
        var expected = record.Document.Identities
            .SelectMany(one => one.Names().Select(id => (id, (string?)record.Key.CustomerId, (int?)one.Number)));
        if (!links.SequenceEqual(expected.Where(one => one.id != record.Key.CustomerId))) return null;
        var saved = all?.Transitions.Select(one => one.Notice.Transition).ToList() ?? [];
        foreach (var other in others)
        {
            var rows = await tracker.Store.LoadAllAsync(other.Key, cancellationToken).ConfigureAwait(false);
            saved.AddRange(rows?.Transitions.Select(one => one.Notice.Transition) ?? []);
        }

        return new LinkedRows(record, all?.Events ?? [], all?.SeenEvents ?? [], others, saved);
    }

    /// <summary>Returns whether rows belong to a record: its events, and the identities that the events name.</summary>
    private static bool IsOf(CustomerRecord record, CustomerDocument? rows) => rows is null
        ? record.Sequence == 0
        : rows.LastEventNumber == record.Document.LastEventNumber && rows.LinkedTo is null
            && rows.Identities.Select(one => one.Number).SequenceEqual(record.Document.Identities.Select(one => one.Number));

    private static Dictionary<string, int> OrderOwners(ImmutableArray<KeptEvent> events)
    {
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var kept in events)
            if (kept.Event.Snapshot is { } order) owners.TryAdd(order.OrderId, kept.Identity);
        return owners;
    }
}
