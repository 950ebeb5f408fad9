using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>
/// Finds customers of a shop by the stage that is saved of them (<see cref="CustomerDocument.States"/>). Part of
/// <see cref="ICustomerStore"/>.
/// </summary>
/// <remarks>
/// <para>The stage of a customer is settled when no time and no publication can have changed it since the last save: the customer is not
/// due at or before <see cref="StageQuery.AsOf"/>, the last save has <see cref="StageQuery.Version"/>, and the last sweep did not fail
/// (<see cref="CustomerChange.FailureCount"/>). A tracker decides about the others itself, so that searches return them whatever their
/// stage is, and also customers without any state.</para>
/// <para>A state that has not started counts as none. Lists are in the order of <see cref="ICustomerStore.ListAsync"/>, each customer
/// once.</para>
/// </remarks>
public interface IAudienceStore
{
    /// <summary>
    /// Returns the customers who are in one of some stages, and those who are not settled. Reads none of the settled customers of other
    /// stages.
    /// </summary>
    /// <param name="query">The shop, the track, and which customers are settled.</param>
    /// <param name="stages">The ids of the stages; empty to return only customers who are not settled.</param>
    /// <param name="afterCustomerId">The last id of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
        StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the customers who are in one of some stages of a track, and in one of some stages of each of other tracks; and those who are
    /// not settled. May return more customers of the first stages, since the tracker decides again.
    /// </summary>
    /// <remarks>By default <see cref="ListInStagesAsync"/> of the first track: a store with an index should look into the others too.
    /// </remarks>
    /// <param name="query">The shop, the first track, and which customers are settled.</param>
    /// <param name="stages">The ids of the stages of the first track; empty to return only customers who are not settled.</param>
    /// <param name="others">The other tracks with their stages; none to list those of the first track.</param>
    /// <param name="afterCustomerId">The last id of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> ListInAllStagesAsync(
        StageQuery query, ImmutableArray<string> stages, ImmutableArray<AudienceIndex> others, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken) => ListInStagesAsync(query, stages, afterCustomerId, maxCount, cancellationToken);

    /// <summary>
    /// Returns the customers who entered their stage after an instant, and those who are not settled. Reads none of the other customers.
    /// </summary>
    /// <param name="query">The shop, the track, and which customers are settled.</param>
    /// <param name="since">The instant, excluded.</param>
    /// <param name="afterCustomerId">The last id of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> ListEnteredAsync(
        StageQuery query, DateTimeOffset since, string? afterCustomerId, int maxCount, CancellationToken cancellationToken);

    /// <summary>Returns the number of settled customers in each stage of a track, in any order.</summary>
    /// <param name="query">The shop, the track, and which customers are settled.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The counts; no count for a stage without settled customers.</returns>
    ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(StageQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Loads the first saved transition of customers in a track that is effective after an instant: of each customer the one with the
    /// lowest number. Customers without one are left out.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="customerIds">The ids of the customers, each of them once.</param>
    /// <param name="track">The name of the track.</param>
    /// <param name="since">The instant, excluded.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The transitions, in any order.</returns>
    ValueTask<IReadOnlyList<TransitionNotice>> LoadFirstTransitionsAsync(
        string scope, ImmutableArray<string> customerIds, string track, DateTimeOffset since, CancellationToken cancellationToken);
}
