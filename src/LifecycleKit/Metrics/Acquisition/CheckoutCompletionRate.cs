using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The share of checkouts that ended with an order within a time.</summary>
/// <remarks>
/// <para>A checkout begins with a cart that has an item, or with a custom event of the shop such as "checkout-started", which is closer to
/// the payment. It ends with the first counted order placed from then on, or after the given time. What happens in between belongs to the
/// same checkout, so that ten updates of a cart are one checkout. The next start after the end begins the next one. An order at the instant
/// of the start completes the checkout.</para>
/// <para>Checkouts that have not had the whole time are excluded even if they are already completed; otherwise quick orders would bias the
/// share. <see cref="Ratio.WilsonInterval"/> is the interval of <see cref="OfCustomers"/>. Checkouts of one customer are not independent,
/// so the interval is somewhat too narrow for <see cref="OfCheckouts"/> when customers have many of them. A tracker keeps carts for its
/// replay horizon only; custom events are kept.</para>
/// </remarks>
public static class CheckoutCompletionRate
{
    /// <summary>Returns the share of completed checkouts, or of customers who completed one, from counts.</summary>
    /// <param name="completed">The number of those that were completed, from 0 to <paramref name="started"/>.</param>
    /// <param name="started">The number of those that were started; 0 makes the share undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were completed than started.</exception>
    public static Ratio Of(long completed, long started) => Proportion.Of(completed, started, nameof(completed));

    /// <summary>Returns the share of completed checkouts.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="startedIn">The period in which a checkout began.</param>
    /// <param name="within">The elapsed time in which an order completes a checkout, end exclusive; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="startedBy">The name of the custom event that begins a checkout, compared ordinally; null for a cart with an
    /// item.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    /// <exception cref="CurrencyMismatchException">The orders of a customer are in two currencies.</exception>
    public static Ratio OfCheckouts(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period startedIn, TimeSpan within, DateTimeOffset asOf,
        string? startedBy = null) =>
        ContributionSum.OfCustomers(customers, events => CheckoutContribution(events, startedIn, within, asOf, startedBy));

    /// <summary>Returns one customer's completed checkouts over their checkouts.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="startedIn">The period in which a checkout began.</param>
    /// <param name="within">The elapsed time in which an order completes a checkout, end exclusive; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="startedBy">The name of the custom event that begins a checkout, compared ordinally; null for a cart with an
    /// item.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio CheckoutContribution(
        IEnumerable<CustomerEvent> events, Period startedIn, TimeSpan within, DateTimeOffset asOf, string? startedBy = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);
        var starts = new List<long>();
        OrderLedger? ledger = null;
        foreach (var one in events)
        {
            if (one.Kind == CustomerEventKind.Order) (ledger ??= new OrderLedger()).Apply(one.Snapshot!);
            else if (startedBy is null ? one.ItemCount > 0 : IsStart(one, startedBy)) starts.Add(one.AtTicks);
        }

        starts.Sort();
        return Count(starts, ledger?.ToEntries() ?? [], startedIn, within.Ticks, asOf.UtcTicks);
    }

    /// <summary>Returns the share of customers who completed a checkout, among those who began one.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="startedIn">The period in which a checkout began.</param>
    /// <param name="within">The elapsed time in which an order completes a checkout, end exclusive; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="startedBy">The name of the custom event that begins a checkout, compared ordinally; null for a cart with an
    /// item.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    /// <exception cref="CurrencyMismatchException">The orders of a customer are in two currencies.</exception>
    public static Ratio OfCustomers(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period startedIn, TimeSpan within, DateTimeOffset asOf,
        string? startedBy = null) =>
        ContributionSum.OfCustomers(customers, events => CustomerContribution(events, startedIn, within, asOf, startedBy));

    /// <summary>
    /// Returns one customer's contribution: 1/1 with a completed checkout, 0/1 with none that was completed, 0/0 without a checkout.
    /// </summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="startedIn">The period in which a checkout began.</param>
    /// <param name="within">The elapsed time in which an order completes a checkout, end exclusive; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="startedBy">The name of the custom event that begins a checkout, compared ordinally; null for a cart with an
    /// item.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio CustomerContribution(
        IEnumerable<CustomerEvent> events, Period startedIn, TimeSpan within, DateTimeOffset asOf, string? startedBy = null)
    {
        var checkouts = CheckoutContribution(events, startedIn, within, asOf, startedBy);
        return checkouts.IsDefined ? Proportion.If(checkouts.Numerator > 0) : default;
    }

    private static bool IsStart(in CustomerEvent customerEvent, string name) =>
        customerEvent.Kind == CustomerEventKind.Custom && string.Equals(customerEvent.Name, name, StringComparison.Ordinal);

    private static Ratio Count(List<long> starts, OrderEntry[] orders, Period startedIn, long within, long end)
    {
        var sum = default(Ratio);
        var (busyUntil, order) = (long.MinValue, 0);
        foreach (var start in starts)
        {
            if (start < busyUntil) continue;
            while (order < orders.Length && (orders[order].IsCredit || orders[order].PlacedAt.UtcTicks < start)) order++;
            var isCompleted = order < orders.Length && orders[order].PlacedAt.UtcTicks - start < within;
            // The order belongs to this checkout, and a cart of the same instant is the one that was ordered.
            busyUntil = isCompleted ? orders[order++].PlacedAt.UtcTicks + 1 : start + within;
            if (startedIn.Contains(start) && end - start >= within) sum += Proportion.If(isCompleted);
        }

        return sum;
    }
}
