using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    private const string RevenuePrevious = "revenue.previous";
    private const string RevenueGrown = "revenue.growth";

    /// <summary>
    /// Creates a field such as <c>revenue.previous365d</c>: the net revenue of orders and credits placed in the window before the window of
    /// <see cref="NetRevenueWithin"/>, (now − 2 · window, now − window].
    /// </summary>
    /// <param name="window">The length of each window, in days of 24 hours; above 0, at most 36 500 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public static NumberField NetRevenueBefore(TimeSpan window)
    {
        var length = Age.Ticks(window, nameof(window));
        return Money(
            $"{RevenuePrevious}{DurationText.Write(length)}",
            (in Facts f, out decimal v) => Known(
                f.History.Orders.NetRevenuePlaced(f.AsOfTicks - 2 * length, f.AsOfTicks - length), out v),
            FieldTiming.Changing,
            (in Facts f, ReadOnlySpan<decimal> operands) =>
            {
                if (operands.IsEmpty) return long.MaxValue;
                // The window before is the last window as of one length earlier.
                var crossing = f.History.Orders.NextRevenueCrossing(f.AsOfTicks - length, length, operands);
                return crossing <= DateTime.MaxValue.Ticks - length ? crossing + length : long.MaxValue;
            });
    }

    /// <summary>
    /// Creates a field such as <c>revenue.growth365d</c>: the growth of net revenue from the window of <see cref="NetRevenueBefore"/> to
    /// the window of <see cref="NetRevenueWithin"/>, as a share of the former: 0.2 is a fifth more, −1 is no revenue any more. Rounded to
    /// eight decimals; missing when the revenue of the former window is not above 0.
    /// </summary>
    /// <param name="window">The length of each window, in days of 24 hours; above 0, at most 36 500 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public static NumberField NetRevenueGrowth(TimeSpan window)
    {
        var length = Age.Ticks(window, nameof(window));
        return Money(
            $"{RevenueGrown}{DurationText.Write(length)}",
            (in Facts f, out decimal v) => TryReadGrowth(f.History.Orders, f.AsOfTicks, length, out v),
            FieldTiming.Changing,
            (in Facts f, ReadOnlySpan<decimal> operands) => NextGrowthCrossing(f.History.Orders, f.AsOfTicks, length, operands));
    }

    /// <summary>Whether a field is the growth of revenue, of which the revenue of the former window decides whether it has a
    /// value.</summary>
    internal static bool IsGrowth(Field field) => field.Name.StartsWith(RevenueGrown, StringComparison.Ordinal);

    private static bool TryReadGrowth(OrderLedger orders, long now, long length, out decimal growth)
    {
        var before = orders.NetRevenuePlaced(now - 2 * length, now - length);
        growth = before > 0 ? decimal.Round(orders.NetRevenuePlaced(now - length, now) / before - 1, Scaled.MoneyScale) : 0;
        return before > 0;
    }

    /// <summary>
    /// Goes from change to change of the two windows until the growth is on another side of an operand, or appears or disappears.
    /// </summary>
    private static long NextGrowthCrossing(OrderLedger orders, long now, long length, ReadOnlySpan<decimal> operands)
    {
        var isKnown = TryReadGrowth(orders, now, length, out var growth);
        var band = new ValueBand(growth, operands);
        for (var at = now; (at = orders.NextEdge(at, length)) <= DateTime.MaxValue.Ticks;)
        {
            if (TryReadGrowth(orders, at, length, out growth) != isKnown || (isKnown && !band.Contains(growth))) return at;
        }

        return long.MaxValue;
    }
}
