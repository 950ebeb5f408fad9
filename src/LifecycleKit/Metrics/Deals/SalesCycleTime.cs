using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The sales cycle time: the time from the opening of a deal to its end, in days of 24 hours.</summary>
/// <remarks>
/// The median, the quantiles and the share that ended within a time, with their intervals, come from <see cref="KaplanMeier.Fit"/>: open
/// deals are censored at the end of the observed time, so that the longest cycles are not left out. Deals count as their last snapshot
/// before the end of the observed time says. The intervals assume independent deals.
/// </remarks>
public static class SalesCycleTime
{
    /// <summary>
    /// Returns the days to the win of the deals that were opened in a period. A lost deal is censored at its closing: the curve is that of
    /// deals which are not lost before, and not the share of all deals that is won (<see cref="DealWinRate"/>).
    /// </summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="openedIn">The period in which a deal was opened.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <returns>A sample in days; those of disjoint customers merge.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static SurvivalSample ToWin(IEnumerable<IEnumerable<CustomerEvent>> customers, Period openedIn, DateTimeOffset asOf) =>
        DealTimeline.Sample(customers, openedIn, asOf, static (deal, end) => RowOf(deal, end, deal.Outcome == DealOutcome.Won));

    /// <summary>Returns the days to the closing, won or lost, of the deals that were opened in a period.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="openedIn">The period in which a deal was opened.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <returns>A sample in days; those of disjoint customers merge.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static SurvivalSample ToClosing(IEnumerable<IEnumerable<CustomerEvent>> customers, Period openedIn, DateTimeOffset asOf) =>
        DealTimeline.Sample(customers, openedIn, asOf, static (deal, end) => RowOf(deal, end, !deal.IsOpen));

    /// <summary>
    /// Returns the mean of the days from opening to win of the deals that were won in a period, as CRMs show it. Slow deals that are still
    /// open are not in it, so that it is too short while a shop grows.
    /// </summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="wonIn">The period in which a deal was won.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static MeanValue OfWon(IEnumerable<IEnumerable<CustomerEvent>> customers, Period wonIn, DateTimeOffset asOf) =>
        ContributionSum.OfCustomers(customers, events =>
        {
            var sum = default(MeanValue);
            foreach (var one in DealTimeline.Of(events, asOf.UtcTicks))
            {
                if (one.Last is { Outcome: DealOutcome.Won, ClosedAt: { } won } && wonIn.Contains(won))
                    sum = sum.Add((won - one.Last.OpenedAt).Ticks / (decimal)TimeSpan.TicksPerDay);
            }

            return sum;
        });

    private static SurvivalRow RowOf(DealSnapshot deal, long end, bool isEnd)
    {
        var days = DealTimeline.DaysTo(deal, deal.ClosedAt?.UtcTicks ?? end);
        return isEnd ? SurvivalRow.Event(days) : SurvivalRow.Censored(days);
    }
}
