using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Lead-to-sale ratio: leads that became customers.</summary>
/// <remarks>
/// <para>A cohort follows the leads of a period for the same time each, so it is a share; leads that have not had that time yet are left out,
/// also when they bought already, or else the quick ones would stand for all. The period version sets wins of a period against its leads,
/// who need not be the same people: it is known at once, lags behind when leads rise, and may exceed 1.</para>
/// <para>Where events feed it, a lead begins with the first contact captured and is won by the first order that counts. Whoever had ordered
/// before he gave a contact was a customer already: he is neither lead nor win. An order at the very instant of the contact is a win.
/// Every lead counts, qualified or not. Static and thread-safe.</para>
/// </remarks>
public static class LeadToSaleRatio
{
    /// <summary>Leads of a cohort that were won, among all of it.</summary>
    /// <param name="won">How many became customers, from 0 to <paramref name="leads"/>.</param>
    /// <param name="leads">How many leads the cohort has; 0 makes the ratio undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more leads were won than there were.</exception>
    public static Ratio Cohort(long won, long leads) => Proportion.Of(won, leads, nameof(won));

    /// <summary>One customer's part of a cohort: 1/1 or 0/1 for a lead that has had the whole time, otherwise 0/0.</summary>
    /// <param name="leadAt">When he became a lead; null when he never did.</param>
    /// <param name="firstOrderAt">When he placed his first order; null when he has none.</param>
    /// <param name="leadsIn">The period in which the cohort's leads began.</param>
    /// <param name="within">How long each lead is followed, that instant excluded; above 0, in elapsed time.</param>
    /// <param name="asOf">The end of the time looked at.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static Ratio Cohort(DateTimeOffset? leadAt, DateTimeOffset? firstOrderAt, Period leadsIn, TimeSpan within, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);
        if (leadAt is not { } lead || !leadsIn.Contains(lead) || asOf - lead < within || firstOrderAt < lead) return default;
        return Proportion.If(firstOrderAt - lead < within);
    }

    /// <summary>One customer's part of a cohort from his events.</summary>
    /// <param name="events">All events of one customer, in any order; it is read once.</param>
    /// <param name="leadsIn">The period in which the cohort's leads began.</param>
    /// <param name="within">How long each lead is followed, that instant excluded; above 0, in elapsed time.</param>
    /// <param name="asOf">The end of the time looked at.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio Cohort(IEnumerable<CustomerEvent> events, Period leadsIn, TimeSpan within, DateTimeOffset asOf)
    {
        var deeds = CustomerActivity.Of(events, leadsIn);
        return Cohort(deeds.FirstContactAt, deeds.FirstOrderAt, leadsIn, within, asOf);
    }

    /// <summary>Wins of a period over leads of the same period; it may exceed 1.</summary>
    /// <param name="wins">How many leads, of whatever age, became customers in the period; at least 0.</param>
    /// <param name="leads">How many leads began in the period; 0 makes the ratio undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio InPeriod(long wins, long leads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wins);
        ArgumentOutOfRangeException.ThrowIfNegative(leads);
        return Ratio.Of(wins, leads);
    }

    /// <summary>One customer's part of a period: 1 above the line if he was won in it, 1 below if he became a lead in it.</summary>
    /// <param name="leadAt">When he became a lead; null when he never did.</param>
    /// <param name="firstOrderAt">When he placed his first order; null when he has none.</param>
    /// <param name="period">The period.</param>
    public static Ratio InPeriod(DateTimeOffset? leadAt, DateTimeOffset? firstOrderAt, Period period)
    {
        if (leadAt is not { } lead || firstOrderAt < lead) return default;
        var won = firstOrderAt is { } order && period.Contains(order);
        return Ratio.Of(won ? 1 : 0, period.Contains(lead) ? 1 : 0);
    }

    /// <summary>One customer's part of a period from his events.</summary>
    /// <param name="events">All events of one customer, in any order; it is read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio InPeriod(IEnumerable<CustomerEvent> events, Period period)
    {
        var deeds = CustomerActivity.Of(events, period);
        return InPeriod(deeds.FirstContactAt, deeds.FirstOrderAt, period);
    }
}
