namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>orders.last365d</c> and its like: how many orders that count were placed within a rolling window, (now − window, now]. It falls at the
    /// instant at which the oldest of them leaves.
    /// </summary>
    /// <param name="window">The length of the window, in days of 24 hours; above 0, at most 36 500 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public static NumberField OrdersWithin(TimeSpan window)
    {
        var length = Age.Ticks(window, nameof(window));
        return Rolling("orders", length, (in Facts f, out decimal v) => Known(f.History.Orders.CountPlaced(f.AsOfTicks - length, f.AsOfTicks), out v));
    }

    /// <summary>
    /// <c>revenue.last90d</c> and its like: the net revenue of orders and credits placed within a rolling window, (now − window, now]. It changes at
    /// the instants at which they leave.
    /// </summary>
    /// <param name="window">The length of the window, in days of 24 hours; above 0, at most 36 500 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public static NumberField NetRevenueWithin(TimeSpan window)
    {
        var length = Age.Ticks(window, nameof(window));
        return Rolling("revenue", length, (in Facts f, out decimal v) => Known(f.History.Orders.NetRevenuePlaced(f.AsOfTicks - length, f.AsOfTicks), out v));
    }

    private static NumberField Rolling(string what, long length, NumberField.Reader read) =>
        new($"{what}.last{ConditionText.Duration(length)}", read, FieldTiming.Changing, (in Facts f, ReadOnlySpan<decimal> _) => NextWindow(f, length));

    /// <summary>The next instant at which an order leaves the window, or one that was placed ahead of the facts enters it.</summary>
    private static long NextWindow(in Facts facts, long length)
    {
        var orders = facts.History.Orders;
        var oldest = orders.NextPlaced(facts.AsOfTicks - length);
        if (oldest == long.MaxValue) return oldest;
        var next = Math.Min(oldest + length, orders.NextPlaced(facts.AsOfTicks));
        return next <= DateTime.MaxValue.Ticks ? next : long.MaxValue;
    }
}
