using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Rfm;

/// <summary>
/// The values by which a customer is scored: recency, frequency and monetary, over the lifetime of the customer or over a window of days.
/// </summary>
/// <remarks>
/// <para><c>default</c> is a customer without a counted order, who is left out of a fit and gets no score.</para>
/// <para>In a window of N days, frequency and monetary are those of the orders placed in (now − N · 24 h, now]; recency is counted from the
/// last order of the lifetime. A customer whose orders have all left the window has frequency 0 and is scored.</para>
/// </remarks>
public readonly partial record struct RfmValues
{
    private RfmValues(int recencyDays, int frequency, decimal monetary, int orderCount)
    {
        RecencyDays = recencyDays;
        Frequency = frequency;
        Monetary = monetary;
        OrderCount = orderCount;
    }

    /// <summary>The largest absolute amount: 10^24, far above any revenue and small enough for exact interpolation.</summary>
    public const decimal MaxMonetary = 1e24m;

    /// <summary>Whole calendar days since the last counted order, at least 0; 0 is today.</summary>
    public int RecencyDays { get; }

    /// <summary>The number of counted orders, in the window where there is one; 0 in <c>default</c> and without an order in it.</summary>
    public int Frequency { get; }

    /// <summary>
    /// Net revenue in the reporting currency, in the window where there is one; negative when credits exceed it.
    /// </summary>
    public decimal Monetary { get; }

    /// <summary>
    /// The number of counted orders of the lifetime, by which segment maps distinguish the first order from later ones; that of
    /// <see cref="Frequency"/> without a window, and 0 in <c>default</c> only.
    /// </summary>
    public int OrderCount { get; }

    /// <summary>Whether there is a counted order, also before the window; false for <c>default</c> only.</summary>
    public bool HasOrders => OrderCount > 0;

    /// <summary>Creates the values of a customer with at least one counted order.</summary>
    /// <param name="recencyDays">Whole calendar days since the last counted order, at least 0.</param>
    /// <param name="frequency">The number of counted orders, at least 1.</param>
    /// <param name="monetary">Net revenue in the reporting currency, from −10^24 to 10^24.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static RfmValues Create(int recencyDays, int frequency, decimal monetary) => frequency >= 1
        ? Create(recencyDays, frequency, monetary, frequency)
        : throw new ArgumentOutOfRangeException(
            nameof(frequency), frequency, "There must be a counted order; without one, use default.");

    /// <summary>Creates the values, in a window, of a customer with at least one counted order of the lifetime.</summary>
    /// <param name="recencyDays">Whole calendar days since the last counted order, at least 0.</param>
    /// <param name="frequency">The number of counted orders in the window, from 0 to <paramref name="orderCount"/>.</param>
    /// <param name="monetary">Net revenue in the window, in the reporting currency, from −10^24 to 10^24.</param>
    /// <param name="orderCount">The number of counted orders of the lifetime, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static RfmValues Create(int recencyDays, int frequency, decimal monetary, int orderCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recencyDays);
        if (orderCount < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(orderCount), orderCount, "There must be a counted order; without one, use default.");
        }

        if (frequency < 0 || frequency > orderCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(frequency), frequency, $"The orders in the window must be from 0 to {orderCount}, the orders of the lifetime.");
        }

        if (Math.Abs(monetary) > MaxMonetary)
            throw new ArgumentOutOfRangeException(nameof(monetary), monetary, "An amount must be from -10^24 to 10^24.");
        return new RfmValues(recencyDays, frequency, monetary, orderCount);
    }

    /// <summary>Gets the values of the lifetime of a customer on a day.</summary>
    /// <param name="profile">The profile of the customer.</param>
    /// <param name="asOf">The instant whose date recency is counted to; an order later than it has recency 0.</param>
    /// <param name="zone">The zone of calendar days; that of the model that will score the customer.</param>
    /// <param name="values">The values, or <c>default</c>.</param>
    /// <returns>False when the customer has no counted order.</returns>
    public static bool TryFrom(in CustomerProfile profile, DateTimeOffset asOf, TimeZoneInfo zone, out RfmValues values)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return TryFrom(profile, asOf.UtcTicks, zone, out values);
    }

    /// <summary>Gets the values of the lifetime of a customer of an <see cref="OrderLog"/> on a day.</summary>
    /// <param name="orders">The summary of the customer's orders before the day.</param>
    /// <param name="asOf">The instant whose date recency is counted to; an order later than it has recency 0.</param>
    /// <param name="zone">The zone of calendar days; that of the model that will score the customer.</param>
    /// <param name="values">The values, or <c>default</c>.</param>
    /// <returns>False when the customer has no order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static bool TryFrom(in OrderSummary orders, DateTimeOffset asOf, TimeZoneInfo zone, out RfmValues values)
    {
        ArgumentNullException.ThrowIfNull(zone);
        values = default;
        if (orders.LastOrderAt is not { } last) return false;
        values = Create(
            RecencyOf(last.UtcTicks, asOf.UtcTicks, zone), orders.OrderCount, orders.NetRevenue);
        return true;
    }

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"RfmValues {{ RecencyDays = {RecencyDays}, Frequency = {Frequency}, Monetary = {Monetary}, "
        + $"OrderCount = {OrderCount}, HasOrders = {HasOrders} }}");

    internal static bool TryFrom(in CustomerProfile profile, long asOfTicks, TimeZoneInfo zone, out RfmValues values)
    {
        values = default;
        if (profile.OrderCount == 0) return false;
        values = Create(RecencyOf(profile.LastOrderTicks, asOfTicks, zone), profile.OrderCount, profile.NetRevenue);
        return true;
    }

    private static int RecencyOf(long lastOrderTicks, long asOfTicks, TimeZoneInfo zone) =>
        Math.Max(0, CalendarDays.DayNumber(asOfTicks, zone) - CalendarDays.DayNumber(lastOrderTicks, zone));

    /// <summary>The value of one column.</summary>
    internal decimal this[RfmDimension dimension] => dimension switch
    {
        RfmDimension.Recency => RecencyDays,
        RfmDimension.Frequency => Frequency,
        _ => Monetary,
    };
}
