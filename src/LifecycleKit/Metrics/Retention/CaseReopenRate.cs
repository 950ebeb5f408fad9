using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The share of closed support cases that were opened again within a time.</summary>
/// <remarks>
/// A case counts with its first close. Cases that have not had the whole time since are excluded even if they were already reopened;
/// otherwise quick reopenings would bias the share. A close without an opening is not a case.
/// </remarks>
public static class CaseReopenRate
{
    /// <summary>Returns the share of reopened cases, from counts.</summary>
    /// <param name="reopened">The number of cases that were reopened, from 0 to <paramref name="closed"/>.</param>
    /// <param name="closed">The number of closed cases; 0 makes the share undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more cases were reopened than closed.</exception>
    public static Ratio Of(long reopened, long closed) => Proportion.Of(reopened, closed, nameof(reopened));

    /// <summary>Returns the share over customers.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="closedIn">The period of the first close.</param>
    /// <param name="within">The elapsed time after the close, end exclusive, in which a reopening counts; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static Ratio Of(IEnumerable<IEnumerable<CustomerEvent>> customers, Period closedIn, TimeSpan within, DateTimeOffset asOf) =>
        ContributionSum.OfCustomers(customers, events => Contribution(events, closedIn, within, asOf));

    /// <summary>Returns one customer's contribution: their reopened cases over their closed ones.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="closedIn">The period of the first close.</param>
    /// <param name="within">The elapsed time after the close, end exclusive, in which a reopening counts; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static Ratio Contribution(IEnumerable<CustomerEvent> events, Period closedIn, TimeSpan within, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);
        var sum = default(Ratio);
        foreach (var one in CaseTimeline.Of(events, asOf.UtcTicks))
        {
            if (one.FirstClosedTicks is { } closed && closedIn.Contains(closed) && asOf.UtcTicks - closed >= within.Ticks)
                sum += Proportion.If(one.ReopenedTicks - closed < within.Ticks);
        }

        return sum;
    }
}
