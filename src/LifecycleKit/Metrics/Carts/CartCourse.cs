using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>What became of one cart, from its first item to its end.</summary>
/// <param name="FilledTicks">UTC ticks of the update that put the first item in.</param>
/// <param name="LastTicks">UTC ticks of the last update with an item.</param>
/// <param name="AbandonedTicks">UTC ticks at which the cart was first abandoned; 0 for never.</param>
/// <param name="End">How the cart ended.</param>
/// <param name="Order">The order that was made of the cart and still counts; null for none.</param>
internal readonly record struct CartCourse(long FilledTicks, long LastTicks, long AbandonedTicks, CartEnd End, OrderSnapshot? Order)
{
    public bool IsRecovered => AbandonedTicks != 0 && Order is not null;

    /// <summary>Returns the carts of one customer in the order in which they were filled.</summary>
    /// <param name="events">All events of the customer, in any order; read once.</param>
    /// <param name="untilTicks">The end of the observed time, exclusive.</param>
    /// <param name="times">When a cart is abandoned and when it is lost.</param>
    /// <exception cref="ArgumentNullException">The events are null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static List<CartCourse> Of(IEnumerable<CustomerEvent> events, long untilTicks, in CartTimes times)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (updates, orders) = (new List<CustomerEvent>(), new List<OrderSnapshot>());
        foreach (var one in events)
        {
            if (one.Kind == CustomerEventKind.CartUpdated && one.AtTicks < untilTicks) updates.Add(one);
            else if (one.Snapshot is { } order) orders.Add(order);
        }

        if (updates.Count == 0) return [];
        var ledger = new OrderLedger();
        foreach (var order in orders) ledger.Apply(order);
        var emptyings = orders.Where(order => order.IsCounted && order.PlacedAt.UtcTicks < untilTicks)
            .Select(order => (Ticks: order.PlacedAt.UtcTicks, Now: ledger.Find(order.OrderId)!))
            .OrderBy(one => one.Ticks).ThenBy(one => !one.Now.IsCounted).ThenBy(one => one.Now.OrderId, StringComparer.Ordinal).ToList();
        var run = new CartRun(times);
        var next = 0;
        foreach (var instant in updates.GroupBy(one => one.AtTicks).OrderBy(instant => instant.Key))
        {
            // An order at the instant of an update is made of the updated cart.
            for (; next < emptyings.Count && emptyings[next].Ticks < instant.Key; next++)
                run.Order(emptyings[next].Ticks, emptyings[next].Now);
            run.Update(instant.Key, Latest(instant).ItemCount);
        }

        for (; next < emptyings.Count; next++) run.Order(emptyings[next].Ticks, emptyings[next].Now);
        return run.Finish(untilTicks - 1);
    }

    /// <summary>Of several updates at one instant, the one that the customer's profile keeps.</summary>
    private static CustomerEvent Latest(IEnumerable<CustomerEvent> updates) => updates
        .OrderByDescending(one => one.EventId, StringComparer.Ordinal).ThenBy(one => one.Amount).ThenBy(one => one.ItemCount).First();

    [Mutable("follows the cart of one customer, instant by instant")]
    private sealed class CartRun(CartTimes times)
    {
        private readonly List<CartCourse> _carts = [];
        private CartCourse? _cart;

        public void Update(long ticks, int items)
        {
            Pass(ticks);
            if (items > 0) _cart = _cart is { } cart ? cart with { LastTicks = ticks } : new(ticks, ticks, 0, CartEnd.Open, null);
            else Close(CartEnd.Emptied, null);
        }

        public void Order(long ticks, OrderSnapshot order)
        {
            Pass(ticks);
            Close(CartEnd.Ordered, order.IsCounted ? order : null);
        }

        public List<CartCourse> Finish(long ticks)
        {
            Pass(ticks);
            Close(CartEnd.Open, null);
            return _carts;
        }

        private void Pass(long ticks)
        {
            if (_cart is not { } cart) return;
            if (cart.AbandonedTicks == 0 && ticks - cart.LastTicks >= times.AbandonedAfter.Ticks)
                _cart = cart with { AbandonedTicks = cart.LastTicks + times.AbandonedAfter.Ticks };
            if (ticks - cart.LastTicks >= times.LostAfter.Ticks) Close(CartEnd.Lost, null);
        }

        private void Close(CartEnd end, OrderSnapshot? order)
        {
            if (_cart is { } cart) _carts.Add(cart with { End = end, Order = order });
            _cart = null;
        }
    }
}

/// <summary>How a cart ended.</summary>
internal enum CartEnd
{
    /// <summary>Not yet.</summary>
    Open = 0,

    /// <summary>The customer took everything out.</summary>
    Emptied = 1,

    /// <summary>An order was made of it.</summary>
    Ordered = 2,

    /// <summary>Too long without update and order.</summary>
    Lost = 3,
}
