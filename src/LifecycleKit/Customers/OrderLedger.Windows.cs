namespace LifecycleKit.Customers;

public sealed partial class OrderLedger
{
    /// <summary>How many orders that count were placed in (<paramref name="after"/>, <paramref name="until"/>], in UTC ticks; O(log n).</summary>
    internal int CountPlaced(long after, long until) => PlacedUntil(_counted, until) - PlacedUntil(_counted, after);

    /// <summary>The net revenue of orders and credits placed in (<paramref name="after"/>, <paramref name="until"/>]; linear in those.</summary>
    internal decimal NetRevenuePlaced(long after, long until) => Sum(_counted, after, until) + Sum(_credits, after, until);

    /// <summary>When the first order or credit after an instant was placed; <see cref="long.MaxValue"/> when there is none.</summary>
    internal long NextPlaced(long after) => Math.Min(First(_counted, after), First(_credits, after));

    private static decimal Sum(List<OrderSnapshot> orders, long after, long until)
    {
        decimal sum = 0;
        var end = PlacedUntil(orders, until);
        for (var i = PlacedUntil(orders, after); i < end; i++) sum += orders[i].NetTotal;
        return sum;
    }

    private static long First(List<OrderSnapshot> orders, long after)
    {
        var first = PlacedUntil(orders, after);
        return first < orders.Count ? orders[first].PlacedAt.UtcTicks : long.MaxValue;
    }

    /// <summary>How many of the orders were placed at or before an instant.</summary>
    private static int PlacedUntil(List<OrderSnapshot> orders, long ticks)
    {
        var (low, high) = (0, orders.Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (orders[middle].PlacedAt.UtcTicks <= ticks) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
