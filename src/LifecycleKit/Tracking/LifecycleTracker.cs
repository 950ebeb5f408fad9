using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// The tracker over a store. A container creates it by <c>AddLifecycle</c>; without a container, call <see cref="Create"/>.
/// </summary>
/// <remarks>
/// Thread-safe. Each save compares the sequence of the customer, so concurrent callers lose no event.
/// </remarks>
public sealed partial class LifecycleTracker : ILifecycleTracker, ILifecyclePublisher, ILifecycleDeliveries
{
    private readonly TrackerServices _shared;
    private readonly ShopPublications _shop;

    internal LifecycleTracker(
        OptionsSnapshot options, ICustomerStore store, TimeProvider time, TransitionHandlers handlers, Observers observers,
        string scope = "", ImmutableArray<string> otherShops = default, Func<string, LifecycleTracker?>? findShop = null)
        : this(
            new TrackerServices(options, store, time, handlers, observers)
            {
                OtherShops = otherShops.IsDefault ? [] : otherShops, FindShop = findShop ?? (static _ => null),
            },
            scope)
    {
    }

    private LifecycleTracker(TrackerServices shared, string scope)
    {
        _shared = shared;
        Scope = scope;
        _shop = shared.ShopOf(scope);
    }

    /// <inheritdoc/>
    public string Scope { get; }

    internal ICustomerStore Store => _shared.Store;

    internal LifecycleOptions Options => _shared.Options.Options;

    /// <summary>Creates a tracker without a container.</summary>
    /// <param name="options">The options; null for the defaults. Read once: later changes have no effect.</param>
    /// <param name="store">The store; null for a store in memory.</param>
    /// <param name="timeProvider">The clock; null for the clock of the system.</param>
    /// <param name="handlers">The handlers of transitions, each with a name of its own; null for none.</param>
    /// <param name="observers">The observers; null for none.</param>
    /// <exception cref="ArgumentException">The options have errors, which the message lists, or two handlers have the same
    /// name.</exception>
    public static LifecycleTracker Create(
        LifecycleOptions? options = null, ICustomerStore? store = null, TimeProvider? timeProvider = null,
        IEnumerable<ITransitionHandler>? handlers = null,
        IEnumerable<ILifecycleObserver>? observers = null)
    {
        var snapshot = OptionsSnapshot.Of(options ?? new LifecycleOptions());
        if (!snapshot.Errors.IsEmpty) throw new ArgumentException(OptionsSnapshot.Listed(snapshot.Errors), nameof(options));
        ILifecycleObserver[] known = [.. observers ?? []];
        return new(
            snapshot, store ?? new InMemoryCustomerStore(), timeProvider ?? TimeProvider.System, TransitionHandlers.Of(handlers ?? []),
            new Observers(() => known));
    }

    /// <inheritdoc/>
    public ILifecycleTracker ForScope(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!_shared.OtherShops.Contains(scope)) return new LifecycleTracker(_shared, scope);
        throw new ArgumentException(
            $"The shop '{scope}' is registered with options of its own. Ask the services for its tracker, with the name as the key.",
            nameof(scope));
    }

    /// <inheritdoc/>
    public ValueTask<RecordResult> RecordAsync(
        string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default) =>
        IsObserved ? ObservedRecordAsync(customerId, customerEvent, cancellationToken)
            : RecordAsync(new CustomerKey(Scope, customerId), customerEvent, null, cancellationToken);

    /// <summary>
    /// Records an event, without counting it. A pending event is removed in the same save, so that no crash applies it twice.
    /// </summary>
    internal async ValueTask<RecordResult> RecordAsync(
        CustomerKey key, CustomerEvent customerEvent, long? pendingNumber, CancellationToken cancellationToken)
    {
        var now = _shared.Time.GetUtcNow();
        if (customerEvent.Kind == CustomerEventKind.None)
            throw new ArgumentException("The event is default. Create it by a factory of CustomerEvent.", nameof(customerEvent));
        if (ClockCheck.FindAhead(customerEvent, now, Options.FutureTolerance) is { } ahead)
        {
            throw new ArgumentOutOfRangeException(
                nameof(customerEvent), ahead.At, ClockCheck.Describe(ahead, now, Options.FutureTolerance));
        }

        // A pending event of an erased customer must not stay because it fails for another reason.
        for (var isAgain = pendingNumber is not null; ; isAgain = true)
        {
            var stored = await Store.LoadAsync(key, customerEvent.Key, cancellationToken).ConfigureAwait(false);
            var identity = 0;
            if (stored.Record is { Document.Base.IsLinked: true })
                (stored, identity) = await FindHeadAsync(key, customerEvent.Key, stored, cancellationToken).ConfigureAwait(false);
            var runtime = await _shop.GetAsync(stored.PublicationNumber, cancellationToken).ConfigureAwait(false);
            var record = stored.Record ?? await NewRecordAsync(key, runtime, isAgain, cancellationToken).ConfigureAwait(false);
            if (FindOutcome(record, identity, customerEvent, stored.SeenAt, now) is { } known)
            {
                return await UnchangedAsync(stored, record.Key, customerEvent, known, pendingNumber, cancellationToken)
                    .ConfigureAwait(false);
            }

            if (_shared.RollUp is not null) await _shared.RollUp.PrepareAsync(Scope, cancellationToken).ConfigureAwait(false);
            var work = _shared.Open(record, identity);
            var recording = new EventRecording(runtime, work, _shared, now);
            var stamped = Stamped(record.History, work.Accounts is null ? customerEvent : AccountForwarding.Named(customerEvent), now);
            if (recording.NeedsEvents(stamped)) await LoadEventsAsync(work, cancellationToken).ConfigureAwait(false);
            var result = recording.Run(stamped);
            var change = WithDeliveries(recording.ToChange(out var notices, pendingNumber), stored.HasDeliveries);
            IReadOnlyList<Suppression> suppressed = work.Suppressed.Count == 0 ? [] : [.. work.Suppressed];
            _shared.Work.Return(work);
            if (customerEvent.Kind == CustomerEventKind.MessageSent) change = PlayClaims.AfterSent(change, customerEvent, runtime, now);
            if (change.ExpectedSequence == 0) change = await _shared.Tombstones.MarkAsync(change, cancellationToken).ConfigureAwait(false);
            var saved = await _shared.PlayCounts.SaveAsync(change, cancellationToken).ConfigureAwait(false);
            if (saved == SaveOutcome.Conflict) continue;
            if (saved != SaveOutcome.Saved)
            {
                var outcome = saved == SaveOutcome.Refused ? RecordOutcome.Refused : RecordOutcome.Duplicate;
                return await UnchangedAsync(stored, record.Key, customerEvent, outcome, pendingNumber, cancellationToken)
                    .ConfigureAwait(false);
            }

            TrackerMetrics.CountTransitions(Scope, change.AddedTransitions);
            var failures = await DeliverAsync(change, stored.HasDeliveries, cancellationToken).ConfigureAwait(false);
            if (!change.Rows.Forwarded.IsEmpty) await ApplyForwardedAsync(change.Forwarded, cancellationToken).ConfigureAwait(false);
            var recorded = result.ToResult(notices, suppressed, failures);
            ReportDispute(record.Key, recorded);
            return recorded;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<TrackExplanation> ExplainAsync(string customerId, string track, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(track);
        var (work, runtime, now, _) = await OpenAsync(customerId, null, false, cancellationToken).ConfigureAwait(false);
        var active = runtime.FindTrack(track) ?? throw new ArgumentException(runtime.NoTrack(track), nameof(track));
        work.TryGetState(track, out var state);
        var engine = active.Timeline.Current!;
        var explanation = new Explanation();
        engine.Explain(state, work.History, now, explanation);
        return new TrackExplanation { View = ViewOf(active, work), Explanation = explanation,
            PossibleTransitions = engine.GetPossibleTransitions(state, work.History, now) };
    }

    /// <inheritdoc/>
    public async ValueTask<PlayExplanation> ExplainPlayAsync(string customerId, string play, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(play);
        var (work, runtime, now, _) = await OpenAsync(customerId, null, false, cancellationToken).ConfigureAwait(false);
        return await _shared.Plays.ExplainAsync(FindPlay(runtime, play), runtime, work, now, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the outcome of an event that changes nothing, since the customer was erased after it, or it was recorded, or the order or
    /// deal is already as the snapshot says; null otherwise.
    /// </summary>
    internal RecordOutcome? FindOutcome(
        CustomerRecord record, int identity, in CustomerEvent customerEvent, DateTimeOffset? seenAt, DateTimeOffset now)
    {
        var history = record.History;
        if (customerEvent.At <= record.Document.Base.ErasedAtOf(identity)) return RecordOutcome.Erased;
        if (now - seenAt <= Options.DuplicateHorizon) return RecordOutcome.Duplicate;
        if (customerEvent.Deal is { } deal) return history.Deals.Find(deal.DealId) == deal ? RecordOutcome.Unchanged : null;
        if (customerEvent.Snapshot is not { } snapshot || history.Orders.FindEntry(snapshot.OrderId) is not { } entry) return null;
        var isRepeated = snapshot == entry.InForce || snapshot == entry.Aside
            || (!snapshot.HasChangedAt && ReferenceEquals(history.Orders.Stamp(snapshot, now), snapshot));
        return isRepeated ? RecordOutcome.Unchanged : null;
    }

    /// <summary>Ends the recording of an event that changes nothing. What waits for handlers is delivered all the same.</summary>
    private async ValueTask<RecordResult> UnchangedAsync(
        StoredCustomer stored, CustomerKey key, CustomerEvent customerEvent, RecordOutcome outcome, long? pendingNumber,
        CancellationToken cancellationToken)
    {
        if (pendingNumber is { } number) await Store.RemovePendingAsync(Scope, number, cancellationToken).ConfigureAwait(false);
        var result = new RecordResult
        {
            Outcome = outcome,
            OrderId = customerEvent.Snapshot?.OrderId,
            HandlerFailures = stored.HasDeliveries
                ? await _shared.Delivery.DeliverAsync(key, cancellationToken).ConfigureAwait(false) : [],
        };
        ReportDispute(key, result);
        return result;
    }

    internal void ReportDispute(CustomerKey key, RecordResult result)
    {
        // Of a deal the result alone says so: its snapshots come from one system, and an older one is common while a history is read in.
        if (result.OrderId is not null && result.Outcome is RecordOutcome.Stale or RecordOutcome.Conflict or RecordOutcome.Refused)
            _shared.Observers.Notify(observer => observer.OnOrderDisputed(key, result));
    }

    /// <summary>Stamps a later snapshot of an order without an instant of change: it has changed now.</summary>
    internal static CustomerEvent Stamped(CustomerHistory history, in CustomerEvent customerEvent, DateTimeOffset now) =>
        customerEvent.Snapshot is { } snapshot
            ? CustomerEvent.Order(history.Orders.Stamp(snapshot, now), customerEvent.EventId)
            : customerEvent;

    /// <summary>Returns a change whose transitions are delivered to the handlers.</summary>
    internal CustomerChange WithDeliveries(CustomerChange change, bool hasDeliveries) => change.AddedTransitions.IsEmpty
        ? change
        : change with { Handlers = _shared.Handlers.Names, DeliveriesLeasedUntil = _shared.Delivery.LeaseOf(hasDeliveries) };

    /// <summary>Delivers what a save has added and what was there before it.</summary>
    private ValueTask<IReadOnlyList<HandlerFailure>> DeliverAsync(
        CustomerChange change, bool hasDeliveries, CancellationToken cancellationToken) => hasDeliveries
        ? _shared.Delivery.DeliverAsync(change.Key, cancellationToken) : _shared.Delivery.DeliverAsync(change, cancellationToken);

    private async ValueTask LoadEventsAsync(CustomerWork work, CancellationToken cancellationToken) =>
        work.SetEvents(await Store.LoadEventsAsync(work.Key, cancellationToken).ConfigureAwait(false));

    /// <summary>Returns the record of a customer who is not in the store.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="runtime">The configuration in force.</param>
    /// <param name="isAgain">Whether the tombstone of the customer is searched. The store compares it with each first save, so that a
    /// search is needed only after a conflict.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal async ValueTask<CustomerRecord> NewRecordAsync(
        CustomerKey key, LifecycleRuntime runtime, bool isAgain, CancellationToken cancellationToken) => CustomerRecord.Empty(
            key, await _shared.SubjectKeys.ForAsync(key, cancellationToken).ConfigureAwait(false), runtime.Currency,
            isAgain ? await _shared.Tombstones.FindAsync(key, cancellationToken).ConfigureAwait(false) : null);
}
