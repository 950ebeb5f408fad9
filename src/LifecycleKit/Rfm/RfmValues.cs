using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Rfm;

/// <summary>The values by which a customer is scored: recency, frequency and monetary.</summary>
/// <remarks>
/// <c>default</c> is a customer without a counted order, who is left out of a fit and gets no score.
/// </remarks>
public readonly record struct RfmValues
{
    private RfmValues(int recencyDays, int frequency, decimal monetary)
    {
        RecencyDays = recencyDays;
        Frequency = frequency;
        Monetary = monetary;
    }

    /// <summary>The largest absolute amount: 10^24, far above any revenue and small enough for exact interpolation.</summary>
    public const decimal MaxMonetary = 1e24m;

    /// <summary>Whole calendar days since the last counted order, at least 0; 0 is today.</summary>
    public int RecencyDays { get; }

    /// <summary>The number of counted orders; 0 in <c>default</c> only.</summary>
    public int Frequency { get; }

    /// <summary>Net revenue in the reporting currency; negative when credits exceed it.</summary>
    public decimal Monetary { get; }

    /// <summary>Whether there is a counted order; false for <c>default</c> only.</summary>
    public bool HasOrders => Frequency > 0;

    /// <summary>Creates the values of a customer with at least one counted order.</summary>
    /// <param name="recencyDays">Whole calendar days since the last counted order, at least 0.</param>
    /// <param name="frequency">The number of counted orders, at least 1.</param>
    /// <param name="monetary">Net revenue in the reporting currency, from −10^24 to 10^24.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static RfmValues Create(int recencyDays, int frequency, decimal monetary)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recencyDays);
        if (frequency < 1)
            throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "There must be a counted order; without one, use default.");
        if (Math.Abs(monetary) > MaxMonetary)
            throw new ArgumentOutOfRangeException(nameof(monetary), monetary, "An amount must be from -10^24 to 10^24.");
        return new RfmValues(recencyDays, frequency, monetary);
    }

    /// <summary>Gets the values of a customer on a day.</summary>
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

    /// <summary>Gets the values of a customer of an <see cref="OrderLog"/> on a day.</summary>
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
        values = From(last.UtcTicks, orders.OrderCount, orders.NetRevenue, asOf.UtcTicks, zone);
        return true;
    }

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"RfmValues {{ RecencyDays = {RecencyDays}, Frequency = {Frequency}, Monetary = {Monetary}, "
        + $"HasOrders = {HasOrders} }}");

    internal static bool TryFrom(in CustomerProfile profile, long asOfTicks, TimeZoneInfo zone, out RfmValues values)
    {
        values = default;
        if (profile.OrderCount == 0) return false;
        values = From(profile.LastOrderTicks, profile.OrderCount, profile.NetRevenue, asOfTicks, zone);
        return true;
    }

    private static RfmValues From(long lastOrderTicks, int orders, decimal netRevenue, long asOfTicks, TimeZoneInfo zone)
    {
        var recency = CalendarDays.DayNumber(asOfTicks, zone) - CalendarDays.DayNumber(lastOrderTicks, zone);
        return Create(Math.Max(0, recency), orders, netRevenue);
    }

    /// <summary>The value of one column.</summary>
    internal decimal this[RfmDimension dimension] => dimension switch
    {
        RfmDimension.Recency => RecencyDays,
        RfmDimension.Frequency => Frequency,
        _ => Monetary,
    };
}
