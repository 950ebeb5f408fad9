namespace LifecycleKit.Tracking;

/// <summary>
/// Links the identities of one person: a guest and an account, or an old and a new customer id. Part of <see cref="ILifecycleTracker"/>.
/// </summary>
/// <remarks>
/// <para>Linked identities are a group. One of them is its head, whose record has all events, orders, states and deliveries of the group;
/// calls by any id of the group read and change that record, and their views are equal. Linking replays the kept events of both; the
/// stricter consent holds, and the arm of the earliest exposure. Unlinking replays what belongs to each.</para>
/// <para>Each call changes all customers of a group atomically, with any number of concurrent callers. A repeated call changes
/// nothing.</para>
/// </remarks>
public interface ILifecycleIdentities
{
    /// <summary>Links an identity, such as a guest, to a customer, such as an account. Linking two groups merges them.</summary>
    /// <param name="customerId">The customer whose group the identity joins. The head of this group stays the head; without a group the
    /// customer becomes the head.</param>
    /// <param name="identityId">The identity that joins, with its group. Either of them may be unknown to the store.</param>
    /// <param name="cancellationToken">Cancels the call: before the save nothing is changed; after the save the remaining handlers are
    /// called later.</param>
    /// <returns><see cref="LinkOutcome.Linked"/>, <see cref="LinkOutcome.AlreadyLinked"/>, or <see cref="LinkOutcome.Refused"/>.</returns>
    /// <remarks>
    /// The head keeps the higher of the highest stages. Transitions that neither had are saved for the head, and handlers receive them,
    /// except those up to an instant to which one of the two is muted.
    /// </remarks>
    /// <exception cref="ArgumentException">An id is empty or too long.</exception>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed.</exception>
    /// <exception cref="Conditions.FieldException">A field of the host failed.</exception>
    ValueTask<LinkResult> LinkAsync(string customerId, string identityId, CancellationToken cancellationToken = default);

    /// <summary>Takes an identity out of its group. It is then a customer of its own again, with its own events and orders.</summary>
    /// <param name="identityId">The identity: not the head of the group, and not an alias.</param>
    /// <param name="cancellationToken">Cancels the call, as that of <see cref="LinkAsync"/>.</param>
    /// <returns><see cref="LinkOutcome.Unlinked"/>, <see cref="LinkOutcome.NotLinked"/>, or <see cref="LinkOutcome.Refused"/>.</returns>
    /// <remarks>
    /// An order belongs to the identity that recorded it first, with all its later snapshots. Saved transitions are not taken back. Each
    /// side then has the highest stage of its own replay. Transitions of these replays since the link that neither side had before are
    /// saved and delivered.
    /// </remarks>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed.</exception>
    /// <exception cref="Conditions.FieldException">A field of the host failed.</exception>
    ValueTask<LinkResult> UnlinkAsync(string identityId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives an identity a new id. The old id stays an alias permanently: events, views and an erasure by it are those of the new
    /// id.
    /// </summary>
    /// <param name="customerId">The current id, or an alias of it.</param>
    /// <param name="newId">The new id, which the store must not know.</param>
    /// <param name="cancellationToken">Cancels the call; before the save nothing is changed.</param>
    /// <returns><see cref="LinkOutcome.Renamed"/>, or <see cref="LinkOutcome.Refused"/>. A repeated call, after which the new id is that
    /// of the customer, is <see cref="LinkOutcome.AlreadyLinked"/>.</returns>
    /// <remarks>Transitions that were saved before, and their deliveries, stay under the old id.</remarks>
    /// <exception cref="ArgumentException">An id is empty or too long.</exception>
    ValueTask<LinkResult> RenameAsync(string customerId, string newId, CancellationToken cancellationToken = default);
}
