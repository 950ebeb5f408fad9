using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class InMemoryCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var pending = _pending.Of(key);
            if (Find(key) is not { } entry)
            {
                return ValueTask.FromResult(
                    pending.Length == 0 ? null : new CustomerExport { Customer = key, PendingEvents = [.. pending] });
            }

            var record = _packing.Read(entry)!;
            var events = PackedEvents.Read(entry.Events.Read(_blocks), entry.Events.Count);
            return ValueTask.FromResult<CustomerExport?>(new CustomerExport
            {
                Customer = key,
                Document = record.Document,
                Version = record.Version,
                Orders = [.. record.Orders.OrderBy(order => order.InForce.OrderId, StringComparer.Ordinal)],
                Events = events,
                SeenEvents = [.. Seen(_shops[key.Scope].Seen, entry, events)],
                Transitions = PackedTransitions.Read(key, entry.Transitions.Read(_blocks), _shared),
                Deliveries = [.. _deliveries.Of(key)],
                PendingEvents = [.. pending],
            });
        }
    }

    /// <summary>Returns the remembered ids of kept events; of others only digests are kept.</summary>
    private static IEnumerable<SeenEvent> Seen(SeenEventTable seen, CustomerEntry entry, IEnumerable<KeptEvent> events) => events
        .Select(kept => kept.Event.Key).OfType<EventKey>().Distinct()
        .Select(key => (Key: key, At: seen.Find(entry, key))).Where(one => one.At is not null)
        .Select(one => new SeenEvent(one.Key, one.At!.Value))
        .OrderBy(one => one.Key.Kind).ThenBy(one => one.Key.EventId, StringComparer.Ordinal);
}
