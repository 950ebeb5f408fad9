using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>One deal of one customer, from its first snapshot to the end of the observed time.</summary>
/// <remarks>
/// The snapshots are in the order of <see cref="DealPrecedence"/>, so that the last is the one in force in a <see cref="DealLedger"/>. A
/// snapshot that changed at the end of the observed time or later is not seen.
/// </remarks>
internal readonly record struct DealTimeline(IReadOnlyList<DealSnapshot> Snapshots)
{
    /// <summary>The deal as it was last.</summary>
    public DealSnapshot Last => Snapshots[^1];

    /// <summary>Returns the deals of one customer, by id.</summary>
    /// <param name="events">All events of the customer, in any order; read once.</param>
    /// <param name="endTicks">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static IEnumerable<DealTimeline> Of(IEnumerable<CustomerEvent> events, long endTicks)
    {
        ArgumentNullException.ThrowIfNull(events);
        var deals = new SortedDictionary<string, List<DealSnapshot>>(StringComparer.Ordinal);
        foreach (var customerEvent in events)
        {
            if (customerEvent.Deal is not { } deal || customerEvent.AtTicks >= endTicks) continue;
            if (!deals.TryGetValue(deal.DealId, out var snapshots)) deals.Add(deal.DealId, snapshots = []);
            snapshots.Add(deal);
        }

        foreach (var snapshots in deals.Values) snapshots.Sort(DealPrecedence.Compare);
        return deals.Values.Select(static snapshots => new DealTimeline(snapshots));
    }

    /// <summary>Makes the survival sample of the deals that were opened in a period.</summary>
    public static SurvivalSample Sample(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period openedIn, DateTimeOffset asOf,
        Func<DealSnapshot, long, SurvivalRow> row)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var rows = new List<SurvivalRow>();
        foreach (var events in customers)
        {
            foreach (var one in Of(events, asOf.UtcTicks))
                if (openedIn.Contains(one.Last.OpenedAt)) rows.Add(row(one.Last, asOf.UtcTicks));
        }

        return SurvivalSample.Create([.. rows]);
    }

    /// <summary>The days of 24 hours from the opening of a deal to an instant.</summary>
    public static double DaysTo(DealSnapshot deal, long ticks) => (double)(ticks - deal.OpenedAt.UtcTicks) / TimeSpan.TicksPerDay;
}
