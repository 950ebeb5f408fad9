using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Applies one event, or the time until now, to a working copy of a customer, and returns the change to save.</summary>
internal readonly struct EventRecording
{
    private readonly LifecycleRuntime _runtime;
    private readonly CustomerWork _work;
    private readonly LifecycleOptions _options;
    private readonly Observers _observers;
    private readonly DateTimeOffset _now;
    private readonly CustomerSteps _steps;
    private readonly bool _isTakeover;

    /// <param name="runtime">The runtime in force.</param>
    /// <param name="work">The customer.</param>
    /// <param name="shared">The services of the trackers.</param>
    /// <param name="now">The instant of the call.</param>
    /// <param name="isTakeover">Whether the event belongs to a history that is taken over. A late event is then replayed, and only up to
    /// the latest event, so that the next event of the history is not late.</param>
    public EventRecording(
        LifecycleRuntime runtime, CustomerWork work, TrackerServices shared, DateTimeOffset now, bool isTakeover = false)
    {
        _runtime = runtime;
        _work = work;
        _options = shared.Options.Options;
        _observers = shared.Observers;
        _now = now;
        _steps = new CustomerSteps(runtime);
        _isTakeover = isTakeover;
    }

    /// <summary>Returns whether the kept events must be loaded before an event is recorded.</summary>
    public bool NeedsEvents(in CustomerEvent customerEvent) =>
        _steps.NeedsEvents(_work)
        || (!_work.HasEvents
            && (_work.IsPurgeDue || IsReplayed(customerEvent) || (customerEvent.Snapshot is { } order && MayBeStale(order))
                || (customerEvent.Deal is { } deal && MayBeStale(deal))
                || (_work.Accounts is not null && AccountForwarding.MayMove(_work, customerEvent))));

    /// <summary>Returns whether the kept events must be loaded before time passes.</summary>
    public bool NeedsEvents() => _steps.NeedsEvents(_work);

    /// <summary>Records an event.</summary>
    public Recorded Run(in CustomerEvent customerEvent)
    {
        var isMoved = _work.Accounts is not null && AccountForwarding.MayMove(_work, customerEvent);
        var keptCount = _work.AddedCount;
        _work.TakeHistory();
        _steps.BringBack(_work, _now, _options.FutureTolerance, _work.Transitions);
        ApplyResult applied;
        bool isLate;
        if (IsReplayed(customerEvent))
        {
            isLate = true;
            var until = _isTakeover ? _steps.LatestAt(_work, customerEvent.At) : _now > customerEvent.At ? _now : customerEvent.At;
            applied = new LateEventRebuild(_work, _steps, _runtime, until).Run(customerEvent, _work.Transitions);
        }
        else
        {
            applied = _steps.Step(_work, customerEvent, out isLate);
            _work.Keep(customerEvent, applied);
        }

        _work.Accounts?.Forward(_work, customerEvent, _work.LastKept(keptCount), isMoved, _isTakeover ? _work.Base.MutedUntil : null);
        if (_work.IsPurgeNow) Purge();
        if (customerEvent.Snapshot is { } snapshot) _work.ChangeOrder(snapshot.OrderId);
        if (customerEvent.EventId is { } id && !RollUpId.IsOwn(id))
            _work.Remember(new EventKey(customerEvent.Kind, id), _now, _options.DuplicateHorizon);
        return new Recorded(applied, isLate);
    }

    /// <summary>Removes the events that are older than the retention period.</summary>
    /// <returns>The number of removed events.</returns>
    public int Expire()
    {
        // A history that is taken over may be recorded in any order: it expires afterwards.
        if (_isTakeover || _options.RetentionPeriod is not { } period || _now.Ticks <= period.Ticks) return 0;
        return new EventRetention(_work, _runtime).Run(_now - period);
    }

    private void Purge()
    {
        try
        {
            // First, since the states at the checkpoint are those after the visits before it too.
            Expire();
        }
        catch (Exception error) when (error is PredicateException or FieldException or OverflowException)
        {
            // Code of the host fails in the replay of an old event. That must not refuse this event; the old ones stay.
            var failure = new CustomerFailure(_work.Key, error);
            _observers.Notify(observer => observer.OnCustomerFailed(failure));
        }

        if (_now.Ticks > _options.ReplayHorizon.Ticks) _work.Purge(_now - _options.ReplayHorizon);
    }

    /// <summary>Runs time-based rules until now.</summary>
    public void Advance()
    {
        _steps.BringBack(_work, _now, _options.FutureTolerance, _work.Transitions);
        _steps.Advance(_work, _now, _work.Transitions);
    }

    /// <summary>Returns whether an event is late, and late events are replayed.</summary>
    private bool IsReplayed(in CustomerEvent customerEvent) => (_isTakeover || _options.LateEvents == LateEventPolicy.Rebuild)
        // Before the checkpoint there is nothing to replay.
        && !(customerEvent.At <= _work.Checkpoint?.At)
        && (_steps.IsLate(_work, customerEvent.At) || _work.HasLaterThan(customerEvent.At, customerEvent.EventId));

    /// <summary>Returns false for a snapshot that is newer than the known one in any case.</summary>
    private bool MayBeStale(OrderSnapshot snapshot)
    {
        if (_work.History.Orders.FindEntry(snapshot.OrderId) is not { } entry) return false;
        // The order may have expired.
        if (_work.Checkpoint is not null) return true;
        var known = entry.InForce;
        if (entry.Aside is not null || known.Version.HasValue != snapshot.Version.HasValue) return true;
        return snapshot.Version is not null ? snapshot.Version <= known.Version : snapshot.ChangedAt <= known.ChangedAt;
    }

    /// <summary>Returns false for a deal that is newer than the known one.</summary>
    private bool MayBeStale(DealSnapshot deal) =>
        _work.History.Deals.Find(deal.DealId) is { } known && deal.ChangedAt <= known.ChangedAt;

    /// <summary>Returns the change to save, and the notices of its transitions.</summary>
    public CustomerChange ToChange(out IReadOnlyList<TransitionNotice> notices, long? pendingNumber = null)
    {
        notices = _work.Add(_work.Transitions, _now);
        // After an event from before a publication the earlier version still applies, so the customer must be found as outdated.
        return _work.ToChange(_steps.IsUpToDate(_work) ? _runtime.Version : string.Empty, _runtime.Tracks, pendingNumber);
    }
}

/// <summary>The effects of an event before the save.</summary>
internal readonly record struct Recorded(ApplyResult Applied, bool IsLate)
{
    public RecordResult ToResult(
        IReadOnlyList<TransitionNotice> notices, IReadOnlyList<Suppression> suppressed, IReadOnlyList<HandlerFailure> failures) => new()
    {
        Outcome = Applied.OrderChange.IsConflict || Applied.DealChange.IsConflict ? RecordOutcome.Conflict
            : Applied.OrderChange.Outcome == LedgerOutcome.Stale || Applied.DealChange.Outcome == LedgerOutcome.Stale ? RecordOutcome.Stale
            : RecordOutcome.Applied,
        OrderId = Applied.OrderChange.After?.OrderId,
        Applied = Applied,
        IsLate = IsLate,
        Transitions = notices,
        Suppressed = suppressed,
        HandlerFailures = failures,
    };
}
