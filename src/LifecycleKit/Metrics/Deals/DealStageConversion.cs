using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The share of the deals in a stage that came to another stage, or were won.</summary>
/// <remarks>
/// A deal enters a stage with its first open snapshot in the stage. Each deal counts once, however often it goes back. Deals that are still
/// on their way count as not converted, so choose a period that ended long enough before the end of the observed time: longer than the
/// usual cycle (<see cref="SalesCycleTime"/>).
/// </remarks>
public static class DealStageConversion
{
    /// <summary>Returns converted / entered, from counts.</summary>
    /// <param name="converted">The number of deals that came further, from 0 to <paramref name="entered"/>.</param>
    /// <param name="entered">The number of deals that entered the stage; 0 makes the share undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more deals converted than entered.</exception>
    public static Ratio Of(long converted, long entered) => Proportion.Of(converted, entered, nameof(converted));

    /// <summary>Returns the share of deals in one stage that were later in another stage, open or closed.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="from">The stage that deals enter, compared ordinally.</param>
    /// <param name="to">Another stage.</param>
    /// <param name="enteredIn">The period in which a deal entered the first stage.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/>, the events of a customer or a stage are null.</exception>
    public static Ratio Between(
        IEnumerable<IEnumerable<CustomerEvent>> customers, string from, string to, Period enteredIn, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(to);
        return Share(customers, from, enteredIn, asOf, deal => string.Equals(deal.Stage, to, StringComparison.Ordinal), isLastOnly: false);
    }

    /// <summary>Returns the share of deals in a stage that were won.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="from">The stage that deals enter, compared ordinally.</param>
    /// <param name="enteredIn">The period in which a deal entered the stage.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/>, the events of a customer or the stage are null.</exception>
    public static Ratio ToWin(IEnumerable<IEnumerable<CustomerEvent>> customers, string from, Period enteredIn, DateTimeOffset asOf) =>
        Share(customers, from, enteredIn, asOf, static deal => deal.Outcome == DealOutcome.Won, isLastOnly: true);

    private static Ratio Share(
        IEnumerable<IEnumerable<CustomerEvent>> customers, string from, Period enteredIn, DateTimeOffset asOf,
        Func<DealSnapshot, bool> isThere, bool isLastOnly)
    {
        ArgumentNullException.ThrowIfNull(from);
        return ContributionSum.OfCustomers(customers, events =>
        {
            var sum = default(Ratio);
            foreach (var one in DealTimeline.Of(events, asOf.UtcTicks))
            {
                var at = FirstIn(one.Snapshots, from);
                if (at < 0 || !enteredIn.Contains(one.Snapshots[at].ChangedAt)) continue;
                sum += Proportion.If(isLastOnly ? isThere(one.Last) : one.Snapshots.Skip(at + 1).Any(isThere));
            }

            return sum;
        });
    }

    private static int FirstIn(IReadOnlyList<DealSnapshot> snapshots, string stage)
    {
        for (var i = 0; i < snapshots.Count; i++)
        {
            if (snapshots[i].IsOpen && string.Equals(snapshots[i].Stage, stage, StringComparison.Ordinal)) return i;
        }

        return -1;
    }
}
