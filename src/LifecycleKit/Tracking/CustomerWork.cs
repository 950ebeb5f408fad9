using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A working copy of a customer's record during one call, and the changes to save.</summary>
/// <remarks>Belongs to one call; <see cref="CustomerWorkPool"/> gives it to another call afterwards.</remarks>
internal sealed partial class CustomerWork
{
    private readonly List<KeptTransition> _transitions = [];
    private readonly List<KeptEvent> _added = [];
    private readonly List<long> _removed = [];
    private readonly PackedWriter _packed = new();
    private CustomerRecord _record = null!;
    private TrackWork[] _tracks = new TrackWork[2];
    private int _trackCount;
    private DocumentBase _base = DocumentBase.Empty;
    private CustomerHistory? _expired;
    private IReadOnlyList<KeptEvent>? _events;
    private SeenEvent? _seen;
    private string? _changedOrder;
    private DateTimeOffset? _forgetSeenBefore;
    private bool _hasOwnHistory;
    private int _purgeStep;
    private int _identity;
    private long _lastNumber;
    private (DateTimeOffset? At, string? Id) _last;

    public CustomerKey Key => _record.Key;

    public CustomerHistory History { get; private set; } = null!;

    public string SubjectKey => _base.SubjectKey;

    /// <summary>The number of the identity whose call this is; 0 without links.</summary>
    public int Identity => _identity;

    /// <summary>Whether the customer has events from before this call.</summary>
    public bool HasPast => _record.Document.LastEventNumber > 0;

    /// <summary>The versions of all tracks that applied to the customer, with the changes of this call.</summary>
    public ImmutableArray<TrackVersion> Versions => _base.Versions;

    /// <summary>The customer as loaded.</summary>
    public CustomerRecord Record => _record;

    /// <summary>Whether the kept events are loaded, or the customer has none.</summary>
    public bool HasEvents => _events is not null || !HasPast;

    /// <summary>The kept events in chronological order: by instant, event id and number.</summary>
    public IEnumerable<CustomerEvent> KeptEvents => InOrder(Events.Concat(_added));

    /// <summary>The events that were kept before this call, in the same order.</summary>
    public IEnumerable<CustomerEvent> EarlierEvents => InOrder(Events.Concat(_added.Take(_againCount)));

    private IEnumerable<KeptEvent> Events => _events
        ?? (HasPast ? throw new InvalidOperationException("The kept events are not loaded.") : []);

    /// <summary>Starts with a record.</summary>
    /// <param name="record">The customer as loaded.</param>
    /// <param name="purgeStep">The smallest number of events from one removal of expired events to the next.</param>
    /// <param name="identity">The number of the identity whose call this is; 0 without links.</param>
    public CustomerWork Open(CustomerRecord record, int purgeStep = DurablePurgeStep, int identity = 0)
    {
        var document = record.Document;
        _record = record;
        _purgeStep = purgeStep;
        _identity = identity;
        History = record.History;
        _base = document.Base;
        _lastNumber = document.LastEventNumber;
        _last = (document.LastEventAt, document.LastEventId);
        OpenStates(document.KeptStates);
        return this;
    }

    /// <summary>Forgets the record and the changes.</summary>
    public void Clear()
    {
        Array.Clear(_tracks, 0, _trackCount);
        _trackCount = 0;
        _transitions.Clear();
        _added.Clear();
        _removed.Clear();
        Transitions.Clear();
        Suppressed.Clear();
        (_record, History, _base) = (null!, null!, DocumentBase.Empty);
        (_expired, _events, _seen) = (null, null, null);
        (_changedOrder, _forgetSeenBefore) = (null, null);
        _forwarded = null;
        _hasOwnHistory = false;
        _againCount = 0;
    }

    /// <summary>Takes a copy of the history, since an event is to be applied. The stored one is not changed.</summary>
    public void TakeHistory()
    {
        if (_hasOwnHistory) return;
        History = History.Fork();
        _hasOwnHistory = true;
    }

    /// <summary>Sets the history after a replay.</summary>
    public void SetHistory(CustomerHistory history)
    {
        History = history;
        _hasOwnHistory = true;
    }

    /// <summary>Sets the kept events of the customer, as loaded.</summary>
    public void SetEvents(IReadOnlyList<KeptEvent> events) => _events = events;

    /// <summary>Returns whether a recorded event is later than an instant and id, in chronological order.</summary>
    public bool HasLaterThan(DateTimeOffset at, string? eventId) =>
        HasPast && (_last.At is null || _last.At > at || (_last.At == at && string.CompareOrdinal(_last.Id, eventId) > 0));

    /// <summary>Returns the instant of the latest recorded event, but not one before another instant.</summary>
    public DateTimeOffset LatestAt(DateTimeOffset at) => _last.At > at ? _last.At.Value : at;

    public void Remember(EventKey key, DateTimeOffset now, TimeSpan horizon)
    {
        _seen = new SeenEvent(key, now);
        if (now - DateTimeOffset.MinValue > horizon) _forgetSeenBefore = now - horizon;
    }

    /// <summary>Marks an order as changed, so that its row is saved.</summary>
    public void ChangeOrder(string orderId) => _changedOrder = orderId;

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
                _record.Document.LastTransitionNumber + notices.Count, notice, notice.EffectiveAt <= _base.MutedUntil));
        }

        return notices;
    }

    /// <summary>Returns the change that saves the customer.</summary>
    /// <param name="version">The version that applies to the customer after the save.</param>
    /// <param name="activeTracks">The tracks in force; other tracks are not due.</param>
    /// <param name="pendingNumber">The number of the pending event that is applied; null for none.</param>
    public CustomerChange ToChange(string version, ReadOnlySpan<ActiveTrack> activeTracks, long? pendingNumber)
    {
        if (_base.FailureCount != 0 || _base.RetryAt is not null) _base = _base with { FailureCount = 0, RetryAt = null };
        if (_transitions.Count > 0) _base = _base with { LastTransitionNumber = _base.LastTransitionNumber + _transitions.Count };
        if (_expired is not null) _base = _base with { Expired = ExpiredSums.Of(_expired) };
        IndexAccount();
        var document = new CustomerDocument(History, _base)
        {
            KeptStates = ToKept(),
            NextMoveAt = NextMove(activeTracks),
            LastEventNumber = _lastNumber,
            LastEventAt = _last.At,
            LastEventId = _last.Id,
        };
        var change = new CustomerChange
        {
            Key = Key,
            ExpectedSequence = _record.Sequence,
            Document = document,
            Version = version,
            DueAt = document.DueAt(),
            IsOfOneHistory = true,
            Rows = ToRows(pendingNumber),
            PackedEvent = _added.Count == 1 ? ToPacked(_added[0]) : null,
        };
        return _added.Count > 1 ? change with { AddedEvents = [.. _added] } : change;
    }

    private ChangedRows ToRows(long? pendingNumber)
    {
        if (_changedOrder is null && _seen is null && pendingNumber is null && _transitions.Count == 0 && _removed.Count == 0
            && _forwarded is null)
        {
            return ChangedRows.None;
        }

        return new ChangedRows
        {
            ChangedOrders = _changedOrder is { } id && History.Orders.FindEntry(id) is { } entry ? [entry] : [],
            AddedTransitions = _transitions.Count == 0 ? [] : [.. _transitions],
            RemovedEvents = _removed.Count == 0 ? [] : [.. _removed],
            AddedSeen = _seen is { } seen ? [seen] : [],
            ForgetSeenBefore = _forgetSeenBefore,
            AppliedPending = pendingNumber,
            Forwarded = ToForwarded(),
        };
    }

    private byte[] ToPacked(in KeptEvent kept)
    {
        _packed.Clear();
        PackedEvents.Write(_packed, kept);
        return _packed.Written.ToArray();
    }

    private static IEnumerable<CustomerEvent> InOrder(IEnumerable<KeptEvent> events) => events
        .OrderBy(kept => kept.Event.At).ThenBy(kept => kept.Event.EventId, StringComparer.Ordinal).ThenBy(kept => kept.Number)
        .Select(kept => kept.Event);
}
