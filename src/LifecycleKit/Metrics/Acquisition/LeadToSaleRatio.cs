using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Lead-to-sale ratio: the share of leads that became customers.</summary>
/// <remarks>
/// <para>The cohort variant follows each lead of a period for the same time, so the ratio is a share. Leads that have not had that time yet
/// are excluded even if they already bought; otherwise quick leads would bias the ratio. The period variant divides the wins of a period by
/// its leads, which need not be the same people: the ratio is known at once, lags behind when leads rise, and may exceed 1.</para>
/// <para>From events, a lead begins with the first captured contact and is won by the first counted order. A customer who ordered before
/// giving a contact was already a customer, and is neither a lead nor a win. An order at the instant of the contact is a win. Every lead
/// counts, qualified or not.</para>
/// </remarks>
public static class LeadToSaleRatio
{
    /// <summary>Returns the share of a cohort's leads that were won, from counts.</summary>
    /// <param name="won">The number of leads that became customers, from 0 to <paramref name="leads"/>.</param>
    /// <param name="leads">The number of leads in the cohort; 0 makes the ratio undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more leads were won than there were.</exception>
    public static Ratio Cohort(long won, long leads) => Proportion.Of(won, leads, nameof(won));

    /// <summary>
    /// Returns one customer's contribution to a cohort: 1/1 or 0/1 for a lead that has had the whole time, otherwise 0/0.
    /// </summary>
    /// <param name="leadAt">The instant at which the customer became a lead; null if they never did.</param>
    /// <param name="firstOrderAt">The instant of the first order; null if the customer has none.</param>
    /// <param name="leadsIn">The period in which the cohort's leads began.</param>
    /// <param name="within">The elapsed time for which each lead is followed, end exclusive; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    internal static Ratio CohortContribution(
        DateTimeOffset? leadAt, DateTimeOffset? firstOrderAt, Period leadsIn, TimeSpan within, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);
        if (leadAt is not { } lead || !leadsIn.Contains(lead) || asOf - lead < within || firstOrderAt < lead) return default;
        return Proportion.If(firstOrderAt - lead < within);
    }

    /// <summary>Returns one customer's contribution to a cohort, from their events.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="leadsIn">The period in which the cohort's leads began.</param>
    /// <param name="within">The elapsed time for which each lead is followed, end exclusive; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio CohortContribution(IEnumerable<CustomerEvent> events, Period leadsIn, TimeSpan within, DateTimeOffset asOf)
    {
        var activity = CustomerActivity.Of(events, leadsIn);
        return CohortContribution(activity.FirstContactAt, activity.FirstOrderAt, leadsIn, within, asOf);
    }

    /// <summary>Returns the wins of a period over the leads of the same period; the ratio may exceed 1.</summary>
    /// <param name="wins">The number of leads of any age that became customers in the period; at least 0.</param>
    /// <param name="leads">The number of leads that began in the period; 0 makes the ratio undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio InPeriod(long wins, long leads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wins);
        ArgumentOutOfRangeException.ThrowIfNegative(leads);
        return Ratio.Of(wins, leads);
    }

    /// <summary>
    /// Returns one customer's contribution to a period: numerator 1 if the customer was won in it, denominator 1 if they became a lead in
    /// it.
    /// </summary>
    /// <param name="leadAt">The instant at which the customer became a lead; null if they never did.</param>
    /// <param name="firstOrderAt">The instant of the first order; null if the customer has none.</param>
    /// <param name="period">The period.</param>
    internal static Ratio PeriodContribution(DateTimeOffset? leadAt, DateTimeOffset? firstOrderAt, Period period)
    {
        if (leadAt is not { } lead || firstOrderAt < lead) return default;
        var won = firstOrderAt is { } order && period.Contains(order);
        return Ratio.Of(won ? 1 : 0, period.Contains(lead) ? 1 : 0);
    }

    /// <summary>Returns one customer's contribution to a period, from their events.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio PeriodContribution(IEnumerable<CustomerEvent> events, Period period)
    {
        var activity = CustomerActivity.Of(events, period);
        return PeriodContribution(activity.FirstContactAt, activity.FirstOrderAt, period);
    }
}
