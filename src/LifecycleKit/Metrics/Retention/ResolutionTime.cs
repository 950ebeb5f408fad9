using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The time from the opening of a support case to its close, in hours.</summary>
/// <remarks>
/// The median, the quantiles and the share that was resolved within a time, with their intervals, come from <see cref="KaplanMeier.Fit"/>:
/// open cases are censored at the end of the observed time, so that the longest cases are not left out. An open after a close of the same
/// id reopens the case: it is one case with one opening. Hours are elapsed time, not business hours. The intervals assume independent
/// cases.
/// </remarks>
public static class ResolutionTime
{
    /// <summary>Returns the hours to the first close of the cases that were opened in a period, whether or not they were
    /// reopened.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="openedIn">The period in which a case was first opened.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <returns>A sample; those of disjoint customers merge.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static SurvivalSample ToFirstClose(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period openedIn, DateTimeOffset asOf) =>
        CaseTimeline.Sample(customers, openedIn, asOf, static (one, end) => RowOf(one, one.FirstClosedTicks, end));

    /// <summary>
    /// Returns the hours to the last close of the cases that were opened in a period, the time between a close and a reopening included; a
    /// case that is open again is not resolved.
    /// </summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="openedIn">The period in which a case was first opened.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <returns>A sample; those of disjoint customers merge.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static SurvivalSample ToLastClose(IEnumerable<IEnumerable<CustomerEvent>> customers, Period openedIn, DateTimeOffset asOf) =>
        CaseTimeline.Sample(customers, openedIn, asOf, static (one, end) => RowOf(one, one.ResolvedTicks, end));

    private static SurvivalRow RowOf(in CaseTimeline one, long? closed, long end) =>
        closed is { } ticks ? SurvivalRow.Event(one.HoursTo(ticks)) : SurvivalRow.Censored(one.HoursTo(end));
}
