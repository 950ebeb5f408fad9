using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>
/// Keeps the deliveries of saved transitions: for each customer and handler the number of the next transition that the handler is to
/// receive. Part of <see cref="ICustomerStore"/>.
/// </summary>
/// <remarks>
/// <para>A save with transitions that are not muted (<see cref="CustomerChange.AddedTransitions"/>) adds a delivery for each handler of
/// <see cref="CustomerChange.Handlers"/> that has none for the customer: its next transition is the first one added, it is due at
/// <see cref="TransitionNotice.RecordedAt"/>, and leased until <see cref="CustomerChange.DeliveriesLeasedUntil"/>. A delivery that is
/// there stays as it is, and goes on to the added transitions later: so each handler receives the transitions of a customer in
/// order.</para>
/// <para>Muted transitions are passed over.</para>
/// </remarks>
public interface IDeliveryStore
{
    /// <summary>Returns due deliveries of a shop, the longest due first, and leases them.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="handlers">The names of the handlers whose deliveries are taken.</param>
    /// <param name="asOf">The latest due instant, included. Leases that end at or before it have ended.</param>
    /// <param name="leasedUntil">The end of the leases.</param>
    /// <param name="maxCount">The maximum number of deliveries, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        string scope, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
        CancellationToken cancellationToken);

    /// <summary>Returns the due deliveries of a customer, in ordinal order of the handlers, and leases them.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="handlers">The names of the handlers whose deliveries are taken.</param>
    /// <param name="asOf">The latest due instant, included. Leases that end at or before it have ended.</param>
    /// <param name="leasedUntil">The end of the leases.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        CustomerKey key, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil,
        CancellationToken cancellationToken);

    /// <summary>
    /// Notes that a handler has received a transition. Its delivery goes on to the next transition of the customer that is not muted,
    /// without failures, and stays leased; without one, it is removed.
    /// </summary>
    /// <param name="key">The customer.</param>
    /// <param name="handler">The name of the handler.</param>
    /// <param name="number">The number of the transition. When another one is next for the handler, nothing changes.</param>
    /// <param name="leasedUntil">The end of the lease.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <returns>The next delivery; null for none, or when nothing was changed.</returns>
    ValueTask<PendingDelivery?> CompleteDeliveryAsync(
        CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken);

    /// <summary>Sets the failures of a delivery and the instant of its next attempt, and ends its lease.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="handler">The name of the handler.</param>
    /// <param name="number">The number of the transition. When another one is next for the handler, nothing changes.</param>
    /// <param name="failureCount">The number of failed attempts.</param>
    /// <param name="lastError">The type of the last error; null for none.</param>
    /// <param name="dueAt">The instant of the next attempt; null to park the delivery.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    ValueTask DeferDeliveryAsync(
        CustomerKey key, string handler, long number, int failureCount, string? lastError, DateTimeOffset? dueAt,
        CancellationToken cancellationToken);

    /// <summary>Returns parked deliveries of a shop, in ordinal order of customer id, then of handler.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="after">The last delivery of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of deliveries, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<PendingDelivery>> ListParkedDeliveriesAsync(
        string scope, PendingDelivery? after, int maxCount, CancellationToken cancellationToken);

    /// <summary>Makes parked deliveries of a handler due, without failures.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="handler">The name of the handler.</param>
    /// <param name="customerId">The customer; null for all customers of the shop.</param>
    /// <param name="dueAt">The instant of the next attempt.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <returns>The number of released deliveries.</returns>
    ValueTask<int> ReleaseDeliveriesAsync(
        string scope, string handler, string? customerId, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the deliveries of a handler, parked or not: it receives none of the transitions saved until now, and those saved later.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="handler">The name of the handler.</param>
    /// <param name="customerId">The customer; null for all customers of the shop.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <returns>The number of removed deliveries.</returns>
    ValueTask<int> DiscardDeliveriesAsync(string scope, string handler, string? customerId, CancellationToken cancellationToken);
}
