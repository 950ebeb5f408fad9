namespace LifecycleKit.Tracking;

/// <summary>
/// Publishes lifecycles, models, segment maps and playbooks of a running shop: each part by itself, with a date, for every host of the
/// shop.
/// </summary>
/// <remarks>
/// Thread-safe; registered as a singleton beside <see cref="ILifecycleTracker"/>. Calls in progress end under the earlier version. A new
/// version applies to a customer at the next call for them, as of the instant of the publication; sweeps handle the other customers.
/// </remarks>
public interface ILifecyclePublisher
{
    /// <summary>Publishes changes. Parts that the changes do not name stay in force.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call publishes nothing.</param>
    /// <returns>The publications, or the errors that refuse them.</returns>
    ValueTask<PublishResult> PublishAsync(LifecycleChanges changes, CancellationToken cancellationToken = default);

    /// <summary>Counts the customers who would change their stage if changes were published now. Nothing is published or saved.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="maxCount">The maximum number of customers to examine, at least 1; null for all.</param>
    /// <param name="cancellationToken">Cancels the call between two customers.</param>
    ValueTask<PublicationPreview> PreviewAsync(
        LifecycleChanges changes, int? maxCount = null, CancellationToken cancellationToken = default);

    /// <summary>Publishes the content of a part that was in force before the current one.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">The name of the track; empty for the other parts.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call publishes nothing.</param>
    /// <returns>The publication, or an error when there is no earlier content.</returns>
    ValueTask<PublishResult> RollBackAsync(PublicationPart part, string name = "", CancellationToken cancellationToken = default);

    /// <summary>Returns all publications of the shop, the oldest first.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<Publication>> GetPublicationsAsync(CancellationToken cancellationToken = default);
}
