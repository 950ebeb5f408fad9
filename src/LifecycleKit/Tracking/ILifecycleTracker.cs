using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>Records events of customers and returns their views: the entry point for checkout, order hooks and pages.</summary>
/// <remarks>Thread-safe; registered as a singleton. Each call changes a customer atomically, with any number of concurrent
/// callers.</remarks>
public interface ILifecycleTracker
{
    /// <summary>The shop or tenant of this tracker; empty for the default scope.</summary>
    string Scope { get; }

    /// <summary>Returns the tracker of another shop or tenant, which has its own customers, orders and events.</summary>
    /// <param name="scope">The scope; empty for the default one.</param>
    ILifecycleTracker ForScope(string scope);

    /// <summary>Records an event. An event whose id was recorded before changes nothing.</summary>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call: before the save nothing is changed; after the save the remaining handlers are
    /// called later.</param>
    /// <exception cref="ArgumentException">The id is empty, the event is <c>default</c>, or the event is further ahead of the clock than
    /// allowed.</exception>
    /// <exception cref="CurrencyMismatchException">The order is not in the reporting currency.</exception>
    ValueTask<RecordResult> RecordAsync(string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records events of several customers with few round trips to the store: each customer is loaded once and saved once, atomically.
    /// </summary>
    /// <param name="events">The events, in the order in which they are applied to each customer. Nothing is recorded when one of them is not
    /// valid.</param>
    /// <param name="cancellationToken">Cancels the call: the events of some customers may be recorded then, those of the others are
    /// not.</param>
    /// <returns>
    /// One result for each event, in the same order: those that single calls would return. Where a single call would throw, since the order
    /// is in another currency or a predicate or field of the host fails, the outcome is <see cref="RecordOutcome.Failed"/>, and the other
    /// events are recorded. Handlers are called after the saves, for each customer in order.
    /// </returns>
    /// <exception cref="ArgumentException">An id is empty, or an event is <c>default</c> or further ahead of the clock than allowed; the
    /// message lists all of them by index.</exception>
    ValueTask<IReadOnlyList<RecordResult>> RecordAsync(
        IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records an event for a hook that must not fail and must not wait: no exception is thrown, and the call ends after
    /// <see cref="LifecycleOptions.RecordTimeout"/>.
    /// </summary>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="customerEvent">The event: an order, or another event that may be recorded late or not at all. Record a consent with
    /// <see cref="RecordAsync(string, CustomerEvent, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Cancels the call; the outcome is then <see cref="RecordOutcome.TimedOut"/>.</param>
    /// <returns>
    /// The result of <see cref="RecordAsync(string, CustomerEvent, CancellationToken)"/>. When the event could not be applied, it is kept as a pending event
    /// (<see cref="RecordOutcome.Queued"/>); when the time was over, the outcome is <see cref="RecordOutcome.TimedOut"/>; when the event is
    /// not valid, or the store does not even keep it, <see cref="RecordOutcome.Failed"/>. Observers are notified of all three.
    /// </returns>
    ValueTask<RecordResult> TryRecordAsync(
        string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default);

    /// <summary>Returns the view of a customer at this instant: profile, scores, stages and plays. Nothing is saved.</summary>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The view. For an unknown customer, <see cref="CustomerView.IsKnown"/> is false and the profile is empty.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed, in a lifecycle or in the playbook.</exception>
    /// <exception cref="Conditions.FieldException">A field of the host failed, in a lifecycle or in the playbook.</exception>
    ValueTask<CustomerView> GetViewAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Explains the stage of a customer in a track at this instant: why no rule fires, and what would cause a transition. Nothing is saved.
    /// </summary>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="track">The name of the track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no such track.</exception>
    ValueTask<TrackExplanation> ExplainAsync(string customerId, string track, CancellationToken cancellationToken = default);

    /// <summary>
    /// Explains the result of a play for a customer at this instant, as <see cref="Playbook.Explain"/> does. Nothing is saved.
    /// </summary>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="play">The key of the play.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no such play.</exception>
    ValueTask<PlayExplanation> ExplainPlayAsync(string customerId, string play, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves due time-based transitions of the customers of <see cref="Scope"/>, and calls failed handlers again. Views are right without a
    /// sweep, but handlers receive time-based transitions only from a sweep or a later event of the customer.
    /// </summary>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the sweep between two customers.</param>
    ValueTask<SweepResult> SweepAsync(int maxCount = 1000, CancellationToken cancellationToken = default);

    /// <summary>
    /// Applies pending events of the customers of <see cref="Scope"/>, which the store accepted in transactions of the host. Several hosts
    /// may call it at the same time: each event is applied once.
    /// </summary>
    /// <param name="maxCount">The maximum number of events, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call between two events.</param>
    ValueTask<PendingResult> ApplyPendingAsync(int maxCount = 1000, CancellationToken cancellationToken = default);
}
