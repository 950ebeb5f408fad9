using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>Records events of customers and returns their views: the entry point for checkout, order hooks and pages.</summary>
/// <remarks>Thread-safe; registered as a singleton. Each call changes a customer atomically, with any number of concurrent
/// callers.</remarks>
public interface ILifecycleTracker : ILifecycleAudiences, ILifecycleIdentities
{
    /// <summary>The shop or tenant of this tracker; empty for the default scope.</summary>
    string Scope { get; }

    /// <summary>Returns the tracker of another shop or tenant, which has its own customers, orders and events.</summary>
    /// <param name="scope">The scope; empty for the default one.</param>
    /// <returns>A tracker with the options and handlers of this one.</returns>
    /// <exception cref="ArgumentException">The shop is registered in the container with options of its own: ask the services for its
    /// tracker.</exception>
    ILifecycleTracker ForScope(string scope);

    /// <summary>Records an event. An event whose id was recorded before changes nothing.</summary>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call: before the save nothing is changed; after the save the remaining handlers are
    /// called later.</param>
    /// <exception cref="ArgumentException">The id is empty, the event is <c>default</c>, or the event, or the shipping, delivery or return
    /// of its order, is further ahead of the clock than allowed.</exception>
    /// <exception cref="CurrencyMismatchException">The order is not in the reporting currency.</exception>
    ValueTask<RecordResult> RecordAsync(string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records events of several customers with few round trips to the store: each customer is loaded once and saved once, atomically.
    /// </summary>
    /// <param name="events">The events, in the order in which they are applied to each customer. Nothing is recorded when one of them is
    /// not valid.</param>
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
    /// The result of <see cref="RecordAsync(string, CustomerEvent, CancellationToken)"/>. When the event could not be applied, it is kept
    /// as a pending event (<see cref="RecordOutcome.Queued"/>); when the time was over, the outcome is
    /// <see cref="RecordOutcome.TimedOut"/>; when the event is not valid, or the store does not even keep it,
    /// <see cref="RecordOutcome.Failed"/>. Observers are notified of all three.
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
    /// Claims a message of a play before it is sent: atomically over all hosts, the place within caps, cooldowns and the daily budget is
    /// taken by this message. Record the sent message (<see cref="CustomerEvent.Message"/>) by
    /// <see cref="RecordAsync(string, CustomerEvent, CancellationToken)"/> with the same id: it takes the place of the claim.
    /// </summary>
    /// <remarks>
    /// The play is evaluated for the customer at this instant, as <see cref="GetViewAsync"/> does, except that the claim is about this play
    /// alone: a play that loses the channel or the last place of a cap of the playbook to another play may be claimed. Of several plays the
    /// first claim takes the place. The daily budget is compared with the count in the store. A claim that is never recorded as sent counts
    /// as a message for <see cref="MessageLog.Horizon"/>, and in the budget of its day.
    /// </remarks>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="play">The key of the play.</param>
    /// <param name="messageId">The host's id of the message, unique for the customer, and the same when the call is repeated; at most 256
    /// characters.</param>
    /// <param name="cancellationToken">Cancels the call: before the save nothing is changed. Repeat a call whose outcome is not
    /// known.</param>
    /// <returns>The claim, or what blocks the play and until when. A message id that is claimed, or recorded as sent within
    /// <see cref="LifecycleOptions.DuplicateHorizon"/>, is <see cref="PlayClaimOutcome.AlreadyClaimed"/>, whatever blocks the play
    /// now.</returns>
    /// <exception cref="ArgumentException">The id of the customer or of the message is blank or too long, there is no such play, or the
    /// message is claimed for another play.</exception>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed, in a lifecycle or in the play.</exception>
    /// <exception cref="Conditions.FieldException">A field of the host failed, in a lifecycle or in the play.</exception>
    ValueTask<PlayClaimResult> ClaimPlayAsync(
        string customerId, string play, string messageId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases a customer: everything that the store has of the customer is removed, pending events and deliveries included. What stays is a
    /// tombstone, a keyed hash and an instant: events at or before the instant are refused from then on
    /// (<see cref="RecordOutcome.Erased"/>), by every host and on every way. A later event starts a new record. A view of an erased
    /// customer is that of an unknown one. Of linked identities (<see cref="ILifecycleIdentities"/>) the whole group is erased, by
    /// any of its ids, and each id gets a tombstone.
    /// </summary>
    /// <param name="customerId">The host's id of the customer, used as it is. An unknown customer gets a tombstone too.</param>
    /// <param name="cancellationToken">Cancels the call: before the save nothing is changed.</param>
    /// <returns>The instant and the key of the tombstone, and whether the store had the customer.</returns>
    /// <remarks>
    /// No event of another customer names this one, so that no other record changes. What the host has put into the events of other
    /// customers, such as an event id of a referral, is not searched. Counts of plays and publications stay. A handler that runs at the
    /// time of the call is not stopped.
    /// </remarks>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    ValueTask<EraseResult> EraseAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Returns everything that the store keeps of a customer, for a request for access or a move to another store.</summary>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The export, as of one instant; of linked identities that of the whole group, by any of its ids. Null when nothing is kept
    /// of the customer, also when they were erased.</returns>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    ValueTask<CustomerExport?> ExportAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves an exported customer in this store. Their transitions are muted and their deliveries are left out, so that no handler receives
    /// anything again. Views are those of the store of the export when both shops have the same publications.
    /// </summary>
    /// <param name="exported">The export, of a customer of <see cref="Scope"/>.</param>
    /// <param name="cancellationToken">Cancels the call: before the save nothing is changed; after the save some pending events may be
    /// missing.</param>
    /// <returns>The outcome. A customer who is in the store already, or was erased later than the export, is not changed.</returns>
    /// <exception cref="ArgumentException">The export is of another shop.</exception>
    ValueTask<ImportOutcome> ImportAsync(CustomerExport exported, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes anonymous visitors of <see cref="Scope"/> whose latest event is older than <see cref="LifecycleOptions.VisitorExpiry"/>:
    /// everything that is kept of them, deliveries that wait included. No tombstone is left: a visitor who comes back is a new customer.
    /// Pending events stay.
    /// </summary>
    /// <remarks>
    /// Each call reads customers in the order of their ids, and the next one goes on after them, until the pass has ended; the next pass
    /// begins again. A pass reads the document and the orders of every customer of the shop once, so call it at a quiet hour, by one host.
    /// </remarks>
    /// <param name="maxCount">The maximum number of customers that are read, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call between two pages of customers; what is removed stays removed.</param>
    /// <returns>The counts, and whether the pass goes on; nothing is read while the option is null.</returns>
    ValueTask<VisitorExpiryResult> ExpireVisitorsAsync(int maxCount = 1000, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes kept events of customers of <see cref="Scope"/> that are older than <see cref="LifecycleOptions.RetentionPeriod"/>. No view
    /// changes, and no handler is called.
    /// </summary>
    /// <remarks>
    /// Each call reads customers in the order of their ids, and the next one goes on after them, until the pass has ended; the next pass
    /// begins again. A pass reads the document and the orders of every customer of the shop once, and the kept events of those who may have
    /// older ones: not of a customer who was first seen within the period, nor of one without an older event when events last expired.
    /// Several hosts may call it at the same time, but do the same work. A customer who is saved meanwhile waits for the next pass.
    /// </remarks>
    /// <param name="maxCount">The maximum number of customers that are read, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call between two customers; what is removed stays removed.</param>
    /// <returns>The counts, and whether the pass goes on; nothing is read while the option is null.</returns>
    ValueTask<EventExpiryResult> ExpireEventsAsync(int maxCount = 1000, CancellationToken cancellationToken = default);

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

    /// <summary>
    /// Takes over a history, such as years of orders from before the tracker: as fast as the store allows, and without calling handlers for
    /// transitions that are effective up to the end of the backfill (<see cref="BackfillOptions.MuteUntil"/>).
    /// </summary>
    /// <param name="history">The events, in any order; fastest in chronological order, or grouped by customer. Orders need
    /// <see cref="OrderSnapshot.ChangedAt"/> or <see cref="OrderSnapshot.Version"/>. A repeated run gives the same events in the same
    /// order; new ones may follow.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the backfill between two batches of customers; what is saved stays.</param>
    /// <returns>The counts. An event that cannot be recorded is a failure in the result.</returns>
    /// <remarks>
    /// <para>The result is that of recording the events in chronological order, also when they come in another order
    /// (<see cref="LateEventPolicy.Rebuild"/>). For a customer who is in the store already, time-based rules first run up to now, and
    /// handlers receive these transitions.</para>
    /// <para>After an interruption run it again, with the same name and source: from the start, or with
    /// <see cref="BackfillOptions.SkipCount"/>. What was recorded before counts once; events other than orders only when the runs are
    /// less than <see cref="LifecycleOptions.DuplicateHorizon"/> apart.</para>
    /// </remarks>
    /// <exception cref="ArgumentException"><see cref="BackfillOptions.MuteUntil"/> is ahead of the clock.</exception>
    ValueTask<BackfillResult> BackfillAsync(
        IAsyncEnumerable<TrackedEvent> history, BackfillOptions options, CancellationToken cancellationToken = default);

    /// <summary>Takes over a history that is read synchronously, such as a list.</summary>
    /// <param name="history">The events.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the backfill between two batches of customers; what is saved stays.</param>
    /// <exception cref="ArgumentException"><see cref="BackfillOptions.MuteUntil"/> is ahead of the clock.</exception>
    ValueTask<BackfillResult> BackfillAsync(
        IEnumerable<TrackedEvent> history, BackfillOptions options, CancellationToken cancellationToken = default);

    /// <summary>
    /// Compares the orders of the host with the store, and records those that are missing or newer, such as orders that
    /// <see cref="TryRecordAsync"/> has lost. Their transitions are delivered as usual.
    /// </summary>
    /// <param name="orders">The orders in their current state, in any order; each with <see cref="OrderSnapshot.ChangedAt"/> or
    /// <see cref="OrderSnapshot.Version"/>.</param>
    /// <param name="maxDifferences">The number of differences that the result lists, at least 0; all are counted.</param>
    /// <param name="cancellationToken">Cancels the call between two batches; what is recorded stays.</param>
    /// <returns>The counts and the differences. An order that cannot be recorded is one of them.</returns>
    ValueTask<ReconcileResult> ReconcileAsync(
        IAsyncEnumerable<TrackedOrder> orders, int maxDifferences = 100, CancellationToken cancellationToken = default);
}
