using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The mean value of the deals that were won, in the reporting currency.</summary>
/// <remarks>
/// A deal counts in the period in which it was won, by its last snapshot before the end of the observed time. Deals of unknown value do not
/// count. The figure is about what was agreed; what was paid is <see cref="AverageOrderValue"/>.
/// </remarks>
public static class AverageDealValue
{
    /// <summary>Returns the mean over customers, with its standard error.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="wonIn">The period in which a deal was won.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static MeanValue Of(IEnumerable<IEnumerable<CustomerEvent>> customers, Period wonIn, DateTimeOffset asOf) =>
        ContributionSum.OfCustomers(customers, events => Contribution(events, wonIn, asOf));

    /// <summary>Returns one customer's contribution: the values of their deals that were won.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="wonIn">The period in which a deal was won.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static MeanValue Contribution(IEnumerable<CustomerEvent> events, Period wonIn, DateTimeOffset asOf)
    {
        var sum = default(MeanValue);
        foreach (var one in DealTimeline.Of(events, asOf.UtcTicks))
        {
            if (one.Last is { Outcome: DealOutcome.Won, ClosedAt: { } won, Value: { } value } && wonIn.Contains(won)) sum = sum.Add(value);
        }

        return sum;
    }
}
