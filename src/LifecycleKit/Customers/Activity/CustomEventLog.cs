namespace LifecycleKit.Customers;

/// <summary>The names of the custom events of one customer, with the number of events ever and the instant of the last one.</summary>
/// <remarks>
/// <para>At most <see cref="MaxNames"/> names are kept: of more names those that are first in ordinal order, since this choice does not
/// depend on the order of arrival. A kept name has been kept since its first event, so that its count is right.</para>
/// <para>Not thread-safe.</para>
/// </remarks>
[Mutable("part of a customer's history, written in place")]
internal sealed partial class CustomEventLog
{
    public const int MaxNames = 64;

    private SharedTable<string, Entry> _entries;

    public CustomEventLog()
    {
    }

    private CustomEventLog(CustomEventLog source) => (_entries, HasMoreNames) = (source._entries.Share(), source.HasMoreNames);

    /// <summary>Whether there were events with names that are not kept, each of which comes after all kept names.</summary>
    public bool HasMoreNames { get; private set; }

    public int Count => _entries.Count;

    public ref readonly Entry this[int place] => ref _entries[place];

    public CustomEventLog Clone() => new(this);

    public bool TryGet(string name, out Entry entry) => _entries.TryGet(name, out entry);

    /// <summary>Whether it is known how often there was an event of a name; always for a kept name.</summary>
    public bool IsKnown(string name) => !HasMoreNames || string.CompareOrdinal(name, Greatest().Name) <= 0;

    /// <summary>Whether an event of a name changes which names are kept, or comes after all of them.</summary>
    public bool IsOver(string name) => _entries.Count == MaxNames && !_entries.TryGet(name, out _);

    /// <summary>Writes events of one name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lastTicks">The instant of the last of the events, in UTC ticks.</param>
    /// <param name="count">The number of events.</param>
    /// <param name="before">Receives the entry before; <c>default</c> for a new name.</param>
    /// <param name="removed">Receives the kind of the name that is kept no longer; <see cref="ActivityKinds.None"/> for none.</param>
    /// <returns>The kind of the events; <see cref="ActivityKinds.None"/> when the name is not kept.</returns>
    public byte Write(string name, long lastTicks, int count, out Entry before, out byte removed)
    {
        removed = ActivityKinds.None;
        var isNew = !_entries.TryGet(name, out before);
        var kind = isNew ? FreeKind(name, out removed) : before.Kind;
        if (kind == ActivityKinds.None) return kind;
        _entries.Set(new Entry(name, kind, ProfileDetails.More(before.Count, count), Math.Max(before.LastTicks, lastTicks)));
        return kind;
    }

    /// <summary>Undoes the last event of a name that did not change which other names are kept.</summary>
    public void TakeBack(string name, in Entry before)
    {
        if (before.Name is null) _entries.Remove(name);
        else _entries.Set(before);
    }

    /// <summary>Marks that there were names that are not kept.</summary>
    public void MarkMoreNames() => HasMoreNames = true;

    /// <summary>Returns the entries, by name in ordinal order.</summary>
    public Entry[] ToArray() => [.. _entries.ToArray().OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    private byte FreeKind(string name, out byte removed)
    {
        removed = ActivityKinds.None;
        if (_entries.Count < MaxNames) return HasMoreNames && !IsKnown(name) ? ActivityKinds.None : Unused();
        HasMoreNames = true;
        var greatest = Greatest();
        if (string.CompareOrdinal(name, greatest.Name) > 0) return ActivityKinds.None;
        removed = greatest.Kind;
        _entries.Remove(greatest.Name);
        return removed;
    }

    private byte Unused()
    {
        var used = 0UL;
        for (var i = 0; i < _entries.Count; i++) used |= 1UL << (_entries[i].Kind - ActivityKinds.FirstCustom);
        return (byte)(ActivityKinds.FirstCustom + System.Numerics.BitOperations.TrailingZeroCount(~used));
    }

    private Entry Greatest()
    {
        var greatest = _entries[0];
        for (var i = 1; i < _entries.Count; i++)
        {
            if (string.CompareOrdinal(_entries[i].Name, greatest.Name) > 0) greatest = _entries[i];
        }

        return greatest;
    }

    /// <summary>The custom events of one name.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Kind">The kind by which <see cref="ActivityCounts"/> counts them.</param>
    /// <param name="Count">The number of events ever.</param>
    /// <param name="LastTicks">The instant of the last event, in UTC ticks.</param>
    internal readonly record struct Entry(string Name, byte Kind, int Count, long LastTicks) : IKeyed<string>
    {
        public string Key => Name;
    }
}
