namespace LifecycleKit.Customers;

/// <summary>The events of one customer in one fixed order, whatever the order of their arrival: by instant, then by event id, then as they came.</summary>
/// <remarks>
/// What a late event would have brought about in its time is found by replaying the log. Events without an id that happened at one instant stay
/// in the order of their arrival, which then counts. A log takes what it is given: whoever adds a repeated order asks
/// <see cref="Contains(OrderSnapshot)"/> before. Not thread-safe.
/// </remarks>
[Mutable("grows with each event")]
public sealed class CustomerEventLog
{
    private readonly List<CustomerEvent> _events;

    /// <summary>An empty log.</summary>
    public CustomerEventLog() => _events = [];

    private CustomerEventLog(CustomerEventLog source) => _events = [.. source._events];

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<CustomerEvent> Events => _events.AsReadOnly();

    /// <summary>Adds an event at its place.</summary>
    /// <returns>Whether it is the last in order; otherwise it came late.</returns>
    /// <exception cref="ArgumentException">The event is <c>default</c>.</exception>
    public bool Add(in CustomerEvent customerEvent)
    {
        if (customerEvent.Kind == CustomerEventKind.None) throw new ArgumentException("The event is default: make it by one of CustomerEvent's factories.", nameof(customerEvent));
        var place = _events.Count;
        while (place > 0 && Compare(customerEvent, _events[place - 1]) < 0) place--;
        _events.Insert(place, customerEvent);
        return place == _events.Count - 1;
    }

    /// <summary>
    /// Whether the log has an order exactly as a snapshot has it, under whatever event id: adding it again would change nothing.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is null.</exception>
    public bool Contains(OrderSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        for (var i = FirstFrom(snapshot.ChangedAt); i < _events.Count && _events[i].At == snapshot.ChangedAt; i++)
            if (snapshot.Equals(_events[i].Snapshot)) return true;
        return false;
    }

    /// <summary>Removes what a retention period or the replay horizon no longer keeps.</summary>
    /// <param name="instant">The earliest instant that stays.</param>
    /// <param name="includeKept">False to remove only events whose kind is not kept (<see cref="CustomerEventKindExtensions.IsKept"/>);
    /// true for all.</param>
    /// <returns>The removed events, in order.</returns>
    public IReadOnlyList<CustomerEvent> RemoveBefore(DateTimeOffset instant, bool includeKept = false)
    {
        var end = FirstFrom(instant);
        List<CustomerEvent> removed = [];
        List<CustomerEvent> kept = [];
        foreach (var e in _events.Take(end)) (includeKept || !e.Kind.IsKept() ? removed : kept).Add(e);
        _events.RemoveRange(0, end);
        _events.InsertRange(0, kept);
        return removed.AsReadOnly();
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public CustomerEventLog Clone() => new(this);

    /// <summary>The place of the first event at or after an instant.</summary>
    private int FirstFrom(DateTimeOffset instant)
    {
        var low = 0;
        var high = _events.Count;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_events[middle].At < instant) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Compare(in CustomerEvent left, in CustomerEvent right)
    {
        var byInstant = left.At.CompareTo(right.At);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(left.EventId, right.EventId);
    }
}
