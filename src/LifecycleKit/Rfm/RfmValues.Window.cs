using LifecycleKit.Customers;

namespace LifecycleKit.Rfm;

public readonly partial record struct RfmValues
{
    /// <summary>Gets the values of a customer at an instant, from the customer's orders.</summary>
    /// <param name="orders">The orders of the customer.</param>
    /// <param name="asOf">
    /// The instant whose date recency is counted to and at which the window ends: an order at this instant counts. An order later than it
    /// has recency 0, counts in the lifetime, and is not in the window yet.
    /// </param>
    /// <param name="zone">The zone of calendar days; that of the model that will score the customer.</param>
    /// <param name="windowDays">
    /// The length of the window in days of 24 hours, that of the model (<see cref="RfmModel.WindowDays"/>), from 1 to
    /// <see cref="RfmOptions.MaxWindowDays"/>; null for the lifetime.
    /// </param>
    /// <param name="values">The values, or <c>default</c>.</param>
    /// <returns>False when the customer has no counted order, not even before the window.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> or <paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public static bool TryFrom(OrderLedger orders, DateTimeOffset asOf, TimeZoneInfo zone, int? windowDays, out RfmValues values)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(zone);
        RfmOptions.CheckWindow(windowDays, nameof(windowDays));
        return TryFrom(orders, asOf.UtcTicks, zone, windowDays, out values);
    }

    /// <summary>
    /// Returns the values of each customer of an <see cref="OrderLog"/> at an instant, in the order of the customers; in parallel.
    /// </summary>
    /// <param name="log">The orders. Only entries before the instant count.</param>
    /// <param name="asOf">The instant whose date recency is counted to and at which the window ends.</param>
    /// <param name="zone">The zone of calendar days; that of the model.</param>
    /// <param name="windowDays">
    /// The length of the window in days of 24 hours, that of the model (<see cref="RfmModel.WindowDays"/>), from 1 to
    /// <see cref="RfmOptions.MaxWindowDays"/>; null, the default, for the lifetime.
    /// </param>
    /// <returns>A new array; <c>default</c> for a customer without an order before the instant.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public static RfmValues[] Read(OrderLog log, DateTimeOffset asOf, TimeZoneInfo zone, int? windowDays = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(zone);
        RfmOptions.CheckWindow(windowDays, nameof(windowDays));
        var values = new RfmValues[log.CustomerCount];
        CustomerRanges.ForEach(values.Length, (from, to) =>
        {
            for (var i = from; i < to; i++) values[i] = Of(log[i], asOf, zone, windowDays);
        });
        return values;
    }

    internal static bool TryFrom(OrderLedger orders, long asOfTicks, TimeZoneInfo zone, int? windowDays, out RfmValues values)
    {
        ref readonly var totals = ref orders.CurrentTotals;
        values = default;
        if (totals.OrderCount == 0) return false;
        var recency = RecencyOf(totals.LastOrderTicks, asOfTicks, zone);
        if (windowDays is not { } days)
        {
            values = Create(recency, totals.OrderCount, totals.NetRevenue);
            return true;
        }

        var start = asOfTicks - days * TimeSpan.TicksPerDay;
        values = Create(
            recency, orders.CountPlaced(start, asOfTicks), orders.NetRevenuePlaced(start, asOfTicks), totals.OrderCount);
        return true;
    }

    private static RfmValues Of(in OrderLogCustomer customer, DateTimeOffset asOf, TimeZoneInfo zone, int? windowDays)
    {
        var lifetime = customer.Summarize(asOf);
        if (!TryFrom(lifetime, asOf, zone, out var values) || windowDays is not { } days) return values;
        var window = customer.Summarize(asOf.UtcTicks - days * TimeSpan.TicksPerDay, asOf.UtcTicks);
        return Create(values.RecencyDays, window.OrderCount, window.NetRevenue, values.OrderCount);
    }
}
