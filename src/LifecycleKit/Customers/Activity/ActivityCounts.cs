using System.Runtime.InteropServices;

namespace LifecycleKit.Customers;

/// <summary>
/// The visits, messages, captured contacts and custom events of one customer, counted by quarter of an hour in UTC, for 401 days before
/// the latest of them.
/// </summary>
/// <remarks>
/// <para>The content does not depend on the order of arrival. Zones are not known here: a reader groups the quarters into calendar days. A
/// day more than the longest window is kept, since 400 calendar days can be an hour longer than 400 days of 24 hours.</para>
/// <para>The entries are in the order of their quarters. Copies share them: the copy that adds the next entry first takes the place after
/// the common ones, so that recording an event in order copies nothing. Every other change copies them once. A struct, since it is always
/// part of one history: assign it only by <see cref="Share"/>.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal partial struct ActivityCounts
{
    /// <summary>The longest window, in calendar days.</summary>
    public const int MaxDays = 400;

    private const int HorizonQuarters = (MaxDays + 1) * 24 * 4;

    private Block? _block;
    private int _count;
    private bool _isShared;

    public readonly bool IsEmpty => _count == 0;

    /// <summary>The quarter of the latest event; 0 for none.</summary>
    public readonly int LatestQuarter => _count == 0 ? 0 : Entries[_count - 1].Quarter;

    private readonly ReadOnlySpan<Entry> Entries => _block is null ? [] : _block.Entries.AsSpan(0, _count);

    private readonly int OldestQuarter => LatestQuarter - HorizonQuarters;

    /// <summary>The index of the oldest entry within the horizon.</summary>
    private readonly int First => _count == 0 || Entries[0].Quarter >= OldestQuarter ? 0 : FirstFrom(OldestQuarter);

    public static int QuarterOf(long ticks) => (int)(ticks / QuarterCount.QuarterTicks);

    /// <summary>Returns a copy. Any number of threads may copy counts that no thread changes.</summary>
    public ActivityCounts Share()
    {
        _isShared = true;
        return this;
    }

    /// <summary>Adds events of a quarter; returns the data for undoing it.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="kind">The kind of the events.</param>
    /// <param name="count">The number of events, from 1 to 65 535.</param>
    public Written Add(int quarter, byte kind, int count = 1)
    {
        var entry = new Entry(quarter, kind, (ushort)count);
        if (_count > 0 && quarter < OldestQuarter) return Written.Nothing;
        if (_count == 0 || quarter >= LatestQuarter) return AddLast(entry);
        // A late event.
        if (_isShared || _count == _block!.Entries.Length) TakeBlock();
        var place = FirstFrom(quarter + 1);
        for (var i = place - 1; i >= 0 && Entries[i].Quarter == quarter; i--)
        {
            if (Entries[i].Has(entry)) return Raise(i, entry);
        }

        var entries = _block!.Entries;
        Array.Copy(entries, place, entries, place + 1, _count - place);
        entries[place] = entry;
        _block.Used = ++_count;
        return new Written(place, 0);
    }

    /// <summary>Adds the counts of one kind; null for none.</summary>
    public void Add(QuarterCounts? counts, byte kind)
    {
        for (var i = 0; i < counts?.Count; i++)
        {
            for (var left = counts[i].Count; left > 0; left -= ushort.MaxValue)
                Add(counts[i].Quarter, kind, Math.Min(left, ushort.MaxValue));
        }
    }

    /// <summary>Moves the horizon for an event that is not counted.</summary>
    public void Advance(int quarter)
    {
        if (quarter > LatestQuarter) Add(quarter, ActivityKinds.NotKept);
    }

    /// <summary>Undoes the last addition.</summary>
    public void TakeBack(in Written written)
    {
        if (written.Place < 0) return;
        var entries = _block!.Entries;
        if (written.Before > 0)
        {
            entries[written.Place] = entries[written.Place] with { Count = written.Before };
            return;
        }

        // The last entry may be the first one after those that are common.
        if (written.Place == _count - 1) _block.Release(_count);
        else Array.Copy(entries, written.Place + 1, entries, written.Place, _count - written.Place - 1);
        _count--;
        if (!_isShared) _block.Used = _count;
    }

    /// <summary>Removes the events of a kind; O(n), for a name of custom events that is kept no longer.</summary>
    public void Remove(byte kind)
    {
        var latest = LatestQuarter;
        var rest = default(ActivityCounts);
        foreach (ref readonly var entry in Entries)
        {
            if (entry.Kind != kind) rest.AddLast(entry);
        }

        rest.Advance(latest);
        this = rest;
    }

    /// <summary>Adds the counts to others.</summary>
    /// <param name="others">The other counts.</param>
    /// <param name="kinds">The kind there of each kind here; <see cref="ActivityKinds.None"/> for one that is not kept there.</param>
    public readonly void AddTo(ref ActivityCounts others, ReadOnlySpan<byte> kinds)
    {
        foreach (ref readonly var entry in Entries[First..])
        {
            if (kinds[entry.Kind] != ActivityKinds.None) others.Add(entry.Quarter, kinds[entry.Kind], entry.Count);
        }

        others.Advance(LatestQuarter);
    }

    private Written AddLast(in Entry entry)
    {
        if (!_isShared && _count > 0 && Entries[_count - 1].Has(entry)) return Raise(_count - 1, entry);
        if (_block is null || _count == _block.Entries.Length || (_isShared && !_block.Claim(_count))) TakeBlock();
        _block!.Entries[_count++] = entry;
        if (!_isShared) _block.Used = _count;
        return new Written(_count - 1, 0);
    }

    private readonly Written Raise(int place, in Entry entry)
    {
        ref var known = ref _block!.Entries[place];
        var written = new Written(place, known.Count);
        known = known with { Count = (ushort)(known.Count + entry.Count) };
        return written;
    }

    /// <summary>Takes a block that no copy has, with room for an entry and without entries before the horizon.</summary>
    private void TakeBlock()
    {
        var kept = Entries[First..];
        if (!_isShared && _block is not null)
        {
            // Joining in place is worth it only when it makes room for a while.
            _count = Join(kept, _block.Entries);
            _block.Used = _count;
            if (_count <= _block.Entries.Length / 4 * 3) return;
            kept = Entries;
        }

        var block = new Block(new Entry[Math.Max(4, 2 * kept.Length)]);
        block.Used = _count = Join(kept, block.Entries);
        (_block, _isShared) = (block, false);
    }

    /// <summary>Joins the entries of the same quarter and kind; both spans may begin in the same array, the target not later.</summary>
    private static int Join(ReadOnlySpan<Entry> entries, Span<Entry> to)
    {
        var used = 0;
        foreach (var entry in entries)
        {
            var at = used - 1;
            while (at >= 0 && to[at].Quarter == entry.Quarter && !to[at].Has(entry)) at--;
            if (at >= 0 && to[at].Quarter == entry.Quarter) to[at] = to[at] with { Count = (ushort)(to[at].Count + entry.Count) };
            else to[used++] = entry;
        }

        return used;
    }

    /// <summary>The data for undoing the last addition.</summary>
    /// <param name="Place">The place of the entry; -1 when nothing changed.</param>
    /// <param name="Before">The count before; 0 for a new entry.</param>
    internal readonly record struct Written(int Place, ushort Before)
    {
        public static Written Nothing => new(-1, 0);
    }

    /// <summary>Events of one kind in one quarter. Several entries may be of the same quarter and kind.</summary>
    private readonly record struct Entry(int Quarter, byte Kind, ushort Count)
    {
        /// <summary>Whether the events of another entry are of the same quarter and kind, and fit in this one.</summary>
        public bool Has(in Entry other) => Quarter == other.Quarter && Kind == other.Kind && Count + other.Count <= ushort.MaxValue;
    }

    /// <summary>The entries that several copies share, each of them the first ones.</summary>
    [Mutable("each place is taken once, by the copy that comes to it first")]
    private sealed class Block(Entry[] entries)
    {
        /// <summary>The number of places that a copy has taken.</summary>
        public int Used;

        public Entry[] Entries { get; } = entries;

        /// <summary>Takes the place after the entries of a copy; false when another copy has taken it.</summary>
        public bool Claim(int count) => Interlocked.CompareExchange(ref Used, count + 1, count) == count;

        /// <summary>Gives the last place of a copy back, if it is the last one taken.</summary>
        public void Release(int count) => Interlocked.CompareExchange(ref Used, count - 1, count);
    }
}
