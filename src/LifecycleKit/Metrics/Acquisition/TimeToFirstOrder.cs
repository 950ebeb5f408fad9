using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The time from the first visit, or the first filled cart, to the first counted order, in days of 24 hours.</summary>
/// <remarks>
/// The median, the quantiles and the share that ordered within a time, with their intervals, come from <see cref="KaplanMeier.Fit"/>:
/// customers without an order are censored at the end of the observed time. Many of them never order, so the curve levels off above 0, and
/// its median is often unknown. A customer who ordered before the start is excluded. An order at the instant of the start counts, with time
/// 0. A tracker keeps visits and carts for its replay horizon only, so take these events from a source that has all of them.
/// </remarks>
public static class TimeToFirstOrder
{
    /// <summary>Returns the times of the customers whose first visit is in a period; an event is the first order.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="startedIn">The period of the first visit.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <returns>A sample in days; those of disjoint customers merge.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders of a customer are in two currencies.</exception>
    public static SurvivalSample FromFirstVisit(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period startedIn, DateTimeOffset asOf) =>
        From(customers, startedIn, asOf, static customerEvent => customerEvent.Kind == CustomerEventKind.Visit);

    /// <summary>Returns the times of the customers whose first cart with an item is in a period; an event is the first order.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="startedIn">The period of the first cart.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <returns>A sample in days; those of disjoint customers merge.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders of a customer are in two currencies.</exception>
    public static SurvivalSample FromFirstCart(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period startedIn, DateTimeOffset asOf) =>
        From(customers, startedIn, asOf, static customerEvent => customerEvent.ItemCount > 0);

    private static SurvivalSample From(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period startedIn, DateTimeOffset asOf, Func<CustomerEvent, bool> isStart)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var rows = new List<SurvivalRow>();
        foreach (var events in customers)
        {
            ArgumentNullException.ThrowIfNull(events);
            long? started = null;
            OrderLedger? ledger = null;
            foreach (var one in events)
            {
                if (one.Kind == CustomerEventKind.Order) (ledger ??= new OrderLedger()).Apply(one.Snapshot!);
                else if (isStart(one) && !(started <= one.AtTicks)) started = one.AtTicks;
            }

            if (started is { } start && startedIn.Contains(start) && RowOf(start, ledger?.FirstOrderAt?.UtcTicks, asOf.UtcTicks) is { } row)
                rows.Add(row);
        }

        return SurvivalSample.Create([.. rows]);
    }

    private static SurvivalRow? RowOf(long start, long? firstOrder, long end)
    {
        if (start >= end || firstOrder < start) return null;
        return firstOrder < end ? SurvivalRow.Event(Days(firstOrder.Value - start)) : SurvivalRow.Censored(Days(end - start));
    }

    private static double Days(long ticks) => (double)ticks / TimeSpan.TicksPerDay;
}
