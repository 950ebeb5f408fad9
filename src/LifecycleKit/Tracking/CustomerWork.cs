using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A working copy of a customer's record during one call, and the changes to save.</summary>
/// <remarks>Belongs to one call.</remarks>
internal sealed class CustomerWork
{
    // Old ids and events are removed once in this many events, since the search reads all of them.
    private const int EventsBetweenPurges = 64;

    private readonly CustomerRecord _record;
    private readonly Dictionary<string, LifecycleState> _states;
    private readonly List<TrackVersion> _versions;
    private readonly List<KeptTransition> _transitions = [];
    private readonly List<KeptEvent> _added = [];
    private readonly List<long> _removed = [];
    private readonly List<SeenEvent> _seen = [];
    private readonly List<LedgerEntry> _orders = [];
    private CustomerHistorySnapshot? _expired;
    private IReadOnlyList<KeptEvent>? _events;
    private DateTimeOffset? _forgetSeenBefore;
    private long _lastNumber;
    private (DateTimeOffset? At, string? Id) _last;

    /// <param name="record">The customer as loaded.</param>
    /// <param name="isReadOnly">Whether the history is only read, so that no copy is needed.</param>
    public CustomerWork(CustomerRecord record, bool isReadOnly = false)
    {
        _record = record;
        History = isReadOnly ? record.History : record.History.Clone();
        _states = record.Document.States.ToDictionary(one => one.Track, one => one.State, StringComparer.Ordinal);
        _versions = [.. record.Document.Versions];
        _expired = record.Document.Expired;
        _lastNumber = record.Document.LastEventNumber;
        _last = (record.Document.LastEventAt, record.Document.LastEventId);
    }

    public CustomerKey Key => _record.Key;

    public CustomerHistory History { get; set; }

    public string SubjectKey => _record.Document.SubjectKey;

    /// <summary>Whether the customer has events from before this call.</summary>
    public bool HasPast => _record.Document.LastEventNumber > 0;

    /// <summary>Whether the next kept event is one of those at which expired events are removed.</summary>
    public bool IsPurgeDue => (_lastNumber + 1) % EventsBetweenPurges == 0;

    /// <summary>Whether the kept events are loaded, or the customer has none.</summary>
    public bool HasEvents => _events is not null || !HasPast;

    /// <summary>The kept events in chronological order: by instant, event id and number.</summary>
    public IEnumerable<CustomerEvent> KeptEvents => InOrder(Events.Concat(_added));

    /// <summary>The events that were kept before this call, in the same order.</summary>
    public IEnumerable<CustomerEvent> EarlierEvents => InOrder(Events);

    public bool TryGetState(string track, out LifecycleState state) => _states.TryGetValue(track, out state);

    /// <summary>Sets the state in a track, and notes the instant of a change of version.</summary>
    public void SetState(string track, in LifecycleState state)
    {
        _states[track] = state;
        var last = _versions.FindLastIndex(version => string.Equals(version.Track, track, StringComparison.Ordinal));
        var version = new TrackVersion(track, state.DefinitionHash, state.ContextVersion, state.MovedOverAt);
        if (last < 0 || _versions[last] != version) _versions.Add(version);
    }

    /// <summary>Returns the versions of a track that applied to the customer, the oldest first.</summary>
    public IEnumerable<TrackVersion> VersionsOf(string track) =>
        _versions.Where(version => string.Equals(version.Track, track, StringComparison.Ordinal));

    /// <summary>Returns the history from which a replay starts: the sums of events that are no longer kept.</summary>
    public CustomerHistory StartOfReplay() => _expired is null
        ? new CustomerHistory(_record.Document.Currency)
        : CustomerHistory.FromSnapshot(_expired, new OrderLedger(_record.Document.Currency));

    private IEnumerable<KeptEvent> Events => _events
        ?? (HasPast ? throw new InvalidOperationException("The kept events are not loaded.") : []);

    /// <summary>Sets the kept events of the customer, as loaded.</summary>
    public void SetEvents(IReadOnlyList<KeptEvent> events) => _events = events;

    /// <summary>Returns whether a recorded event is later than an instant and id, in chronological order.</summary>
    public bool HasLaterThan(DateTimeOffset at, string? eventId) =>
        HasPast && (_last.At is null || _last.At > at || (_last.At == at && string.CompareOrdinal(_last.Id, eventId) > 0));

    public void Remember(EventKey key, DateTimeOffset now, TimeSpan horizon)
    {
        _seen.Add(new SeenEvent(key, now));
        if (now - DateTimeOffset.MinValue > horizon) _forgetSeenBefore = now - horizon;
    }

    /// <summary>
    /// Keeps an event, and from time to time moves expired events into the sums. A stale snapshot that is recorded repeatedly is kept once,
    /// since a shop may send it any number of times.
    /// </summary>
    /// <param name="customerEvent">The event, which is already applied to the history.</param>
    /// <param name="isStale">Whether the event is a snapshot older than the one in force.</param>
    /// <param name="keptSince">The instant before which visits, carts and messages are kept only as sums.</param>
    public void Keep(in CustomerEvent customerEvent, bool isStale, DateTimeOffset keptSince)
    {
        if (isStale && customerEvent.Snapshot is { } snapshot && Events.Any(kept => kept.Event.Snapshot == snapshot)) return;
        if (!HasLaterThan(customerEvent.At, customerEvent.EventId)) _last = (customerEvent.At, customerEvent.EventId);
        _added.Add(new KeptEvent(++_lastNumber, customerEvent));
        if (_lastNumber % EventsBetweenPurges != 0) return;
        CustomerHistory? sums = null;
        foreach (var kept in Events.Concat(_added))
        {
            if (kept.Event.Kind.IsKept() || kept.Event.At >= keptSince) continue;
            sums ??= StartOfReplay();
            sums.Apply(kept.Event);
            _removed.Add(kept.Number);
        }

        if (sums is null) return;
        _expired = sums.Capture();
        _added.RemoveAll(kept => _removed.Contains(kept.Number));
    }

    /// <summary>Marks an order as changed, so that its row is saved.</summary>
    public void ChangeOrder(string orderId)
    {
        if (History.Orders.FindEntry(orderId) is { } entry) _orders.Add(entry);
    }

    /// <summary>Adds transitions to be saved, and returns their notices. Those up to the end of a history that was taken over are
    /// muted.</summary>
    public IReadOnlyList<TransitionNotice> Add(IReadOnlyList<Transition> transitions, DateTimeOffset now)
    {
        if (transitions.Count == 0) return [];
        var notices = new List<TransitionNotice>(transitions.Count);
        foreach (var transition in transitions)
        {
            var notice = new TransitionNotice(Key, transition, now);
            notices.Add(notice);
            _transitions.Add(new KeptTransition(
                _record.Document.LastTransitionNumber + notices.Count, notice, notice.EffectiveAt <= _record.Document.MutedUntil));
        }

        return notices;
    }

    /// <summary>Returns the change that saves the customer.</summary>
    /// <param name="version">The version that applies to the customer after the save.</param>
    /// <param name="activeTracks">The tracks in force; other tracks are not due.</param>
    public CustomerChange ToChange(string version, IEnumerable<string> activeTracks)
    {
        var document = _record.Document.WithSource(History) with
        {
            Expired = _expired,
            States = [.. _states.Select(pair => new TrackState(pair.Key, pair.Value)).OrderBy(one => one.Track, StringComparer.Ordinal)],
            Versions = [.. _versions],
            NextMoveAt = NextMove(activeTracks),
            FailureCount = 0,
            RetryAt = null,
            LastEventNumber = _lastNumber,
            LastTransitionNumber = _record.Document.LastTransitionNumber + _transitions.Count,
            LastEventAt = _last.At,
            LastEventId = _last.Id,
        };
        return new CustomerChange
        {
            Key = Key,
            ExpectedSequence = _record.Sequence,
            Document = document,
            Version = version,
            DueAt = document.DueAt(),
            ChangedOrders = [.. _orders],
            AddedTransitions = [.. _transitions],
            AddedEvents = [.. _added],
            RemovedEvents = [.. _removed],
            AddedSeen = [.. _seen],
            ForgetSeenBefore = _forgetSeenBefore,
            History = History,
        };
    }

    private static IEnumerable<CustomerEvent> InOrder(IEnumerable<KeptEvent> events) => events
        .OrderBy(kept => kept.Event.At).ThenBy(kept => kept.Event.EventId, StringComparer.Ordinal).ThenBy(kept => kept.Number)
        .Select(kept => kept.Event);

    private DateTimeOffset? NextMove(IEnumerable<string> activeTracks)
    {
        DateTimeOffset? next = null;
        foreach (var track in activeTracks)
        {
            if (_states.TryGetValue(track, out var state) && state.NextDue is { } due && (next is null || due < next)) next = due;
        }

        return next;
    }
}
