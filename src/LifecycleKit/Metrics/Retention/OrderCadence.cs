using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>A customer's order days so far. Days are numbers of calendar days; <c>default</c> is none.</summary>
/// <param name="FirstDay">The first order day.</param>
/// <param name="LastDay">The last order day.</param>
/// <param name="OrderDays">How many days had an order.</param>
internal readonly record struct OrderCadence(int FirstDay, int LastDay, int OrderDays)
{
    /// <summary>With one more order, on the last order day or later.</summary>
    public OrderCadence With(int day)
    {
        if (OrderDays == 0) return new OrderCadence(day, day, 1);
        return day == LastDay ? this : this with { LastDay = day, OrderDays = OrderDays + 1 };
    }

    /// <summary>The first UTC tick at which the time allowed after the last order has passed; <see cref="long.MaxValue"/> past the calendar.</summary>
    public long EndTicks(CadenceOptions options) => CalendarDays.StartOfDay(LastDay + DaysAllowed(options), options.TimeZone);

    // A number of whole days reaches a limit when it reaches the limit rounded up. Multiplied before divided, so that whole limits come out whole.
    private int DaysAllowed(CadenceOptions options) => OrderDays == 1
        ? options.OneOrderDays
        : Math.Max(options.MinimumDays, (int)decimal.Ceiling(options.Multiple * (LastDay - FirstDay) / (OrderDays - 1)));
}
