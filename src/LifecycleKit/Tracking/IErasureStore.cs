namespace LifecycleKit.Tracking;

/// <summary>
/// Removes customers from a store for good, and keeps a tombstone of each erased one. Part of <see cref="ICustomerStore"/>.
/// </summary>
/// <remarks>
/// <para>A tombstone is a keyed hash of the customer and an instant, and nothing else: events at or before the instant are refused. A first
/// save that names the tombstone of its customer (<see cref="CustomerChange.Tombstone"/>) is a <see cref="SaveOutcome.Conflict"/> while the
/// shop has that tombstone with a later instant than <see cref="CustomerDocument.ErasedAt"/> of the document, also when the erasure runs at
/// the same time. So no host saves a customer that another host has just erased.</para>
/// <para>A later save is a conflict as well when its document has another <see cref="CustomerDocument.ErasedAt"/> than the stored one: it
/// was loaded before an erasure, and the customer has come back since.</para>
/// </remarks>
public interface IErasureStore
{
    /// <summary>
    /// Removes everything that the store has of a customer: document, orders, kept events, remembered event ids, transitions, deliveries
    /// and states; with a tombstone also the pending events. In the same transaction the tombstone is added; a known one keeps the later
    /// instant. Counts of plays and publications stay, since they name no customer.
    /// </summary>
    /// <param name="erasure">The customer, the sequence that was loaded, and the tombstone.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <returns><see cref="SaveOutcome.Saved"/>, or <see cref="SaveOutcome.Conflict"/> when the stored sequence is not the expected one:
    /// then nothing is changed.</returns>
    ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken);

    /// <summary>Removes several customers of one shop, as <see cref="EraseAsync"/> removes one: all or none.</summary>
    /// <param name="erasures">The customers, each of them once.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <returns><see cref="SaveOutcome.Saved"/>, or <see cref="SaveOutcome.Conflict"/> when one of the stored sequences is not the expected
    /// one: then nothing is changed.</returns>
    ValueTask<SaveOutcome> EraseTogetherAsync(IReadOnlyList<CustomerErasure> erasures, CancellationToken cancellationToken);

    /// <summary>Returns the instant of a tombstone.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="tombstone">The keyed hash of the customer.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The instant in UTC; null when the shop has no such tombstone.</returns>
    ValueTask<DateTimeOffset?> FindTombstoneAsync(string scope, string tombstone, CancellationToken cancellationToken);
}
