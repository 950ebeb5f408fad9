using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>A customer's order days so far. Days are numbers of calendar days; <c>default</c> has no order days.</summary>
/// <param name="FirstDay">The first order day.</param>
/// <param name="LastDay">The last order day.</param>
/// <param name="OrderDays">The number of days with an order.</param>
internal readonly record struct OrderCadence(int FirstDay, int LastDay, int OrderDays)
{
    /// <summary>Returns the cadence with one more order, on the last order day or later.</summary>
    public OrderCadence With(int day)
    {
        if (OrderDays == 0) return new OrderCadence(day, day, 1);
        return day == LastDay ? this : this with { LastDay = day, OrderDays = OrderDays + 1 };
    }

    /// <summary>
    /// Returns the first UTC tick at which the time allowed after the last order has passed; <see cref="long.MaxValue"/> after the end of
    /// the calendar.
    /// </summary>
    public long EndTicks(CadenceOptions options) => CalendarDays.StartOfDay(LastDay + DaysAllowed(options), options.TimeZone);

    // A number of whole days reaches a limit when it reaches the limit rounded up. Multiplication precedes division, so whole limits are
    // exact.
    private int DaysAllowed(CadenceOptions options) => OrderDays == 1
        ? options.OneOrderDays
        : Math.Max(options.MinimumDays, (int)decimal.Ceiling(options.Multiple * (LastDay - FirstDay) / (OrderDays - 1)));
}
