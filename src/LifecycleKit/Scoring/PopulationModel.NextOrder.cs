using LifecycleKit.Customers;

namespace LifecycleKit.Scoring;

public sealed partial class PopulationModel
{
    /// <summary>
    /// Returns when the customer is expected to order next: the median of the time from the last counted order to the next one, as the
    /// purchase model predicts it at the last order.
    /// </summary>
    /// <param name="customer">The customer's history; all orders that count are used.</param>
    /// <param name="zone">The zone of <see cref="TimeZoneId"/>.</param>
    /// <returns>
    /// The instant of the last counted order plus the median, in UTC, rounded to whole seconds. Null without a counted order, where the
    /// customer orders again with a probability below ½, and after the year 9999.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="customer"/> or <paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentException">The zone is not the model's.</exception>
    /// <remarks>
    /// The instant stays until the next order, and is then in the past for a customer who is late. A median given the silence until now
    /// would always be ahead of now, and no customer would ever be late. For the time that remains from now on, ask
    /// <see cref="Clv.PurchaseModel.TimeToNextPurchase(in PurchaseHistory, double, bool)"/>.
    /// </remarks>
    public DateTimeOffset? FindNextOrder(CustomerHistory customer, TimeZoneInfo zone) =>
        TryGetClock(customer, zone, out var clock) && NextOrderTicks(clock, customer.OrderTotals.LastOrderTicks) is > 0 and var ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Returns the UTC ticks of <see cref="FindNextOrder"/>; 0 for none. Allocates nothing.</summary>
    internal long NextOrderTicks(in PurchaseClock clock, long lastOrderTicks)
    {
        const double secondsPerDay = 86_400;
        var seconds = Math.Round(Purchases.TimeToNextPurchase(clock.At(0)).Value * Unit.ToDays() * secondsPerDay);
        return seconds <= (DateTime.MaxValue.Ticks - lastOrderTicks) / TimeSpan.TicksPerSecond
            ? lastOrderTicks + (long)seconds * TimeSpan.TicksPerSecond : 0;
    }
}
