namespace LifecycleKit.Tracking;

/// <summary>Reads everything that a store has of one customer. Part of <see cref="ICustomerStore"/>.</summary>
public interface IExportStore
{
    /// <summary>Loads all rows of a customer, as of one instant. It leases nothing, and changes nothing.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>
    /// The rows: orders by id, events, transitions and pending events by number, remembered ids by kind and id, deliveries by handler.
    /// <see cref="CustomerExport.ExportedAt"/> is not set. Null when the store has no row of the customer; a tombstone does not count. A
    /// store that keeps remembered ids only as digests returns those of the kept events.
    /// </returns>
    ValueTask<CustomerExport?> LoadAllAsync(CustomerKey key, CancellationToken cancellationToken);
}
