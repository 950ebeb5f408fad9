using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>What a store must have of one customer after the saves so far.</summary>
internal sealed class ExpectedCustomer(CustomerKey key)
{
    public CustomerKey Key { get; } = key;

    public long Sequence { get; private set; }

    public CustomerChange Last { get; private set; } = null!;

    public SortedDictionary<string, LedgerEntry> Orders { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<long, CustomerEvent> Events { get; } = [];

    public Dictionary<EventKey, DateTimeOffset> Seen { get; } = [];

    public SortedDictionary<long, KeptTransition> Transitions { get; } = [];

    /// <summary>Returns the next change of the customer, with a document that no other change has.</summary>
    public CustomerChange Next() => new()
    {
        Key = Key,
        ExpectedSequence = Sequence,
        Document = StoreContent.Document((int)Sequence + 1),
        Version = "v1",
    };

    /// <summary>Forgets everything, as a store does that erases the customer.</summary>
    public void Erase()
    {
        Sequence = 0;
        Orders.Clear();
        Events.Clear();
        Seen.Clear();
        Transitions.Clear();
    }

    public void Apply(CustomerChange change)
    {
        Sequence++;
        Last = change;
        foreach (var id in change.RemovedOrders) Orders.Remove(id);
        foreach (var order in change.ChangedOrders) Orders[order.InForce.OrderId] = order;
        foreach (var number in change.RemovedEvents) Events.Remove(number);
        foreach (var kept in change.AddedEvents) Events[kept.Number] = kept.Event;
        foreach (var added in change.AddedTransitions) Transitions[added.Number] = added;
        foreach (var seen in change.AddedSeen) Seen[seen.Key] = seen.SeenAt;
    }
}
