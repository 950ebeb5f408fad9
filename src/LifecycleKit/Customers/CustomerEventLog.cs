namespace LifecycleKit.Customers;

/// <summary>The events of one customer, sorted by instant, then by event id, then in the order of their arrival.</summary>
/// <remarks>
/// Replaying the log finds what a late event would have caused in its time. Events without an id at one instant stay in the order of their
/// arrival, which then counts. A log does not detect repeated orders: call <see cref="Contains(OrderSnapshot)"/> before adding one. Not
/// thread-safe.
/// </remarks>
[Mutable("grows with each event")]
public sealed class CustomerEventLog
{
    private readonly List<CustomerEvent> _events;

    /// <summary>Creates an empty log.</summary>
    public CustomerEventLog() => _events = [];

    private CustomerEventLog(CustomerEventLog source) => _events = [.. source._events];

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<CustomerEvent> Events => _events.AsReadOnly();

    /// <summary>Adds an event at its position in the order.</summary>
    /// <returns>Whether the event is the last in order; false for a late event.</returns>
    /// <exception cref="ArgumentException">The event is <c>default</c>.</exception>
    public bool Add(in CustomerEvent customerEvent)
    {
        if (customerEvent.Kind == CustomerEventKind.None) throw new ArgumentException("The event is default: create it with one of CustomerEvent's factories.", nameof(customerEvent));
        var place = _events.Count;
        while (place > 0 && Compare(customerEvent, _events[place - 1]) < 0) place--;
        _events.Insert(place, customerEvent);
        return place == _events.Count - 1;
    }

    /// <summary>
    /// Returns whether the log contains an equal order snapshot, under any event id; adding it again would change nothing.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is null.</exception>
    public bool Contains(OrderSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        for (var i = FirstFrom(snapshot.ChangedAt); i < _events.Count && _events[i].At == snapshot.ChangedAt; i++)
            if (snapshot.Equals(_events[i].Snapshot)) return true;
        return false;
    }

    /// <summary>Removes the events before an instant, such as those past a retention period or the replay horizon.</summary>
    /// <param name="instant">The earliest instant whose events stay.</param>
    /// <param name="includeKept">False to remove only events whose kind is not kept (<see cref="CustomerEventKindExtensions.IsKept"/>);
    /// true for all.</param>
    /// <returns>The removed events, in order.</returns>
    public IReadOnlyList<CustomerEvent> RemoveBefore(DateTimeOffset instant, bool includeKept = false)
    {
        var end = FirstFrom(instant);
        List<CustomerEvent> removed = [];
        List<CustomerEvent> kept = [];
        foreach (var customerEvent in _events.Take(end)) (includeKept || !customerEvent.Kind.IsKept() ? removed : kept).Add(customerEvent);
        _events.RemoveRange(0, end);
        _events.InsertRange(0, kept);
        return removed.AsReadOnly();
    }

    /// <summary>Returns an independent copy.</summary>
    public CustomerEventLog Clone() => new(this);

    /// <summary>The index of the first event at or after an instant.</summary>
    private int FirstFrom(DateTimeOffset instant) => LowerBound.Find(
        0, _events.Count, (_events, instant), static (i, state) => state._events[i].At < state.instant);

    private static int Compare(in CustomerEvent left, in CustomerEvent right)
    {
        var byInstant = left.At.CompareTo(right.At);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(left.EventId, right.EventId);
    }
}
