namespace LifecycleKit.Tracking;

/// <summary>
/// Publishes lifecycles, models, maps and playbooks in a shop while it is running: each part by itself, dated, for every host of the shop.
/// </summary>
/// <remarks>
/// Thread-safe; registered as a singleton beside <see cref="ILifecycleTracker"/>. Calls under way end as they began. A customer comes under
/// a new version when they are next touched, as of the instant of the publication; sweeps bring over the others.
/// </remarks>
public interface ILifecyclePublisher
{
    /// <summary>Publishes changes: what is not named in them stays in force.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Cancels the call, which then has published nothing.</param>
    /// <returns>What was published, what was taken out, or why nothing was.</returns>
    ValueTask<PublishResult> PublishAsync(LifecycleChanges changes, CancellationToken cancellationToken = default);

    /// <summary>Finds out who would move if changes were published now. Nothing is published or saved.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="maxCount">How many customers to look at, at least 1; null for all.</param>
    /// <param name="cancellationToken">Cancels the call between two customers.</param>
    ValueTask<PublicationPreview> PreviewAsync(LifecycleChanges changes, int? maxCount = null, CancellationToken cancellationToken = default);

    /// <summary>Publishes what was in force before the present content of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">The name of the track; empty for the other parts.</param>
    /// <param name="cancellationToken">Cancels the call, which then has published nothing.</param>
    /// <returns>What was published; an error when there was nothing before.</returns>
    ValueTask<PublishResult> RollBackAsync(PublicationPart part, string name = "", CancellationToken cancellationToken = default);

    /// <summary>Returns everything that was published in the shop, the oldest first.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<Publication>> GetPublicationsAsync(CancellationToken cancellationToken = default);
}
