using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

internal sealed partial class CustomerWork
{
    // The snapshots that were kept again in this call; they are the first ones that it added.
    private int _againCount;

    /// <summary>The instant from which a replay starts; null while all events but visits, carts and messages are kept.</summary>
    public ReplayCheckpoint? Checkpoint => _base.Checkpoint;

    /// <summary>
    /// Returns the history from which a replay starts: the sums of events that are no longer kept, and the orders of which no event is.
    /// </summary>
    public CustomerHistory StartOfReplay()
    {
        var start = Sums();
        if (Checkpoint is not null && History.Orders.Entries.Count > 0)
        {
            var kept = OrdersOf(Events.Concat(_added));
            start.AddOrders(History.Orders.Entries.Where(entry => !kept.Contains(entry.InForce.OrderId)));
        }

        return start;
    }

    /// <summary>
    /// Finds the events before an instant, in no particular order; those of an order only when each kept snapshot of it is before the
    /// instant.
    /// </summary>
    public ImmutableArray<KeptEvent> FindExpired(DateTimeOffset since)
    {
        var young = OrdersOf(Events.Concat(_added).Where(kept => kept.Event.At >= since));
        return
        [
            .. Events.Concat(_added)
                .Where(kept => kept.Event.At < since && !(kept.Event.Snapshot is { } order && young.Contains(order.OrderId))),
        ];
    }

    /// <summary>Moves events into the sums, and sets the checkpoint from which replays start.</summary>
    /// <param name="expired">The events, as <see cref="FindExpired"/> finds them.</param>
    /// <param name="at">The instant of the latest of them.</param>
    /// <param name="states">The states at that instant.</param>
    public void Expire(ImmutableArray<KeptEvent> expired, DateTimeOffset at, ImmutableArray<TrackState> states)
    {
        HashSet<long> numbers = [.. expired.Select(kept => kept.Number)];
        Expire(kept => numbers.Contains(kept.Number));
        _againCount = 0;
        _base = _base with
        {
            Checkpoint = new ReplayCheckpoint
            {
                At = at,
                KeptFrom = Events.Concat(_added).Select(kept => (DateTimeOffset?)kept.Event.At).Min(),
                LastEventNumber = _lastNumber,
                States = states,
            },
        };
    }

    private CustomerHistory Sums() =>
        _expired?.Fork() ?? _base.Expired?.ToHistory(_base.Currency) ?? new CustomerHistory(_base.Currency);

    /// <summary>
    /// Keeps the last snapshot of an expired order again, since the order changes: a replay needs the order as it was before the change.
    /// </summary>
    private void KeepAgain(in LedgerEntry before)
    {
        if (before.InForce is not { } order || OrdersOf(Events.Concat(_added)).Contains(order.OrderId)) return;
        if (before.Aside is { } aside) _added.Add(new KeptEvent(++_lastNumber, CustomerEvent.Order(aside)));
        _added.Add(new KeptEvent(++_lastNumber, CustomerEvent.Order(order)));
        _againCount = _added.Count;
    }

    private static HashSet<string> OrdersOf(IEnumerable<KeptEvent> events) =>
        events.Select(kept => kept.Event.Snapshot?.OrderId).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
