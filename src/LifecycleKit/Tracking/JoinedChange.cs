using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Joins the changes of one customer, each made after the one before, into one save.</summary>
/// <param name="loaded">The customer as loaded, before the first change.</param>
internal sealed class JoinedChange(CustomerRecord loaded)
{
    private readonly Dictionary<string, LedgerEntry> _orders = new(StringComparer.Ordinal);
    private readonly List<KeptTransition> _transitions = [];
    private readonly List<KeptEvent> _added = [];
    private readonly List<long> _removed = [];
    private readonly List<SeenEvent> _seen = [];
    private readonly List<ForwardedEvent> _forwarded = [];
    private CustomerChange? _last;
    private int _count;

    /// <summary>Whether a message is counted; a save counts only one.</summary>
    public bool CountsPlay => CountedPlay is not null;

    private PlayUse? CountedPlay { get; set; }

    public void Add(CustomerChange change)
    {
        _last = change;
        _count++;
        CountedPlay ??= change.CountedPlay;
        foreach (var order in change.ChangedOrders) _orders[order.InForce.OrderId] = order;
        _transitions.AddRange(change.AddedTransitions);
        _added.AddRange(change.AddedEvents);
        _seen.AddRange(change.AddedSeen);
        _forwarded.AddRange(change.Forwarded);
        if (change.RemovedEvents.IsEmpty) return;
        var removed = change.RemovedEvents.ToHashSet();
        _added.RemoveAll(kept => removed.Contains(kept.Number));
        // The store never has the others.
        _removed.AddRange(removed.Where(number => number <= loaded.Document.LastEventNumber));
    }

    /// <summary>Applies the changes to the kept events of the customer, as loaded.</summary>
    public void ApplyTo(List<KeptEvent> events)
    {
        if (_removed.Count > 0)
        {
            var removed = _removed.ToHashSet();
            events.RemoveAll(kept => removed.Contains(kept.Number));
        }

        events.AddRange(_added);
    }

    /// <summary>Returns the change that saves the customer; null when nothing was added.</summary>
    public CustomerChange? ToChange() => _count < 2 ? _last : _last! with
    {
        ExpectedSequence = loaded.Sequence,
        ChangedOrders = [.. _orders.Values],
        AddedTransitions = [.. _transitions],
        AddedEvents = [.. _added],
        RemovedEvents = [.. _removed],
        AddedSeen = [.. _seen],
        Forwarded = [.. _forwarded],
        CountedPlay = CountedPlay,
    };
}
