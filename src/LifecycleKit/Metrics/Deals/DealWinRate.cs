using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The win rate: the share of closed deals that were won, by number or by value.</summary>
/// <remarks>
/// A deal counts in the period in which it was closed, by its last snapshot before the end of the observed time. Open deals do not count: a
/// share of all opened deals would depend on their age. The share by number has an interval (<see cref="Ratio.WilsonInterval"/>); the share
/// by value has none, since a sum of money is not a count.
/// </remarks>
public static class DealWinRate
{
    /// <summary>Returns won / closed, from counts.</summary>
    /// <param name="won">The number of deals won, from 0 to <paramref name="closed"/>.</param>
    /// <param name="closed">The number of deals closed, won or lost; 0 makes the share undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more deals were won than closed.</exception>
    public static Ratio Of(long won, long closed) => Proportion.Of(won, closed, nameof(won));

    /// <summary>Returns the share by number over customers.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="closedIn">The period in which a deal was closed.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static Ratio Of(IEnumerable<IEnumerable<CustomerEvent>> customers, Period closedIn, DateTimeOffset asOf) =>
        ContributionSum.OfCustomers(customers, events => Contribution(events, closedIn, asOf));

    /// <summary>Returns the value won over the value closed, over customers, in the reporting currency.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="closedIn">The period in which a deal was closed.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static Ratio ByValue(IEnumerable<IEnumerable<CustomerEvent>> customers, Period closedIn, DateTimeOffset asOf) =>
        ContributionSum.OfCustomers(customers, events => ValueContribution(events, closedIn, asOf));

    /// <summary>Returns one customer's contribution: their won deals over their closed ones.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="closedIn">The period in which a deal was closed.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static Ratio Contribution(IEnumerable<CustomerEvent> events, Period closedIn, DateTimeOffset asOf)
    {
        var sum = default(Ratio);
        foreach (var one in DealTimeline.Of(events, asOf.UtcTicks))
            if (IsClosed(one.Last, closedIn)) sum += Proportion.If(one.Last.Outcome == DealOutcome.Won);
        return sum;
    }

    /// <summary>Returns one customer's contribution by value; closed deals of unknown value do not count.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="closedIn">The period in which a deal was closed.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static Ratio ValueContribution(IEnumerable<CustomerEvent> events, Period closedIn, DateTimeOffset asOf)
    {
        var sum = default(Ratio);
        foreach (var one in DealTimeline.Of(events, asOf.UtcTicks))
        {
            if (IsClosed(one.Last, closedIn) && one.Last.Value is { } value)
                sum += Ratio.Of(one.Last.Outcome == DealOutcome.Won ? value : 0, value);
        }

        return sum;
    }

    private static bool IsClosed(DealSnapshot deal, Period period) => deal.ClosedAt is { } closed && period.Contains(closed);
}
