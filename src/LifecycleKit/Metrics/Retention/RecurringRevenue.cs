using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Monthly recurring revenue (MRR) from the events of subscriptions, and its movement between two instants.</summary>
/// <remarks>
/// <para>The revenue at an instant counts the events before the instant. A subscription runs from its start to its cancellation, as in
/// <see cref="CustomerProfile.OpenSubscriptionCount"/>: subscriptions are a set by id, so a repeated start is not a second subscription,
/// and a renewal of a subscription that does not run starts nothing. Its price is that of the last start or renewal with a price above 0
/// since it began to run; an event without a price changes none. A free subscription has no revenue.</para>
/// <para>The monthly price is the price divided by <see cref="CustomerEvent.BillingMonths"/>, rounded to eight decimals, half to even. So
/// sums are exact: the revenue at the end of a period is the revenue at its start and the movements, whatever the order of the events and
/// the split of the customers. Yearly recurring revenue is twelve times the monthly one. One-time orders are not in it.</para>
/// <para>Events that are recorded twice, and events in any order, have the same result; add all events of a customer, from the first
/// on.</para>
/// </remarks>
public static class RecurringRevenue
{
    /// <summary>
    /// Returns the monthly revenue of each customer who pays at an instant: the sum is the MRR, the count the number of paying customers,
    /// and the mean the average revenue per account (ARPA), with its interval.
    /// </summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is beyond 10¹⁵ a month.</exception>
    public static MeanValue Of(IEnumerable<IEnumerable<CustomerEvent>> customers, DateTimeOffset asOf) =>
        ContributionSum.OfCustomers(customers, events => Contribution(events, asOf));

    /// <summary>Returns one customer's contribution: their monthly revenue as the only value; no value for a customer without
    /// any.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is beyond 10¹⁵ a month.</exception>
    public static MeanValue Contribution(IEnumerable<CustomerEvent> events, DateTimeOffset asOf)
    {
        var revenue = RevenueStep.Before(RevenueStep.Of(events, asOf.UtcTicks), asOf.UtcTicks).Revenue;
        return revenue > 0 ? MeanValue.Of(revenue) : default;
    }

    /// <summary>Returns the movement of the revenue of all customers from the start of a period to its end.</summary>
    /// <param name="customers">All events of each customer, in any order; each sequence is read once.</param>
    /// <param name="period">The period; events at its end are after it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or the events of a customer are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is beyond 10¹⁵ a month.</exception>
    public static RecurringRevenueMovement Movement(IEnumerable<IEnumerable<CustomerEvent>> customers, Period period) =>
        ContributionSum.OfCustomers(customers, events => MovementContribution(events, period));

    /// <summary>
    /// Returns the movement of one customer: by the difference of their revenue at the end and at the start of a period. A customer who
    /// paid at any time before the period, and nothing at its start, is reactivated.
    /// </summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="period">The period; events at its end are after it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is beyond 10¹⁵ a month.</exception>
    public static RecurringRevenueMovement MovementContribution(IEnumerable<CustomerEvent> events, Period period) =>
        RevenueStep.Movement(RevenueStep.Of(events, period.ToTicks), period);
}
