namespace LifecycleKit.Tracking;

/// <summary>
/// The customers of a shop with a due instant, the longest overdue first. A change of a due instant costs O(log n), and an unchanged one
/// nothing.
/// </summary>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class DueHeap
{
    private readonly List<CustomerEntry> _entries = [];

    /// <summary>The earliest due instant, in ticks; null without one.</summary>
    public long? First => _entries.Count > 0 ? _entries[0].DueTicks : null;

    /// <summary>Sets the due instant of a customer, in ticks; <see cref="long.MaxValue"/> for never.</summary>
    public void Set(CustomerEntry entry, long dueTicks)
    {
        if (entry.DueTicks == dueTicks) return;
        if (entry.DuePlace >= 0) Remove(entry);
        entry.DueTicks = dueTicks;
        if (dueTicks != long.MaxValue) Add(entry);
    }

    /// <summary>Returns customers who are due at an instant and accepted by a test, the longest overdue first.</summary>
    public List<CustomerEntry> Take(long asOfTicks, int maxCount, Func<CustomerEntry, bool> test)
    {
        var taken = new List<CustomerEntry>();
        var seen = new List<CustomerEntry>();
        while (_entries.Count > 0 && _entries[0].DueTicks <= asOfTicks && taken.Count < maxCount)
        {
            var entry = _entries[0];
            Remove(entry);
            seen.Add(entry);
            if (test(entry)) taken.Add(entry);
        }

        // They stay due until they are saved.
        foreach (var entry in seen) Add(entry);
        return taken;
    }

    private static bool IsBefore(CustomerEntry left, CustomerEntry right) => left.DueTicks != right.DueTicks
        ? left.DueTicks < right.DueTicks : string.CompareOrdinal(left.Key.CustomerId, right.Key.CustomerId) < 0;

    private void Add(CustomerEntry entry)
    {
        _entries.Add(entry);
        Rise(_entries.Count - 1, entry);
    }

    private void Remove(CustomerEntry entry)
    {
        var (place, last) = (entry.DuePlace, _entries[^1]);
        entry.DuePlace = -1;
        _entries.RemoveAt(_entries.Count - 1);
        if (ReferenceEquals(entry, last)) return;
        if (place > 0 && IsBefore(last, _entries[(place - 1) / 2])) Rise(place, last);
        else Sink(place, last);
    }

    private void Rise(int place, CustomerEntry entry)
    {
        for (; place > 0 && IsBefore(entry, _entries[(place - 1) / 2]); place = (place - 1) / 2) Put(place, _entries[(place - 1) / 2]);
        Put(place, entry);
    }

    private void Sink(int place, CustomerEntry entry)
    {
        while (2 * place + 1 < _entries.Count)
        {
            var child = 2 * place + 1;
            if (child + 1 < _entries.Count && IsBefore(_entries[child + 1], _entries[child])) child++;
            if (!IsBefore(_entries[child], entry)) break;
            Put(place, _entries[child]);
            place = child;
        }

        Put(place, entry);
    }

    private void Put(int place, CustomerEntry entry)
    {
        _entries[place] = entry;
        entry.DuePlace = place;
    }
}
