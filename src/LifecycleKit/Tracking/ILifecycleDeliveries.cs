namespace LifecycleKit.Tracking;

/// <summary>
/// Delivers transitions in the background, and manages what could not be delivered. Implemented by <see cref="LifecycleTracker"/>, and
/// registered as a service.
/// </summary>
/// <remarks>Thread-safe. Several hosts may call all members at the same time. The members concern one shop, and the handlers of this
/// host.</remarks>
public interface ILifecycleDeliveries
{
    /// <summary>
    /// Calls the handlers of this host for the due deliveries of the shop: those of <see cref="DeliveryMode.InBackground"/>, those whose
    /// handler failed, and those of a host that has stopped.
    /// </summary>
    /// <param name="maxCount">The maximum number of calls of handlers, at least 1; a chain of transitions may exceed it.</param>
    /// <param name="cancellationToken">Stops between two calls; the other deliveries stay pending.</param>
    ValueTask<DeliveryResult> DeliverAsync(int maxCount = 1000, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns parked deliveries of the shop, of all handlers: the handler has failed <see cref="LifecycleOptions.MaxDeliveryAttempts"/>
    /// times. In ordinal order of customer id, then of handler.
    /// </summary>
    /// <param name="after">The last delivery of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of deliveries, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<PendingDelivery>> ListParkedAsync(
        PendingDelivery? after = null, int maxCount = 1000, CancellationToken cancellationToken = default);

    /// <summary>Releases parked deliveries of a handler: they are due now, and begin again without failures.</summary>
    /// <param name="handler">The name of the handler.</param>
    /// <param name="customerId">The customer; null for all customers of the shop.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of released deliveries.</returns>
    ValueTask<int> ReleaseAsync(string handler, string? customerId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Discards the deliveries of a handler, parked or not, for example of a handler that was removed: it receives none of the transitions
    /// saved until now.
    /// </summary>
    /// <param name="handler">The name of the handler.</param>
    /// <param name="customerId">The customer; null for all customers of the shop.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of discarded deliveries.</returns>
    ValueTask<int> DiscardAsync(string handler, string? customerId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns customers of the shop whose last sweep failed, since a predicate or a field of the host failed. In ordinal order of their
    /// ids.
    /// </summary>
    /// <param name="afterCustomerId">The last id of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
        string? afterCustomerId = null, int maxCount = 1000, CancellationToken cancellationToken = default);

    /// <summary>Returns the work of the shop that waits: pending events, deliveries, and due customers.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<Backlog> GetBacklogAsync(CancellationToken cancellationToken = default);
}
