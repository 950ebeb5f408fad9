using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The tracker over a store. A container makes it by <c>AddLifecycle</c>; without one, call <see cref="Create"/>.</summary>
/// <remarks>Thread-safe. Each customer is changed by compare-and-swap on his sequence, so callers never lose each other's events.</remarks>
public sealed class LifecycleTracker : ILifecycleTracker
{
    private readonly ICustomerStore _store;
    private readonly TimeProvider _time;
    private readonly TransitionHandlers _handlers;
    private readonly OutboxDelivery _delivery;
    private readonly PublishedTracks _published;
    private readonly PlayDesk _desk;
    private readonly string? _currency;
    private readonly TimeSpan _futureTolerance;
    private readonly TimeSpan _duplicateHorizon;

    internal LifecycleTracker(LifecycleOptions options, ICustomerStore store, TimeProvider time, TransitionHandlers handlers)
    {
        var reading = OptionsReading.Of(options);
        if (reading.Errors is { Count: > 0 } errors)
            throw new ArgumentException($"The lifecycle options have {errors.Count} error(s):\n- {string.Join("\n- ", errors)}", nameof(options));
        (_store, _time, _handlers, Scope) = (store, time, handlers, string.Empty);
        (_currency, _futureTolerance, _duplicateHorizon) = (options.ReportingCurrency, options.FutureTolerance, options.DuplicateHorizon);
        _published = new PublishedTracks(TrackTimelines.Of(reading.Tracks, options.Context(), options.Plays(), options.LateEvents));
        _desk = new PlayDesk(options.SubjectKeys);
        _delivery = new OutboxDelivery(store, handlers, time);
    }

    private LifecycleTracker(LifecycleTracker tracker, string scope)
    {
        (_store, _time, _handlers, Scope) = (tracker._store, tracker._time, tracker._handlers, scope);
        (_currency, _futureTolerance, _duplicateHorizon) = (tracker._currency, tracker._futureTolerance, tracker._duplicateHorizon);
        (_published, _delivery, _desk) = (tracker._published, tracker._delivery, tracker._desk);
    }

    /// <inheritdoc/>
    public string Scope { get; }

    /// <summary>Makes a tracker without a container.</summary>
    /// <param name="options">How it works; null for the defaults. Read once: later changes have no effect.</param>
    /// <param name="store">Where customers are kept; null for memory.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <param name="handlers">Who is told of transitions, at most one of a type; null for nobody.</param>
    /// <exception cref="ArgumentException">The options have errors, all of them listed, or two handlers are of one type.</exception>
    public static LifecycleTracker Create(
        LifecycleOptions? options = null, ICustomerStore? store = null, TimeProvider? timeProvider = null, IEnumerable<ITransitionHandler>? handlers = null) =>
        new(options ?? new LifecycleOptions(), store ?? new InMemoryCustomerStore(), timeProvider ?? TimeProvider.System, TransitionHandlers.Of(handlers ?? []));

    /// <inheritdoc/>
    public ILifecycleTracker ForScope(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new LifecycleTracker(this, scope);
    }

    /// <summary>
    /// Puts other lifecycles, models or plays into force, at once and for all scopes: tracks, time zone, models, the playbook and
    /// <see cref="LifecycleOptions.TimeZoneTrait"/> are taken from the options, the rest stays as it was. Calls under way end as they began.
    /// </summary>
    /// <param name="options">The options; when anything is wrong with them, everything stays as it was.</param>
    /// <returns>What changed, or why nothing did.</returns>
    /// <remarks>
    /// A customer moves over when he is next touched, as of this instant; sweeps bring over the others, as many at a time as they may touch. Where he
    /// stands in a track that there is no more is dropped.
    /// </remarks>
    public PublishResult Publish(LifecycleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var at = _time.GetUtcNow();
        var reading = OptionsReading.Of(options);
        if (reading.Errors.Count > 0) return new PublishResult(at, [], reading.Findings, reading.Errors);
        var changed = new List<string>();
        var (context, plays) = (options.Context(), options.Plays());
        _published.Exchange(tracks => tracks.Publish(reading.Tracks, context, plays, at, changed));
        return new PublishResult(at, changed.AsReadOnly(), reading.Findings, []);
    }

    /// <inheritdoc/>
    public async ValueTask<RecordResult> RecordAsync(string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default)
    {
        var key = new CustomerKey(Scope, customerId);
        var now = _time.GetUtcNow();
        if (customerEvent.Kind != CustomerEventKind.None && customerEvent.At > now + _futureTolerance)
        {
            throw new ArgumentOutOfRangeException(
                nameof(customerEvent), customerEvent.At, $"The event lies further ahead of the clock ({now:O}) than the {_futureTolerance} allowed.");
        }

        while (true)
        {
            var record = await _store.LoadAsync(key, cancellationToken).ConfigureAwait(false) ?? new CustomerRecord(key, _currency);
            if (customerEvent.EventId is { } seen && record.HasSeen(seen)) return await DuplicateAsync(key, cancellationToken).ConfigureAwait(false);

            var isSent = customerEvent.Kind == CustomerEventKind.MessageSent;
            var (transitions, suppressed) = (new List<Moved>(), new List<TrackSuppression>());
            var tracks = _published.Current;
            var fold = tracks.Step(record, customerEvent, now, transitions, suppressed, out var isLate);
            if (customerEvent.EventId is { } id) record.Remember(id, now.UtcTicks, _duplicateHorizon.Ticks);
            var notices = Enqueue(record, transitions, now);
            record.Version = tracks.Version;
            if (!await _store.TrySaveAsync(record, cancellationToken).ConfigureAwait(false)) continue;

            if (isSent) _desk.Count(customerEvent, Scope, now, tracks.Context.TimeZone);
            return new RecordResult(RecordOutcome.Recorded, fold, isLate, notices, suppressed, await DeliverAsync(record, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CustomerView> GetViewAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var key = new CustomerKey(Scope, customerId);
        var now = _time.GetUtcNow();
        var known = await _store.LoadAsync(key, cancellationToken).ConfigureAwait(false);
        var record = known ?? new CustomerRecord(key, _currency);
        var tracks = _published.Current;
        var standings = tracks.View(record, now);
        return new CustomerView(
            record, now, known is not null, standings, tracks.Context, _desk.SubjectKeyOf(key), segment => _desk.Decide(tracks, record, segment, now));
    }

    /// <inheritdoc/>
    public async ValueTask<TrackExplanation> ExplainAsync(string customerId, string track, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(track);
        var key = new CustomerKey(Scope, customerId);
        var now = _time.GetUtcNow();
        var record = await _store.LoadAsync(key, cancellationToken).ConfigureAwait(false) ?? new CustomerRecord(key, _currency);
        return _published.Current.Explain(record, track, now)
            ?? throw new ArgumentException($"There is no track '{track}'; there are: {string.Join(", ", _published.Current.Names)}.", nameof(track));
    }

    /// <inheritdoc/>
    public async ValueTask<string> ExplainPlayAsync(string customerId, string play, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(play);
        var key = new CustomerKey(Scope, customerId);
        var now = _time.GetUtcNow();
        var record = await _store.LoadAsync(key, cancellationToken).ConfigureAwait(false) ?? new CustomerRecord(key, _currency);
        var tracks = _published.Current;
        var found = tracks.Plays.Playbook?.Find(play) ?? throw new ArgumentException($"There is no play '{play}'.", nameof(play));
        tracks.Advance(record, now, []);
        return _desk.Explain(found, tracks, record, CustomerView.Place(record.History.Profile, now, tracks.Context).Segment, now);
    }

    /// <inheritdoc/>
    public async ValueTask<SweepResult> SweepAsync(int most = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var now = _time.GetUtcNow();
        var due = await _store.FindDueAsync(now, most, cancellationToken).ConfigureAwait(false);
        var transitions = new List<TransitionNotice>();
        var failures = new List<HandlerFailure>();
        var outdated = due.Count == most ? [] : await _store.FindOutdatedAsync(_published.Current.Version, most - due.Count, cancellationToken).ConfigureAwait(false);
        foreach (var key in due.Union(outdated))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await AdvanceAsync(key, now, transitions, cancellationToken).ConfigureAwait(false) is not { } record) continue;
            failures.AddRange(await DeliverAsync(record, cancellationToken).ConfigureAwait(false));
        }

        return new SweepResult(due.Count, outdated.Count, due.Count + outdated.Count == most, transitions, failures);
    }

    private async ValueTask<CustomerRecord?> AdvanceAsync(
        CustomerKey key, DateTimeOffset now, List<TransitionNotice> notices, CancellationToken cancellationToken)
    {
        while (await _store.LoadAsync(key, cancellationToken).ConfigureAwait(false) is { } record)
        {
            var tracks = _published.Current;
            if (record.MoveTicks > now.UtcTicks && string.Equals(record.Version, tracks.Version, StringComparison.Ordinal)) return record;
            var transitions = new List<Moved>();
            tracks.Advance(record, now, transitions);
            record.Version = tracks.Version;
            var moved = Enqueue(record, transitions, now);
            if (!await _store.TrySaveAsync(record, cancellationToken).ConfigureAwait(false)) continue;
            notices.AddRange(moved);
            return record;
        }

        return null;
    }

    private List<TransitionNotice> Enqueue(CustomerRecord record, List<Moved> transitions, DateTimeOffset now)
    {
        var notices = new List<TransitionNotice>(transitions.Count);
        foreach (var (track, transition) in transitions)
        {
            var notice = new TransitionNotice(record.Key, track.Name, transition, now);
            notices.Add(notice);
            record.Enqueue(_handlers.Names, notice, now.UtcTicks);
        }

        return notices;
    }

    private async ValueTask<RecordResult> DuplicateAsync(CustomerKey key, CancellationToken cancellationToken) =>
        new(RecordOutcome.Duplicate, default, false, [], [], await _delivery.DeliverAsync(key, cancellationToken).ConfigureAwait(false));

    private ValueTask<IReadOnlyList<HandlerFailure>> DeliverAsync(CustomerRecord record, CancellationToken cancellationToken) =>
        record.Outbox.Count == 0 ? ValueTask.FromResult<IReadOnlyList<HandlerFailure>>([]) : _delivery.DeliverAsync(record.Key, cancellationToken);
}
