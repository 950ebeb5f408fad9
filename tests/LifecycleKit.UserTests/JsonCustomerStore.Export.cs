using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal sealed partial class JsonCustomerStore
{
    public ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken) =>
        When(cancellationToken).Run(() =>
        {
            var pending = _pending.Values.Select(row => row.Event).Where(one => one.Customer == key).ToList();
            if (!_customers.TryGetValue(key, out var row))
                return pending.Count == 0 ? null : new CustomerExport { Customer = key, PendingEvents = [.. pending] };
            return new CustomerExport
            {
                Customer = key,
                Document = CustomerDocument.FromJson(row.Document),
                Version = row.Version,
                Orders = [.. row.Orders.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => LedgerEntry.FromJson(one.Value))],
                Events = [.. row.KeptEvents],
                SeenEvents =
                [
                    .. row.Seen.OrderBy(one => one.Key.Kind).ThenBy(one => one.Key.EventId, StringComparer.Ordinal)
                        .Select(one => new SeenEvent(one.Key, one.Value)),
                ],
                Transitions =
                [
                    .. row.Transitions.Select(
                        one => new KeptTransition(one.Key, TransitionNotice.FromJson(one.Value.Json), one.Value.IsMuted)),
                ],
                Deliveries = [.. _deliveries.Keys.Where(one => one.Key == key).Select(ToPending)],
                PendingEvents = [.. pending],
            };
        });
}
