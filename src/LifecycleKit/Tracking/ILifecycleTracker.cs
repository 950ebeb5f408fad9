using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Records what customers do and tells where they stand: the entry for checkout, order hooks and pages.</summary>
/// <remarks>Thread-safe; registered as a singleton. Each customer is changed atomically, however many callers there are.</remarks>
public interface ILifecycleTracker
{
    /// <summary>The shop or tenant that this tracker works in; empty for the default scope.</summary>
    string Scope { get; }

    /// <summary>The same tracker for another shop or tenant, whose customers, orders and events are kept apart.</summary>
    /// <param name="scope">The scope; empty for the default one.</param>
    ILifecycleTracker ForScope(string scope);

    /// <summary>Records an event; one whose id was recorded before changes nothing.</summary>
    /// <param name="customerId">The host's id of the customer, taken verbatim.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call; before the save nothing has changed, after it handlers are told later.</param>
    /// <exception cref="ArgumentException">The id is empty, the event is <c>default</c>, or it lies further ahead of the clock than allowed.</exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency.</exception>
    ValueTask<RecordResult> RecordAsync(string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default);

    /// <summary>Tells where a customer stands at this moment, and what to say to him. Nothing is saved.</summary>
    /// <param name="customerId">The host's id of the customer, taken verbatim.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The view; of somebody of whom nothing is known when there is no such customer.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed, in a lifecycle or the playbook.</exception>
    /// <exception cref="Conditions.FieldException">A host's field failed, likewise.</exception>
    ValueTask<CustomerView> GetViewAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Explains where a customer stands in a track at this moment: what holds him there, and what would move him. Nothing is saved.</summary>
    /// <param name="customerId">The host's id of the customer, taken verbatim.</param>
    /// <param name="track">The name of the track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no such track.</exception>
    ValueTask<TrackExplanation> ExplainAsync(string customerId, string track, CancellationToken cancellationToken = default);

    /// <summary>Explains in one line what becomes of a play for a customer at this moment, as <see cref="Plays.Playbook.Explain"/> does. Nothing is saved.</summary>
    /// <param name="customerId">The host's id of the customer, taken verbatim.</param>
    /// <param name="play">The key of the play.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no such play.</exception>
    ValueTask<string> ExplainPlayAsync(string customerId, string play, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves customers of all scopes whom time alone moves, and calls failed handlers again. Views are right without it; handlers hear
    /// of time only through it.
    /// </summary>
    /// <param name="maxCount">How many customers at most, at least 1.</param>
    /// <param name="cancellationToken">Cancels the sweep between two customers.</param>
    ValueTask<SweepResult> SweepAsync(int maxCount = 1000, CancellationToken cancellationToken = default);
}
