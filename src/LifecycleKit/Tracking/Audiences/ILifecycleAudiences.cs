using LifecycleKit.Customers;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>
/// Finds customers of a shop: who is in an audience now, and who entered or left a stage. Part of <see cref="ILifecycleTracker"/>, and
/// registered as a service.
/// </summary>
/// <remarks>
/// <para>Thread-safe. A customer is in an audience exactly when <see cref="Audience.Contains"/> says so of their view
/// (<see cref="ILifecycleTracker.GetViewAsync"/>): with time passed until now, and with the lifecycles in force. Searches save
/// nothing.</para>
/// <para>Customers are read in pages, in ordinal order of their ids, each page as of the instant at which it is read. A customer who is
/// saved or becomes due during the search is found or not. A customer has no view while a predicate or a field of the host fails for
/// them: the search leaves the customer out, and notifies observers (<see cref="ILifecycleObserver.OnCustomerFailed"/>).</para>
/// <para>A name in the audience that the shop does not have is an <see cref="ArgumentException"/>, which lists the names that
/// exist.</para>
/// </remarks>
public interface ILifecycleAudiences
{
    /// <summary>Returns the views of the customers in an audience, in ordinal order of their ids.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">The shop does not have a name in the audience.</exception>
    IAsyncEnumerable<CustomerView> FindAsync(Audience audience, CancellationToken cancellationToken = default);

    /// <summary>Returns one page of <see cref="FindAsync"/>.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="afterCustomerId">The last customer of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of views, at least 1. The last page has fewer views, or none.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">The shop does not have a name in the audience.</exception>
    ValueTask<IReadOnlyList<CustomerView>> FindPageAsync(
        Audience audience, string? afterCustomerId = null, int maxCount = 100, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the number of customers in an audience. The store counts where <see cref="AudiencePlan.IsCounted"/> says so; the customers
    /// of other audiences are read.
    /// </summary>
    /// <param name="audience">The audience.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">The shop does not have a name in the audience.</exception>
    ValueTask<long> CountAsync(Audience audience, CancellationToken cancellationToken = default);

    /// <summary>Returns how the customers of an audience are found: from which indexes, or among all customers.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="cancellationToken">Cancels the look-up of the configuration in force.</param>
    /// <exception cref="ArgumentException">The shop does not have a name in the audience.</exception>
    ValueTask<AudiencePlan> DescribeAsync(Audience audience, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the number of customers in each stage of a track, in the order of the stages. A customer who is saved meanwhile may be
    /// counted twice or not at all.
    /// </summary>
    /// <param name="track">The name of the track.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>One count for each stage of the lifecycle in force, 0 included.</returns>
    /// <exception cref="ArgumentException">There is no track of this name.</exception>
    ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(string track, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the views of the customers who are in some stages now and were not at an earlier instant, in ordinal order of their ids.
    /// </summary>
    /// <remarks>
    /// The stage at the instant follows from the instants at which the saved transitions are effective
    /// (<see cref="Stages.Transition.EffectiveAt"/>), as the store has them now, and not from when they were saved. A customer whose first
    /// event is later than the instant was in no stage then.
    /// </remarks>
    /// <param name="audience">
    /// One or more stages of one track (<see cref="Audience.InStage"/>), or segments (<see cref="Audience.InSegment"/>) where the segment
    /// map runs as a track (<see cref="LifecycleOptions.AddSegmentTrack"/>), and no other condition.
    /// </param>
    /// <param name="since">The earlier instant.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">The audience has other conditions, or the shop does not have a name in it.</exception>
    IAsyncEnumerable<CustomerView> FindEnteredAsync(
        Audience audience, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the views of the customers who were in some stages at an earlier instant and are not now, in ordinal order of their ids. The
    /// earlier stage is that of <see cref="FindEnteredAsync"/>.
    /// </summary>
    /// <param name="audience">
    /// One or more stages of one track (<see cref="Audience.InStage"/>), or segments (<see cref="Audience.InSegment"/>) where the segment
    /// map runs as a track (<see cref="LifecycleOptions.AddSegmentTrack"/>), and no other condition.
    /// </param>
    /// <param name="since">The earlier instant.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">The audience has other conditions, or the shop does not have a name in it.</exception>
    IAsyncEnumerable<CustomerView> FindLeftAsync(
        Audience audience, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>
    /// Counts the customers of the shop by their segments at the opening and at the close of a period, from the saved transitions of the
    /// track that runs the segment map (<see cref="LifecycleOptions.AddSegmentTrack"/>).
    /// </summary>
    /// <remarks>
    /// <para>The segments are those of the track: as the orders, the consents and the cut points were at the instants. A refund after an
    /// instant does not change the segment at the instant, other than in the tables that
    /// <see cref="SegmentMovement.Create(SegmentMap, Rfm.RfmModel, OrderLog, Period, TimeZoneInfo)"/> makes of a log. What happened at the
    /// first instant belongs to the period. Transitions of time that are due and not saved yet are counted.</para>
    /// <para>Customers are read in pages and counted as they are read. Linked identities are one customer, at both instants. A stage that
    /// is not a segment of the map in force, such as one of an earlier map, counts as no segment.</para>
    /// </remarks>
    /// <param name="period">The period, which is over: it ends now or earlier.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is <c>default</c>, or ends after the present.</exception>
    /// <exception cref="InvalidOperationException">The segment map does not run as a track, or another map was published during the
    /// call.</exception>
    ValueTask<SegmentMovement> ReadSegmentMovementAsync(Period period, CancellationToken cancellationToken = default);
}
