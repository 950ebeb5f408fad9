using System.Numerics;

namespace LifecycleKit.Customers;

/// <summary>Entries by key. Copies share their entries, as those of <see cref="SharedList{T}"/> do.</summary>
/// <remarks>
/// A few entries are searched one by one; more have an index with open addressing. The hash codes of texts are random for a process, so
/// that keys from outside cannot be chosen to collide.
/// </remarks>
internal struct SharedTable<TKey, TEntry>
    where TKey : IEquatable<TKey>
    where TEntry : struct, IKeyed<TKey>
{
    private const int MaxUnindexed = 8;

    private SharedList<TEntry> _entries;

    /// <summary>The places of entries by hash code, from 1; 0 for none. At most half of them are in use.</summary>
    private SharedList<int> _index;

    public readonly int Count => _entries.Count;

    public readonly ref readonly TEntry this[int place] => ref _entries[place];

    /// <summary>Returns a copy. Any number of threads may copy a table that no thread changes.</summary>
    public SharedTable<TKey, TEntry> Share() => new() { _entries = _entries.Share(), _index = _index.Share() };

    /// <summary>Returns the place of an entry; -1 for an unknown key.</summary>
    public readonly int Find(TKey key)
    {
        if (_index.Count > 0) return _index[SlotOf(key)] - 1;
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Key.Equals(key)) return i;
        }

        return -1;
    }

    public readonly bool TryGet(TKey key, out TEntry entry)
    {
        var place = Find(key);
        entry = place < 0 ? default : _entries[place];
        return place >= 0;
    }

    /// <summary>Adds an entry, or replaces the entry of the same key.</summary>
    public void Set(in TEntry entry)
    {
        var place = Find(entry.Key);
        if (place >= 0)
        {
            _entries.Set(place, entry);
            return;
        }

        _entries.Add(entry);
        if (_entries.Count <= MaxUnindexed) return;
        if (2 * _entries.Count > _index.Count) MakeIndex();
        else _index.Set(SlotOf(entry.Key), _entries.Count);
    }

    /// <summary>Removes an entry; O(n), and for errors that are undone.</summary>
    public void Remove(TKey key)
    {
        var place = Find(key);
        if (place < 0) return;
        _entries.RemoveAt(place);
        MakeIndex();
    }

    /// <summary>Removes the entries that a test accepts, and returns them; O(n).</summary>
    public TEntry[] RemoveAll<TState>(TState state, Func<TEntry, TState, bool> test)
    {
        var removed = new List<TEntry>();
        var kept = default(SharedList<TEntry>);
        for (var i = 0; i < _entries.Count; i++)
        {
            if (test(_entries[i], state)) removed.Add(_entries[i]);
            else kept.Add(_entries[i]);
        }

        _entries = kept;
        MakeIndex();
        return [.. removed];
    }

    /// <summary>Returns the entries in an array, in no particular order.</summary>
    public readonly TEntry[] ToArray()
    {
        var entries = new TEntry[_entries.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = _entries[i];
        return entries;
    }

    private void MakeIndex()
    {
        _index = default;
        if (_entries.Count <= MaxUnindexed) return;
        _index = SharedList<int>.Repeat(0, (int)BitOperations.RoundUpToPowerOf2((uint)(3 * _entries.Count)));
        for (var i = 0; i < _entries.Count; i++) _index.Set(SlotOf(_entries[i].Key), i + 1);
    }

    /// <summary>The slot of a key in the index, or the free slot that it would take.</summary>
    private readonly int SlotOf(TKey key)
    {
        var mask = _index.Count - 1;
        var slot = key.GetHashCode() & mask;
        while (_index[slot] is > 0 and var place && !_entries[place - 1].Key.Equals(key)) slot = (slot + 1) & mask;
        return slot;
    }
}

/// <summary>An entry of a <see cref="SharedTable{TKey, TEntry}"/>.</summary>
internal interface IKeyed<out TKey>
{
    TKey Key { get; }
}
