namespace LifecycleKit.Conditions;

public static partial class Fields
{
    private const string OrdersLast = "orders.last";
    private const string RevenueLast = "revenue.last";

    /// <summary>
    /// Creates a field such as <c>orders.last365d</c>: the number of counted orders placed within a rolling window, (now − window, now].
    /// The number falls at the instant at which the oldest order drops out of the window.
    /// </summary>
    /// <param name="window">The length of the window, in days of 24 hours; above 0, at most 36 500 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public static NumberField OrdersWithin(TimeSpan window)
    {
        var length = Age.Ticks(window, nameof(window));
        return Count(
            $"{OrdersLast}{DurationText.Write(length)}",
            (in Facts f) => f.History.Orders.CountPlaced(f.AsOfTicks - length, f.AsOfTicks),
            FieldTiming.Changing,
            (in Facts f, ReadOnlySpan<decimal> operands) =>
                operands.IsEmpty ? long.MaxValue : f.History.Orders.NextCountCrossing(f.AsOfTicks, length, operands));
    }

    /// <summary>
    /// Creates a field such as <c>revenue.last90d</c>: the net revenue of orders and credits placed within a rolling window, (now − window,
    /// now]. The revenue changes at the instants at which orders drop out of the window.
    /// </summary>
    /// <param name="window">The length of the window, in days of 24 hours; above 0, at most 36 500 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public static NumberField NetRevenueWithin(TimeSpan window)
    {
        var length = Age.Ticks(window, nameof(window));
        return Money(
            $"{RevenueLast}{DurationText.Write(length)}",
            (in Facts f, out decimal v) => Known(f.History.Orders.NetRevenuePlaced(f.AsOfTicks - length, f.AsOfTicks), out v),
            FieldTiming.Changing,
            (in Facts f, ReadOnlySpan<decimal> operands) =>
                operands.IsEmpty ? long.MaxValue : f.History.Orders.NextRevenueCrossing(f.AsOfTicks, length, operands));
    }

    /// <summary>
    /// Returns the rolling window for a name such as <c>orders.last365d</c>; null when the name is not a rolling window in canonical text.
    /// </summary>
    internal static NumberField? Window(string name)
    {
        if (Length(name, OrdersLast) is { } orders) return OrdersWithin(orders);
        if (Length(name, RevenueLast) is { } revenue) return NetRevenueWithin(revenue);
        if (Length(name, RevenuePrevious) is { } previous) return NetRevenueBefore(previous);
        return Length(name, RevenueGrown) is { } growth ? NetRevenueGrowth(growth) : null;
    }

    private static TimeSpan? Length(string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var text = name[prefix.Length..];
        return DurationText.Read(text) is { Ticks: > 0 and <= Age.MaxTicks } length && text == DurationText.Write(length.Ticks)
            ? length : null;
    }
}
