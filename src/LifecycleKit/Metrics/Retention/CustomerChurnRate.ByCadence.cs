using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

public static partial class CustomerChurnRate
{
    /// <summary>
    /// Returns the rate without subscriptions: the share of customers whose allowed time ended in the period, among those whose time had
    /// not ended before it.
    /// </summary>
    /// <remarks>
    /// <para>After each order a customer is active for the time that <see cref="CadenceOptions"/> allow by the orders up to that one. The
    /// time ends at the start of the day on which that number of days has passed. The denominator counts customers with orders before the
    /// period whose time had not ended before it; the numerator counts those of them whose time ended in the period, even if they ordered
    /// again later in it. Events at or after the end of the period do not matter, and orders in the period do not make a customer active at
    /// its start.</para>
    /// <para>This is a definition, not an observation: no customer announced the end, and some return. The rate can jump: a second order
    /// soon after the first shortens the time allowed. For a probability use a purchase model.</para>
    /// </remarks>
    /// <param name="log">The orders, with the whole history before the period.</param>
    /// <param name="period">The period.</param>
    /// <param name="options">The time allowed; the defaults when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio ByCadence(OrderLog log, Period period, CadenceOptions? options = null) =>
        ContributionSum.Of(log, orders => ByCadence(orders, period, options));

    /// <summary>
    /// Returns one customer's contribution to the rate by cadence: 1/1 when their allowed time ended in the period, 0/1 when it did not,
    /// 0/0 when they were not active.
    /// </summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    /// <param name="options">The time allowed; the defaults when null.</param>
    public static Ratio ByCadence(ReadOnlySpan<OrderEntry> orders, Period period, CadenceOptions? options = null)
    {
        options ??= CadenceOptions.Default;
        var cadence = default(OrderCadence);
        var isActive = false;
        for (var i = 0; i < orders.Length; i++)
        {
            if (orders[i].IsCredit) continue;
            var placed = orders[i].PlacedAt.UtcTicks;
            if (placed >= period.ToTicks) break;
            if (!isActive && placed >= period.FromTicks)
            {
                if (cadence.OrderDays == 0 || cadence.EndTicks(options) < period.FromTicks) return default;
                isActive = true;
            }

            if (isActive && cadence.EndTicks(options) <= placed) return Proportion.One;
            cadence = cadence.With(CalendarDays.DayNumber(placed, options.TimeZone));
        }

        if (cadence.OrderDays == 0) return default;
        var end = cadence.EndTicks(options);
        return isActive || end >= period.FromTicks ? Proportion.If(end < period.ToTicks) : default;
    }
}
