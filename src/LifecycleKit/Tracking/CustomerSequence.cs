using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Records events of one customer, each as a call of its own would, and joins their changes into one save.</summary>
/// <remarks>Belongs to one call.</remarks>
internal sealed class CustomerSequence
{
    private readonly LifecycleTracker _tracker;
    private readonly TrackerServices _shared;
    private readonly LifecycleRuntime _runtime;
    private readonly DateTimeOffset _now;
    private readonly bool _isTakeover;
    private readonly int _identity;
    private readonly Dictionary<EventKey, DateTimeOffset> _seen;
    private readonly JoinedChange _joined;
    private CustomerRecord _record;
    private List<KeptEvent>? _events;

    /// <param name="tracker">The tracker of the shop.</param>
    /// <param name="shared">The services of the trackers.</param>
    /// <param name="runtime">The configuration in force.</param>
    /// <param name="stored">The customer as loaded.</param>
    /// <param name="record">The record of the customer; a new one for an unknown customer.</param>
    /// <param name="now">The instant of the call.</param>
    /// <param name="isTakeover">Whether the events belong to a history that is taken over: late events are then replayed.</param>
    /// <param name="identity">The number of the identity of the events; 0 without links.</param>
    public CustomerSequence(
        LifecycleTracker tracker, TrackerServices shared, LifecycleRuntime runtime, in StoredCustomer stored, CustomerRecord record,
        DateTimeOffset now, bool isTakeover = false, int identity = 0)
    {
        _tracker = tracker;
        _shared = shared;
        _runtime = runtime;
        _now = now;
        _isTakeover = isTakeover;
        _identity = identity;
        _seen = stored.Seen.ToDictionary(one => one.Key, one => one.SeenAt);
        _joined = new JoinedChange(record);
        _record = record;
        _events = record.Document.LastEventNumber == 0 ? [] : null;
    }

    /// <summary>The change to save; null when no event changed anything.</summary>
    public CustomerChange? Change => _joined.ToChange();

    /// <summary>Whether an event must wait for the next save.</summary>
    public bool MustWait(in CustomerEvent customerEvent) => _joined.CountsPlay && customerEvent.Kind == CustomerEventKind.MessageSent;

    /// <summary>Records an event. An event that cannot be applied changes nothing.</summary>
    /// <param name="customerEvent">The event.</param>
    /// <param name="failures">The list that the result gets for failures of handlers.</param>
    /// <param name="cancellationToken">Cancels the loading of kept events.</param>
    public async ValueTask<RecordResult> RecordAsync(
        CustomerEvent customerEvent, IReadOnlyList<HandlerFailure> failures, CancellationToken cancellationToken)
    {
        try
        {
            DateTimeOffset? seenAt = customerEvent.Key is { } key && _seen.TryGetValue(key, out var at) ? at : null;
            if (_tracker.FindOutcome(_record, _identity, customerEvent, seenAt, _now) is { } known)
                return Unchanged(known);
            var work = _shared.Open(_record, _identity);
            var recording = new EventRecording(_runtime, work, _shared, _now, _isTakeover);
            var named = work.Accounts is null ? customerEvent : AccountForwarding.Named(customerEvent);
            var stamped = LifecycleTracker.Stamped(_record.History, named, _now);
            if (recording.NeedsEvents(stamped)) await LoadEventsAsync(cancellationToken).ConfigureAwait(false);
            if (_events is not null) work.SetEvents(_events);
            // A snapshot older than the one in force was recorded by an interrupted run; a replay with it again would change nothing.
            if (_isTakeover && _events is not null && work.HasKept(stamped.Snapshot))
                return Unchanged(RecordOutcome.Duplicate);
            var recorded = recording.Run(stamped);
            var change = recording.ToChange(out var notices);
            if (customerEvent.Kind == CustomerEventKind.MessageSent) change = PlayClaims.AfterSent(change, customerEvent, _runtime, _now);
            // Messages of a history are not counted for the budget of today.
            if (_isTakeover && change.CountedPlay is not null) change = change with { CountedPlay = null };
            IReadOnlyList<Suppression> suppressed = work.Suppressed.Count == 0 ? [] : [.. work.Suppressed];
            _shared.Work.Return(work);
            Add(change);
            if (customerEvent.Key is { } added) _seen[added] = _now;
            return recorded.ToResult(notices, suppressed, failures);
        }
        catch (Exception error) when (IsOfEvent(error))
        {
            return new RecordResult { Outcome = RecordOutcome.Failed, Error = error, HandlerFailures = failures };
        }

        RecordResult Unchanged(RecordOutcome outcome) =>
            new() { Outcome = outcome, OrderId = customerEvent.Snapshot?.OrderId, HandlerFailures = failures };
    }

    /// <summary>Runs time-based rules until now.</summary>
    public async ValueTask AdvanceAsync(CancellationToken cancellationToken)
    {
        var work = _shared.Open(_record);
        var recording = new EventRecording(_runtime, work, _shared, _now, _isTakeover);
        if (recording.NeedsEvents()) await LoadEventsAsync(cancellationToken).ConfigureAwait(false);
        if (_events is not null) work.SetEvents(_events);
        recording.Advance();
        Add(recording.ToChange(out _));
        _shared.Work.Return(work);
    }

    /// <summary>Mutes the transitions that are effective up to an instant, from now on.</summary>
    public void MuteUntil(DateTimeOffset end) => _record = _record.With(_record.Document with { MutedUntil = end });

    /// <summary>Returns whether an error concerns one event: it is not valid, or code of the host fails for it.</summary>
    public static bool IsOfEvent(Exception error) =>
        error is ArgumentException or PredicateException or FieldException or OverflowException;

    private void Add(CustomerChange change)
    {
        _joined.Add(change);
        _record = CustomerRecord.After(_record, change);
        if (_events is null) return;
        if (!change.RemovedEvents.IsEmpty)
        {
            var removed = change.RemovedEvents.ToHashSet();
            _events.RemoveAll(kept => removed.Contains(kept.Number));
        }

        _events.AddRange(change.AddedEvents);
    }

    private async ValueTask LoadEventsAsync(CancellationToken cancellationToken)
    {
        if (_events is not null) return;
        List<KeptEvent> events = [.. await _tracker.Store.LoadEventsAsync(_record.Key, cancellationToken).ConfigureAwait(false)];
        _joined.ApplyTo(events);
        _events = events;
    }
}
