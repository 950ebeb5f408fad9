using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// Referral rate: the share of new customers, or of orders, that came by referral, and the share of customers who refer others.
/// </summary>
/// <remarks>
/// <para>There is no authoritative definition; each variant states what it counts. The number of new customers from referrals is the
/// <see cref="Ratio.Numerator"/> of the first variant.</para>
/// <para>From events, a new customer of a period placed their first counted order in it. A new customer came by referral when a referral
/// (<see cref="CustomerEventKind.ReferredBy"/>) was recorded before the end of the period, before or after the order. A customer of a
/// period ordered before its end, and refers others when they made a referral in the period.</para>
/// </remarks>
public static class ReferralRate
{
    /// <summary>Returns the share of new customers who were referred, from counts.</summary>
    /// <param name="referred">The number of referred new customers, from 0 to <paramref name="newCustomers"/>.</param>
    /// <param name="newCustomers">The number of all new customers; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were referred than there were.</exception>
    public static Ratio OfNewCustomers(long referred, long newCustomers) => Proportion.Of(referred, newCustomers, nameof(referred));

    /// <summary>
    /// Returns one customer's contribution: 0/0 unless the customer is new in the period; otherwise 1/1 if referred, 0/1 if not.
    /// </summary>
    /// <param name="firstOrderAt">The instant of the first order; null if the customer has none.</param>
    /// <param name="referredAt">The instant of the referral; null if the customer was not referred.</param>
    /// <param name="period">The period.</param>
    internal static Ratio NewCustomerContribution(DateTimeOffset? firstOrderAt, DateTimeOffset? referredAt, Period period) =>
        firstOrderAt is { } first && period.Contains(first) ? Proportion.If(referredAt < period.To) : default;

    /// <summary>Returns one customer's contribution from their events.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio NewCustomerContribution(IEnumerable<CustomerEvent> events, Period period)
    {
        var activity = CustomerActivity.Of(events, period);
        return NewCustomerContribution(activity.FirstOrderAt, activity.FirstReferredAt, period);
    }

    /// <summary>Returns the share of orders that came by referral (by its link or code), from counts.</summary>
    /// <param name="referred">The number of orders by referral, from 0 to <paramref name="orders"/>.</param>
    /// <param name="orders">The number of all orders; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more orders came by referral than there were.</exception>
    public static Ratio OfOrders(long referred, long orders) => Proportion.Of(referred, orders, nameof(referred));

    /// <summary>Returns the share of customers who refer others, from counts.</summary>
    /// <param name="referrers">The number of customers who made a referral, from 0 to <paramref name="customers"/>.</param>
    /// <param name="customers">The number of all customers; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more made a referral than there were.</exception>
    public static Ratio OfCustomers(long referrers, long customers) => Proportion.Of(referrers, customers, nameof(referrers));

    /// <summary>
    /// Returns one customer's contribution: 0/0 unless the customer ordered before the end of the period; otherwise 1/1 if they made a
    /// referral, 0/1 if not.
    /// </summary>
    /// <param name="firstOrderAt">The instant of the first order; null if the customer has none.</param>
    /// <param name="refers">Whether the customer made a referral in the period.</param>
    /// <param name="period">The period.</param>
    internal static Ratio CustomerContribution(DateTimeOffset? firstOrderAt, bool refers, Period period) =>
        firstOrderAt < period.To ? Proportion.If(refers) : default;

    /// <summary>Returns one customer's contribution from their events.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio CustomerContribution(IEnumerable<CustomerEvent> events, Period period)
    {
        var activity = CustomerActivity.Of(events, period);
        return CustomerContribution(activity.FirstOrderAt, activity.ReferredOthersInPeriod, period);
    }
}
