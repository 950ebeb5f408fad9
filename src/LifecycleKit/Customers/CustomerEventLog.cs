namespace LifecycleKit.Customers;

/// <summary>The events of one customer in one fixed order, whatever the order of their arrival: by instant, then by event id, then as they came.</summary>
/// <remarks>
/// What a late event would have brought about in its time is found by replaying the log. Events without an id that happened at one instant stay
/// in the order of their arrival, which then counts. Not thread-safe.
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
    public bool Add(in CustomerEvent e)
    {
        if (e.Kind == CustomerEventKind.None) throw new ArgumentException("The event is default: make it by one of CustomerEvent's factories.", nameof(e));
        var place = _events.Count;
        while (place > 0 && Compare(e, _events[place - 1]) < 0) place--;
        _events.Insert(place, e);
        return place == _events.Count - 1;
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public CustomerEventLog Clone() => new(this);

    private static int Compare(in CustomerEvent left, in CustomerEvent right)
    {
        var byInstant = left.At.CompareTo(right.At);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(left.EventId, right.EventId);
    }
}
