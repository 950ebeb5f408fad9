using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>All that a store keeps of one customer, saved as one.</summary>
/// <remarks>Belongs to one caller at a time: a store hands out copies. Not thread-safe.</remarks>
[Mutable("the unit of work that the tracker fills and the store saves")]
public sealed class CustomerRecord
{
    private readonly Dictionary<string, LifecycleState> _states;
    private readonly List<PendingDelivery> _outbox;
    private readonly Dictionary<string, long> _eventIds;

    internal CustomerRecord(CustomerKey key, string? currency)
    {
        (Key, Currency, History, Log, Version) = (key, currency, new CustomerHistory(currency), new CustomerEventLog(), string.Empty);
        (_states, _outbox, _eventIds) = (new(StringComparer.Ordinal), [], new(StringComparer.Ordinal));
    }

    private CustomerRecord(CustomerRecord source)
    {
        (Key, Sequence, RetryTicks, Failures) = (source.Key, source.Sequence, source.RetryTicks, source.Failures);
        (Currency, History, Log, Version) = (source.Currency, source.History.Clone(), source.Log.Clone(), source.Version);
        (_states, _outbox, _eventIds) =
            (new(source._states, StringComparer.Ordinal), [.. source._outbox], new(source._eventIds, StringComparer.Ordinal));
    }

    /// <summary>Who it is.</summary>
    public CustomerKey Key { get; }

    /// <summary>How often the record has been saved; a save succeeds only on the sequence that was loaded.</summary>
    public long Sequence { get; internal set; }

    /// <summary>What is remembered of the customer.</summary>
    public CustomerHistory History { get; private set; }

    /// <summary>His events, where late ones make him be rebuilt (<see cref="LateEventPolicy.Rebuild"/>); otherwise empty.</summary>
    public CustomerEventLog Log { get; }

    /// <summary>A hash of the tracks and models under which he was last saved; empty for a new one.</summary>
    public string Version { get; internal set; }

    /// <summary>The transitions that handlers have not yet heard of, in order.</summary>
    public IReadOnlyList<PendingDelivery> Outbox => _outbox.AsReadOnly();

    /// <summary>When the customer next needs attention, in UTC: time moves him, or a failed handler is to be called again; null for never.</summary>
    public DateTimeOffset? DueAt => DueTicks == long.MaxValue ? null : new DateTimeOffset(DueTicks, TimeSpan.Zero);

    internal long DueTicks => Math.Min(MoveTicks, _outbox.Count > 0 ? RetryTicks : long.MaxValue);

    /// <summary>When time alone next moves the customer in some track.</summary>
    internal long MoveTicks
    {
        get
        {
            var due = long.MaxValue;
            foreach (var state in _states.Values) due = Math.Min(due, state.DueTicks);
            return due;
        }
    }

    /// <summary>When the outbox is to be tried again, and how often in a row it has failed.</summary>
    internal long RetryTicks { get; private set; }

    internal int Failures { get; private set; }

    /// <summary>A copy that shares nothing that changes, for stores that keep records in memory.</summary>
    public CustomerRecord Clone() => new(this);

    /// <summary>Where the customer stands in a track; false when he has not started in it.</summary>
    public bool TryGetState(string track, out LifecycleState state) => _states.TryGetValue(track, out state);

    /// <summary>The reporting currency; null when his first order that names one decides.</summary>
    internal string? Currency { get; }

    internal void Replace(CustomerHistory history) => History = history;

    /// <summary>Drops where he stands in tracks that there are no more: nobody would move him there.</summary>
    internal void KeepStates(IEnumerable<string> tracks)
    {
        foreach (var gone in _states.Keys.Except(tracks, StringComparer.Ordinal).ToArray()) _states.Remove(gone);
    }

    internal void SetState(string track, in LifecycleState state) => _states[track] = state;

    internal bool HasSeen(string eventId) => _eventIds.ContainsKey(eventId);

    /// <summary>Remembers an event's id, and forgets those older than the horizon.</summary>
    internal void Remember(string eventId, long nowTicks, long horizonTicks)
    {
        foreach (var (old, seenTicks) in _eventIds)
        {
            if (nowTicks - seenTicks > horizonTicks) _eventIds.Remove(old);
        }

        _eventIds[eventId] = nowTicks;
    }

    internal void Enqueue(IReadOnlyList<string> handlers, TransitionNotice notice, long nowTicks)
    {
        if (_outbox.Count == 0) RetryTicks = nowTicks;
        foreach (var handler in handlers) _outbox.Add(new PendingDelivery(handler, notice));
    }

    internal void Delivered(PendingDelivery delivery) => _outbox.Remove(delivery);

    /// <summary>Puts the outbox off: a minute after the first failure in a row, twice as long after each further one, at most an hour.</summary>
    internal void PutOff(bool isFailed, long nowTicks)
    {
        Failures = isFailed ? Math.Min(Failures + 1, 7) : 0;
        RetryTicks = isFailed ? nowTicks + Math.Min(TimeSpan.TicksPerMinute << (Failures - 1), TimeSpan.TicksPerHour) : nowTicks;
    }
}
