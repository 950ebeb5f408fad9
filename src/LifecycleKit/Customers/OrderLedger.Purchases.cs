namespace LifecycleKit.Customers;

public sealed partial class OrderLedger
{
    /// <summary>The purchases in a window, as purchase models take them; gross totals, from which partial refunds are not taken off.</summary>
    /// <param name="window">From when to when, in which unit, at which grain.</param>
    /// <param name="history">The history, or <c>default</c> when no order in the window counts.</param>
    /// <returns>Whether an order in the window counts.</returns>
    public bool TryGetPurchaseHistory(PurchaseWindow window, out PurchaseHistory history)
    {
        var fold = new PurchaseHistoryFold(window);
        foreach (var order in _counted) fold.Add(order.PlacedAt.UtcTicks, order.GrossTotal);
        return fold.TryFinish(out history);
    }

    /// <summary>What counts as entries of a log: the orders at their net totals, the credits below 0; their sum is <see cref="NetRevenue"/>.</summary>
    /// <returns>A new array by instant; orders before credits of the same instant.</returns>
    public OrderEntry[] ToEntries()
    {
        var entries = new OrderEntry[_counted.Count + _credits.Count];
        var (order, credit) = (0, 0);
        for (var i = 0; i < entries.Length; i++)
        {
            var isOrder = credit == _credits.Count || (order < _counted.Count && _counted[order].PlacedAt <= _credits[credit].PlacedAt);
            var next = isOrder ? _counted[order++] : _credits[credit++];
            entries[i] = new OrderEntry(next.PlacedAt.ToUniversalTime(), next.NetTotal);
        }

        return entries;
    }

    /// <summary>All purchases, and the time since the last; false when no order counts. Linear in the orders; allocates nothing.</summary>
    internal bool TryGetPurchaseClock(TimeZoneInfo zone, TimeUnit unit, PurchaseGrain grain, out PurchaseClock clock)
    {
        clock = default;
        if (_counted.Count == 0) return false;
        var (repeats, repeatSpend) = (0, 0m);
        var first = StepOf(_counted[0]);
        var last = first;
        for (var i = 1; i < _counted.Count; i++)
        {
            var order = _counted[i];
            var step = StepOf(order);
            if (step != last || grain == PurchaseGrain.Order) repeats++;
            last = step;
            if (repeats > 0) repeatSpend += order.GrossTotal;
        }

        clock = new PurchaseClock(zone, unit, grain, repeats, first, last, repeatSpend);
        return true;

        long StepOf(OrderSnapshot order) =>
            grain == PurchaseGrain.Day ? CalendarDays.DayNumber(order.PlacedAt.UtcTicks, zone) : order.PlacedAt.UtcTicks;
    }
}
