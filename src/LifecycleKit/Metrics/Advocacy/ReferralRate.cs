using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Referral rate: new customers, or orders, that came by referral among all; and customers who refer others among all.</summary>
/// <remarks>
/// <para>There is no authoritative definition; the variants say what they count. The number of new customers from referrals is
/// <see cref="Ratio.Numerator"/> of the first.</para>
/// <para>Where events feed it, a new customer of a period placed his first order that counts in it, and came by referral when somebody is
/// known to have referred him (<see cref="CustomerEventKind.ReferredBy"/>) before the period's end, be that before or after the order. A
/// customer of a period has ordered before its end; he refers when he made a referral in it. Static and thread-safe.</para>
/// </remarks>
public static class ReferralRate
{
    /// <summary>New customers who were referred among all new customers.</summary>
    /// <param name="referred">How many were referred, from 0 to <paramref name="newCustomers"/>.</param>
    /// <param name="newCustomers">How many new customers there were; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were referred than there were.</exception>
    public static Ratio OfNewCustomers(long referred, long newCustomers) => Proportion.Of(referred, newCustomers, nameof(referred));

    /// <summary>One customer's part: 0/0 unless he is new in the period; otherwise 1/1 if he was referred, 0/1 if not.</summary>
    /// <param name="firstOrderAt">When he placed his first order; null when he has none.</param>
    /// <param name="referredAt">When he was referred; null when he was not.</param>
    /// <param name="period">The period.</param>
    public static Ratio OfNewCustomers(DateTimeOffset? firstOrderAt, DateTimeOffset? referredAt, Period period) =>
        firstOrderAt is { } first && period.Contains(first) ? Proportion.If(referredAt < period.To) : default;

    /// <summary>One customer's part from his events.</summary>
    /// <param name="events">All events of one customer, in any order; it is read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio OfNewCustomers(IEnumerable<CustomerEvent> events, Period period)
    {
        var deeds = CustomerActivity.Of(events, period);
        return OfNewCustomers(deeds.FirstOrderAt, deeds.FirstReferredAt, period);
    }

    /// <summary>Orders that came by referral (its link or code) among all orders.</summary>
    /// <param name="referred">How many orders came by referral, from 0 to <paramref name="orders"/>.</param>
    /// <param name="orders">How many orders there were; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more orders came by referral than there were.</exception>
    public static Ratio OfOrders(long referred, long orders) => Proportion.Of(referred, orders, nameof(referred));

    /// <summary>Customers who refer others among all customers.</summary>
    /// <param name="referrers">How many made a referral, from 0 to <paramref name="customers"/>.</param>
    /// <param name="customers">How many customers there were; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more made a referral than there were.</exception>
    public static Ratio OfCustomers(long referrers, long customers) => Proportion.Of(referrers, customers, nameof(referrers));

    /// <summary>One customer's part: 0/0 unless he has ordered before the period's end; otherwise 1/1 if he refers, 0/1 if not.</summary>
    /// <param name="firstOrderAt">When he placed his first order; null when he has none.</param>
    /// <param name="refers">Whether he made a referral in the period.</param>
    /// <param name="period">The period.</param>
    public static Ratio OfCustomers(DateTimeOffset? firstOrderAt, bool refers, Period period) =>
        firstOrderAt < period.To ? Proportion.If(refers) : default;

    /// <summary>One customer's part from his events.</summary>
    /// <param name="events">All events of one customer, in any order; it is read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio OfCustomers(IEnumerable<CustomerEvent> events, Period period)
    {
        var deeds = CustomerActivity.Of(events, period);
        return OfCustomers(deeds.FirstOrderAt, deeds.ReferredOthersInPeriod, period);
    }
}
