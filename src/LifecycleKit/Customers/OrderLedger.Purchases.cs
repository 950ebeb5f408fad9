namespace LifecycleKit.Customers;

public sealed partial class OrderLedger
{
    private const int MaxZones = 4;

    /// <summary>Gets the purchases in a window, as purchase models need them. Amounts are gross totals, without partial refunds.</summary>
    /// <param name="window">The start, the end, the unit and the grain.</param>
    /// <param name="history">The history, or <c>default</c> when the window has no counted order.</param>
    /// <returns>Whether the window has a counted order.</returns>
    public bool TryGetPurchaseHistory(PurchaseWindow window, out PurchaseHistory history)
    {
        var builder = new PurchaseHistoryBuilder(window);
        foreach (var order in Counted.Orders) builder.Add(order.PlacedAt.UtcTicks, order.GrossTotal);
        return builder.TryBuild(out history);
    }

    /// <summary>
    /// Returns the counted orders and the credits as entries of an <see cref="OrderLog"/>, with their net totals; the sum is
    /// <see cref="NetRevenue"/>.
    /// </summary>
    /// <returns>A new array by instant; orders before credits of the same instant.</returns>
    public OrderEntry[] ToEntries()
    {
        var entries = new OrderEntry[Counted.Count + Credits.Count];
        var (order, credit) = (0, 0);
        for (var i = 0; i < entries.Length; i++)
        {
            var isOrder = credit == Credits.Count || (order < Counted.Count && Counted[order].PlacedAt <= Credits[credit].PlacedAt);
            var next = isOrder ? Counted[order++] : Credits[credit++];
            entries[i] = new OrderEntry(next.PlacedAt.ToUniversalTime(), next.NetTotal);
        }

        return entries;
    }

    /// <summary>
    /// Gets all purchases and the time since the last one; false without a counted order. O(log n), except for the first call for a zone,
    /// which is the only call that allocates.
    /// </summary>
    internal bool TryGetPurchaseClock(TimeZoneInfo zone, TimeUnit unit, PurchaseGrain grain, out PurchaseClock clock)
    {
        clock = default;
        var count = Counted.Count;
        if (count == 0) return false;
        var (first, last) = (Counted[0].PlacedAt.UtcTicks, Counted[^1].PlacedAt.UtcTicks);
        if (grain == PurchaseGrain.Order)
        {
            clock = new PurchaseClock(zone, unit, grain, count - 1, first, last, Counted.Gross(count) - Counted.Gross(1));
            return true;
        }

        var firstDay = CalendarDays.DayNumber(first, zone);
        var repeats = DaysIn(zone) - 1;
        var ofFirstDay = repeats == 0 ? count : Counted.CountUntil(CalendarDays.StartOfDay(firstDay + 1, zone) - 1);
        var repeatSpend = Counted.Gross(count) - Counted.Gross(ofFirstDay);
        clock = new PurchaseClock(zone, unit, grain, repeats, firstDay, CalendarDays.DayNumber(last, zone), repeatSpend);
        return true;
    }

    /// <summary>The number of days of a zone with counted orders.</summary>
    private int DaysIn(TimeZoneInfo zone)
    {
        var known = Volatile.Read(ref Parts.Days);
        foreach (var days in known)
        {
            if (days.Zone.Equals(zone)) return days.Count;
        }

        var counted = new OrderDays(zone, Counted);
        // Readers may race here, but no writer does: a count that one of two readers loses is counted again.
        if (known.Length < MaxZones) Interlocked.CompareExchange(ref Parts.Days, [.. known, counted], known);
        return counted.Count;
    }

    /// <summary>Adds or removes the day of the order at an index, while the order is in the list.</summary>
    private void CountDays(int index, int sign)
    {
        foreach (var days in Parts.Days)
        {
            if (days.IsAlone(Counted, index)) days.Count += sign;
        }
    }

    /// <summary>The number of days of a zone with orders, updated as orders are added and removed.</summary>
    [Mutable("belongs to one ledger, whose writer keeps it")]
    private sealed class OrderDays
    {
        public OrderDays(TimeZoneInfo zone, OrderTimeline orders)
        {
            Zone = zone;
            var last = -1;
            for (var i = 0; i < orders.Count; i++)
            {
                var day = DayOf(orders[i]);
                if (day != last) Count++;
                last = day;
            }
        }

        private OrderDays(OrderDays source) => (Zone, Count) = (source.Zone, source.Count);

        public TimeZoneInfo Zone { get; }

        public int Count { get; set; }

        public OrderDays Clone() => new(this);

        /// <summary>
        /// Whether the order at an index is the only one of its day. Only its neighbours can share the day, since days never fall along the
        /// list.
        /// </summary>
        public bool IsAlone(OrderTimeline orders, int index)
        {
            var day = DayOf(orders[index]);
            return (index == 0 || DayOf(orders[index - 1]) != day) && (index == orders.Count - 1 || DayOf(orders[index + 1]) != day);
        }

        private int DayOf(OrderSnapshot order) => CalendarDays.DayNumber(order.PlacedAt.UtcTicks, Zone);
    }
}
