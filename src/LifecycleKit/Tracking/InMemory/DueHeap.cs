namespace LifecycleKit.Tracking;

/// <summary>
/// The customers of a shop with a due instant, the longest overdue first. A change of a due instant costs O(log n), and an unchanged one
/// nothing.
/// </summary>
/// <remarks>
/// A heap of four children a place, of numbers of customers beside their instants: a change touches few other places in memory.
/// </remarks>
/// <param name="customers">The customers by their numbers.</param>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class DueHeap(IReadOnlyList<CustomerEntry?> customers)
{
    private const int Children = 4;

    private readonly List<Due> _heap = [];

    /// <summary>The place of each customer in the heap plus one, by number; 0 for a customer without a due instant.</summary>
    private int[] _places = [];

    /// <summary>The earliest due instant, in ticks; null without one.</summary>
    public long? First => _heap.Count > 0 ? _heap[0].Ticks : null;

    /// <summary>Sets the due instant of a customer, in ticks; <see cref="long.MaxValue"/> for never.</summary>
    public void Set(CustomerEntry entry, long dueTicks)
    {
        if (entry.DueTicks == dueTicks) return;
        entry.DueTicks = dueTicks;
        if (entry.Number >= _places.Length) Array.Resize(ref _places, Math.Max(entry.Number + 1, 2 * _places.Length));
        var place = _places[entry.Number] - 1;
        if (dueTicks == long.MaxValue) Remove(place);
        else if (place < 0) Add(new Due(dueTicks, entry.Number));
        else Move(place, new Due(dueTicks, entry.Number));
    }

    /// <summary>Returns customers who are due at an instant and accepted by a test, the longest overdue first.</summary>
    public List<CustomerEntry> Take(long asOfTicks, int maxCount, Func<CustomerEntry, bool> test)
    {
        // A place is looked at after its parent, the earliest first; the heap stays as it is, since they stay due until they are saved.
        var taken = new List<CustomerEntry>();
        var next = new PriorityQueue<int, Due>(Comparer<Due>.Create(Compare));
        Look(0);
        while (taken.Count < maxCount && next.TryDequeue(out var place, out var due))
        {
            if (customers[due.Number] is { } entry && test(entry)) taken.Add(entry);
            for (var child = Children * place + 1; child <= Children * place + Children; child++) Look(child);
        }

        return taken;

        void Look(int place)
        {
            if (place < _heap.Count && _heap[place].Ticks <= asOfTicks) next.Enqueue(place, _heap[place]);
        }
    }

    private int Compare(Due left, Due right) => left.Ticks != right.Ticks ? left.Ticks.CompareTo(right.Ticks)
        : string.CompareOrdinal(customers[left.Number]!.Key.CustomerId, customers[right.Number]!.Key.CustomerId);

    private bool IsBefore(Due left, Due right) => Compare(left, right) < 0;

    private void Add(Due due)
    {
        _heap.Add(due);
        Rise(_heap.Count - 1, due);
    }

    private void Remove(int place)
    {
        var last = _heap[^1];
        _places[_heap[place].Number] = 0;
        _heap.RemoveAt(_heap.Count - 1);
        if (place < _heap.Count) Move(place, last);
    }

    private void Move(int place, Due due)
    {
        if (place > 0 && IsBefore(due, _heap[(place - 1) / Children])) Rise(place, due);
        else Sink(place, due);
    }

    private void Rise(int place, Due due)
    {
        for (; place > 0 && IsBefore(due, _heap[(place - 1) / Children]); place = (place - 1) / Children)
            Put(place, _heap[(place - 1) / Children]);
        Put(place, due);
    }

    private void Sink(int place, Due due)
    {
        while (Children * place + 1 < _heap.Count)
        {
            var first = Children * place + 1;
            for (var child = first + 1; child < Math.Min(Children * place + 1 + Children, _heap.Count); child++)
            {
                if (IsBefore(_heap[child], _heap[first])) first = child;
            }

            if (!IsBefore(_heap[first], due)) break;
            Put(place, _heap[first]);
            place = first;
        }

        Put(place, due);
    }

    private void Put(int place, Due due)
    {
        _heap[place] = due;
        _places[due.Number] = place + 1;
    }

    private readonly record struct Due(long Ticks, int Number);
}
