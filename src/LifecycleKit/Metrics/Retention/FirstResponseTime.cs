using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The time from the opening of a support case to the first answer of the shop, in hours.</summary>
/// <remarks>
/// The median, the quantiles and the share that was answered within a time, with their intervals, come from <see cref="KaplanMeier.Fit"/>:
/// cases that wait for an answer are censored at the end of the observed time, so that long waits are not left out. A case that was closed
/// without an answer is censored at the close: it counts as if it would have been answered like the others. Hours are elapsed time, not
/// business hours. A case that is opened again has one first response, that of its first opening. The intervals assume independent cases.
/// </remarks>
public static class FirstResponseTime
{
    /// <summary>Returns the waiting times, in hours, of the cases that were opened in a period; an event is the first answer.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="openedIn">The period in which a case was first opened.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <returns>A sample; those of disjoint customers merge.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    public static SurvivalSample Of(IEnumerable<IEnumerable<CustomerEvent>> customers, Period openedIn, DateTimeOffset asOf) =>
        CaseTimeline.Sample(customers, openedIn, asOf, static (one, end) => one switch
        {
            { AnsweredTicks: { } answered } when !(one.FirstClosedTicks < answered) => SurvivalRow.Event(one.HoursTo(answered)),
            { FirstClosedTicks: { } closed } => SurvivalRow.Censored(one.HoursTo(closed)),
            _ => SurvivalRow.Censored(one.HoursTo(end)),
        });
}
