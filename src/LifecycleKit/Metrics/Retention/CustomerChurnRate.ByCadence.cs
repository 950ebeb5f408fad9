using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

public static partial class CustomerChurnRate
{
    /// <summary>Without contracts: whose time ran out in the period, among those whose time had not run out before it.</summary>
    /// <remarks>
    /// <para>From each order on a customer is active for as long as <see cref="CadenceOptions"/> allow by his orders up to that one, and his time runs out
    /// at the start of the day on which so many days have passed. The denominator counts customers with orders before the period whose time had
    /// not run out before it; the numerator those of them whose time ran out in it, even if they ordered again later in it. Nothing at or
    /// after the period's end matters, and nothing in the period makes anybody active at its start.</para>
    /// <para>This is a definition, not an observation: nobody said that they left, and some return. It can jump: a second order soon after the first
    /// shortens the time allowed. For a probability ask a purchase model.</para>
    /// </remarks>
    /// <param name="log">The orders, with the whole history before the period.</param>
    /// <param name="period">The period.</param>
    /// <param name="options">The time allowed; the defaults when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio ByCadence(OrderLog log, Period period, CadenceOptions? options = null) =>
        ContributionSum.Of(log, orders => ByCadence(orders, period, options));

    /// <summary>One customer's part of the rate by cadence: 1/1 when his time ran out in the period, 0/1 when it did not, 0/0 when he was not active.</summary>
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
