namespace LifecycleKit.Customers;

/// <summary>
/// The visits, messages and custom events of one customer, counted by quarter of an hour in UTC, for 401 days before the latest of them.
/// </summary>
/// <remarks>
/// The content does not depend on the order of arrival. Zones are not known here: a reader groups the quarters into calendar days. A day
/// more than the longest window is kept, since 400 calendar days can be an hour longer than 400 days of 24 hours. Not thread-safe.
/// </remarks>
[Mutable("part of a customer's history, written in place by the history that has it alone")]
internal sealed partial class ActivityCounts
{
    /// <summary>The longest window, in calendar days.</summary>
    public const int MaxDays = 400;

    private const int HorizonQuarters = (MaxDays + 1) * 24 * 4;
    private const int MinDropped = 32;

    private SharedList<Entry> _entries;

    /// <summary>The index of the oldest entry within the horizon; older ones are dropped when they are half of the list.</summary>
    private int _first;

    /// <summary>The quarter of the latest event, of a custom event whose name is not kept too; 0 for none.</summary>
    private int _latest;

    public ActivityCounts()
    {
    }

    private ActivityCounts(ActivityCounts source)
    {
        _entries = source._entries.Share();
        (_first, _latest) = (source._first, source._latest);
    }

    /// <summary>The counts of a customer without events, which are copied and never changed.</summary>
    public static ActivityCounts Empty { get; } = new();

    /// <summary>The quarter of the latest event; 0 for none.</summary>
    public int LatestQuarter => _latest;

    /// <summary>The quarter of the latest event that is counted; 0 for none.</summary>
    public int LastCountedQuarter => _first < _entries.Count ? _entries[_entries.Count - 1].Quarter : 0;

    public bool IsEmpty => _latest == 0;

    private int OldestQuarter => _latest - HorizonQuarters;

    public static int QuarterOf(long ticks) => (int)(ticks / QuarterCount.QuarterTicks);

    public ActivityCounts Clone() => new(this);

    /// <summary>Adds events of a quarter; returns the data for undoing it.</summary>
    public Written Add(int quarter, byte kind, int count = 1)
    {
        if (quarter < OldestQuarter) return Written.Nothing;
        // Dropping only when half of the list is old keeps adding cheap.
        if (_first >= MinDropped && _first > _entries.Count / 2) Drop();
        var place = PlaceOf(quarter, kind);
        var isKnown = place < _entries.Count && _entries[place].Quarter == quarter && _entries[place].Kind == kind;
        var written = new Written(place, _first, _latest, isKnown ? _entries[place].Count : (ushort)0);
        var entry = new Entry(quarter, kind, (ushort)Math.Min(written.Before + count, ushort.MaxValue));
        if (isKnown) _entries.Set(place, entry);
        else _entries.Insert(place, entry);
        Advance(quarter);
        return written;
    }

    /// <summary>Adds the counts of one kind; null for none.</summary>
    public void Add(QuarterCounts? counts, byte kind)
    {
        for (var i = 0; i < counts?.Count; i++) Add(counts[i].Quarter, kind, counts[i].Count);
    }

    /// <summary>Moves the horizon for an event that is not counted.</summary>
    public void Advance(int quarter)
    {
        if (quarter <= _latest) return;
        _latest = quarter;
        while (_first < _entries.Count && _entries[_first].Quarter < OldestQuarter) _first++;
    }

    /// <summary>Undoes the last addition.</summary>
    public void TakeBack(in Written written)
    {
        if (written.Place < 0) return;
        if (written.Before == 0) _entries.RemoveAt(written.Place);
        else _entries.Set(written.Place, _entries[written.Place] with { Count = written.Before });
        (_first, _latest) = (written.First, written.Latest);
    }

    /// <summary>Removes the events of a kind; O(n), for a name of custom events that is kept no longer.</summary>
    public void Remove(byte kind)
    {
        var rest = default(SharedList<Entry>);
        for (var i = _first; i < _entries.Count; i++)
        {
            if (_entries[i].Kind != kind) rest.Add(_entries[i]);
        }

        (_entries, _first) = (rest, 0);
    }

    /// <summary>Adds the counts to others.</summary>
    /// <param name="others">The other counts.</param>
    /// <param name="kinds">The kind there of each kind here; <see cref="ActivityKinds.None"/> for one that is not kept there.</param>
    public void AddTo(ActivityCounts others, ReadOnlySpan<byte> kinds)
    {
        for (var i = _first; i < _entries.Count; i++)
        {
            var (quarter, kind, count) = _entries[i];
            if (kinds[kind] != ActivityKinds.None) others.Add(quarter, kinds[kind], count);
        }

        others.Advance(_latest);
    }

    /// <summary>Returns the counts of one kind; null for none.</summary>
    public QuarterCounts? ToList(byte kind)
    {
        var counts = new List<QuarterCount>();
        for (var i = _first; i < _entries.Count; i++)
        {
            if (_entries[i].Kind == kind) counts.Add(QuarterCount.Of(_entries[i].Quarter, _entries[i].Count));
        }

        return counts.Count == 0 ? null : QuarterCounts.Create(counts);
    }

    private int PlaceOf(int quarter, byte kind)
    {
        // Most events arrive in order.
        if (_entries.Count == 0 || _entries[_entries.Count - 1].IsBefore(quarter, kind)) return _entries.Count;
        return LowerBound.Find(
            _first, _entries.Count - 1, (Counts: this, quarter, kind),
            static (i, state) => state.Counts._entries[i].IsBefore(state.quarter, state.kind));
    }

    private void Drop()
    {
        _entries = _entries.From(_first);
        _first = 0;
    }

    /// <summary>The data for undoing the last addition.</summary>
    /// <param name="Place">The place of the entry; -1 when nothing changed.</param>
    /// <param name="First">The index of the oldest entry before.</param>
    /// <param name="Latest">The latest quarter before.</param>
    /// <param name="Before">The count before; 0 for a new entry.</param>
    internal readonly record struct Written(int Place, int First, int Latest, ushort Before)
    {
        public static Written Nothing => new(-1, 0, 0, 0);
    }

    /// <summary>The events of one kind in one quarter.</summary>
    private readonly record struct Entry(int Quarter, byte Kind, ushort Count)
    {
        public bool IsBefore(int quarter, byte kind) => Quarter < quarter || (Quarter == quarter && Kind < kind);
    }
}
