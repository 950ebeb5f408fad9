using LifecycleKit.Scoring;

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

    /// <summary>
    /// Fits a population model to the orders of the store, and publishes it when the fit has converged. Takes the memory of an
    /// <see cref="Customers.OrderLog"/>, and processor time on all cores while it fits.
    /// </summary>
    /// <param name="options">The options of the fit; null for orders up to now, in the zone of the shop and with the bins of its segment
    /// map, and for the terms of the model in force.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call publishes nothing.</param>
    /// <returns>The fit, and the publication. The model is not published, and the errors say why, when there are too few orders, when a
    /// fit has reached a limit of the model or of its iterations, or when the model contradicts another part in force.</returns>
    /// <exception cref="ArgumentException">The options are not valid, see <see cref="PopulationModel.Fit"/>.</exception>
    ValueTask<RefitResult> RefitAsync(PopulationModelOptions? options = null, CancellationToken cancellationToken = default);
}
