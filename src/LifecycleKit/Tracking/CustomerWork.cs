using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A customer while an event or time is brought to them: a working copy of the record, and what is to be saved of it.</summary>
/// <remarks>Belongs to one call.</remarks>
internal sealed class CustomerWork
{
    // Old ids and events are looked for once in so many events, and not at each, which would cost a look at all of them.
    private const int EventsBetweenPurges = 64;

    private readonly CustomerRecord _record;
    private readonly Dictionary<string, LifecycleState> _states;
    private readonly List<TrackVersion> _versions;
    private readonly List<PendingDelivery> _deliveries;
    private readonly List<KeptEvent> _added = [];
    private readonly List<long> _removed = [];
    private readonly List<SeenEvent> _seen = [];
    private readonly List<LedgerEntry> _orders = [];
    private CustomerHistorySnapshot? _expired;
    private DateTimeOffset? _forgetSeenBefore;
    private long _lastNumber;

    /// <param name="record">The customer as loaded.</param>
    /// <param name="isReadOnly">Whether the history is only read, so that it need not be copied.</param>
    public CustomerWork(CustomerRecord record, bool isReadOnly = false)
    {
        _record = record;
        History = isReadOnly ? record.History : record.History.Clone();
        _states = record.Document.States.ToDictionary(one => one.Track, one => one.State, StringComparer.Ordinal);
        _versions = [.. record.Document.Versions];
        _deliveries = [.. record.Document.Deliveries];
        _expired = record.Document.Expired;
        _lastNumber = record.Document.LastEventNumber;
    }

    public CustomerKey Key => _record.Key;

    public CustomerHistory History { get; set; }

    public string SubjectKey => _record.Document.SubjectKey;

    /// <summary>Whether anything happened to the customer before this call.</summary>
    public bool HasPast => !_record.Events.IsEmpty || _expired is not null;

    /// <summary>The events that are kept, in the order in which they happened: by instant, event id and number.</summary>
    public IEnumerable<CustomerEvent> KeptEvents => InOrder(_record.Events.AsEnumerable().Concat(_added));

    /// <summary>The events that were kept before this call, likewise.</summary>
    public IEnumerable<CustomerEvent> EarlierEvents => InOrder(_record.Events);

    public bool TryGetState(string track, out LifecycleState state) => _states.TryGetValue(track, out state);

    /// <summary>Sets the state in a track, and writes down when the customer came under another version of it.</summary>
    public void SetState(string track, in LifecycleState state)
    {
        _states[track] = state;
        var last = _versions.FindLastIndex(version => string.Equals(version.Track, track, StringComparison.Ordinal));
        var version = new TrackVersion(track, state.DefinitionHash, state.ContextVersion, state.MovedOverAt);
        if (last < 0 || _versions[last] != version) _versions.Add(version);
    }

    /// <summary>The versions of a track under which the customer came, the oldest first.</summary>
    public IEnumerable<TrackVersion> VersionsOf(string track) => _versions.Where(version => string.Equals(version.Track, track, StringComparison.Ordinal));

    /// <summary>A history of the sums of what is no longer kept: what a replay starts from.</summary>
    public CustomerHistory StartOfReplay() => _expired is null
        ? new CustomerHistory(_record.Document.Currency)
        : CustomerHistory.FromSnapshot(_expired, new OrderLedger(_record.Document.Currency));

    /// <summary>Whether an event that is kept comes after an instant and id, in the order in which events happened.</summary>
    public bool HasLaterThan(DateTimeOffset at, string? eventId) => _record.Events.Any(
        kept => kept.Event.At > at || (kept.Event.At == at && string.CompareOrdinal(kept.Event.EventId, eventId) > 0));

    public bool HasSeen(EventKey key, DateTimeOffset now, TimeSpan horizon) => _record.SeenEvents.TryGetValue(key, out var seenAt) && now - seenAt <= horizon;

    public void Remember(EventKey key, DateTimeOffset now, TimeSpan horizon)
    {
        _seen.Add(new SeenEvent(key, now));
        if ((_record.SeenEvents.Count + 1) % EventsBetweenPurges == 0 && now - DateTimeOffset.MinValue > horizon) _forgetSeenBefore = now - horizon;
    }

    /// <summary>
    /// Keeps an event; now and then adds those to the sums that are older than such events are kept. A stale snapshot that comes again is
    /// kept once: it says nothing new, and a shop may send it without end.
    /// </summary>
    /// <param name="customerEvent">The event, which the history has taken in.</param>
    /// <param name="isStale">Whether the event is a snapshot older than the one in force.</param>
    /// <param name="keptSince">The instant before which visits, carts and messages are kept as sums only.</param>
    public void Keep(in CustomerEvent customerEvent, bool isStale, DateTimeOffset keptSince)
    {
        if (isStale && customerEvent.Snapshot is { } snapshot && _record.Events.Any(kept => kept.Event.Snapshot == snapshot)) return;
        _added.Add(new KeptEvent(++_lastNumber, customerEvent));
        if (_lastNumber % EventsBetweenPurges != 0) return;
        CustomerHistory? sums = null;
        foreach (var kept in _record.Events.AsEnumerable().Concat(_added))
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

    /// <summary>Notes that an order has changed, so that its row is saved.</summary>
    public void ChangeOrder(string orderId)
    {
        if (History.Orders.FindEntry(orderId) is { } entry) _orders.Add(entry);
    }

    /// <summary>Puts notices of transitions into the queue of every handler.</summary>
    public IReadOnlyList<TransitionNotice> Enqueue(IReadOnlyList<Transition> transitions, IReadOnlyList<string> handlers, DateTimeOffset now)
    {
        var notices = new List<TransitionNotice>(transitions.Count);
        foreach (var transition in transitions)
        {
            var notice = new TransitionNotice(Key, transition, now);
            notices.Add(notice);
            foreach (var handler in handlers) _deliveries.Add(new PendingDelivery(handler, notice));
        }

        return notices;
    }

    /// <summary>The change that saves the customer.</summary>
    /// <param name="version">The version under which the customer is now.</param>
    /// <param name="activeTracks">The tracks in force: others are not due.</param>
    public CustomerChange ToChange(string version, IEnumerable<string> activeTracks)
    {
        var document = _record.Document.WithSource(History) with
        {
            Expired = _expired,
            States = [.. _states.Select(pair => new TrackState(pair.Key, pair.Value)).OrderBy(one => one.Track, StringComparer.Ordinal)],
            Versions = [.. _versions],
            Deliveries = [.. _deliveries],
            NextMoveAt = NextMove(activeTracks),
            FailureCount = 0,
            RetryAt = null,
            LastEventNumber = _lastNumber,
        };
        return new CustomerChange
        {
            Key = Key,
            ExpectedSequence = _record.Sequence,
            Document = document,
            Version = version,
            DueAt = document.DueAt(),
            ChangedOrders = [.. _orders],
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
