using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Customer churn rate: the share of active customers lost in a period.</summary>
/// <remarks>
/// <para>The variants differ in the denominator. <see cref="StartOfPeriod"/> follows the customers active at the start.
/// <see cref="MidPeriod"/> counts every loss over the mean of start and end: growth biases this rate less, but it can exceed 1. The
/// exposure variant adds up customer-days and is a rate per day. With subscriptions a loss is observed; without,
/// <see cref="ByCadence(Customers.OrderLog, Customers.Period, CadenceOptions)"/> defines one.</para>
/// <para>Rates of disjoint groups of customers over one period add up as ratios. Rates of consecutive periods do not: use
/// <see cref="Compound(ReadOnlySpan{Ratio})"/>.</para>
/// </remarks>
public static partial class CustomerChurnRate
{
    /// <summary>Returns the share of the customers active at the start of the period who were lost (ChartMogul, help 203359341).</summary>
    /// <param name="lost">The number of customers active at the start who were lost in the period, without customers gained in it. From 0
    /// to <paramref name="activeAtStart"/>.</param>
    /// <param name="activeAtStart">The number of customers active at the start; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more are lost than were active.</exception>
    public static Ratio StartOfPeriod(long lost, long activeAtStart) => Proportion.Of(lost, activeAtStart, nameof(lost));

    /// <summary>
    /// Returns all customers lost in the period over the mean of those active at its start and at its end; the rate may exceed 1.
    /// </summary>
    /// <param name="lost">The number of lost customers, including those gained in the period; at least 0.</param>
    /// <param name="activeAtStart">The number of customers active at the start; at least 0.</param>
    /// <param name="activeAtEnd">The number of customers active at the end; at least 0. The rate is undefined when both are 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio MidPeriod(long lost, long activeAtStart, long activeAtEnd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfNegative(activeAtStart);
        ArgumentOutOfRangeException.ThrowIfNegative(activeAtEnd);
        return Ratio.Of(lost, ((decimal)activeAtStart + activeAtEnd) / 2);
    }

    /// <summary>Returns lost customers over customer-days: a rate per day (shopify.com/technology/4018382).</summary>
    /// <remarks>The yearly rate is <see cref="Compound(Ratio, int)"/> over 365 days, not 365 times the daily rate.</remarks>
    /// <param name="lost">The sum over days of the customers lost on that day, from 0 to <paramref name="activeDays"/>.</param>
    /// <param name="activeDays">The sum over days of the customers active at the start of the day; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A sum is negative, or more are lost than there were customer-days.</exception>
    public static Ratio Exposure(long lost, long activeDays) => Proportion.Of(lost, activeDays, nameof(lost));

    /// <summary>Returns lost customers over customer-days, from the counts of each day: a rate per day.</summary>
    /// <param name="lost">For each day, the number of customers lost, of those active at its start.</param>
    /// <param name="active">For each of the same days, the number of customers active at its start.</param>
    /// <exception cref="ArgumentException">The numbers of days differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more are lost in a day than were active.</exception>
    public static Ratio Exposure(ReadOnlySpan<long> lost, ReadOnlySpan<long> active)
    {
        if (lost.Length != active.Length)
        {
            throw new ArgumentException(
                $"There must be as many days of active customers as of lost ones, {lost.Length}, not {active.Length}.", nameof(active));
        }

        var sum = default(Ratio);
        for (var day = 0; day < lost.Length; day++) sum += Proportion.Of(lost[day], active[day], nameof(lost));
        return sum;
    }

    /// <summary>Returns the rate over consecutive periods: 1 − ∏ (1 − m).</summary>
    /// <param name="rates">The rate m of each period, such as twelve months.</param>
    /// <returns>The rate over all periods; no value when there are no periods, or a rate is undefined or not from 0 to 1.</returns>
    public static Estimate Compound(ReadOnlySpan<Ratio> rates)
    {
        if (rates.IsEmpty) return Estimate.None("there are no periods");
        var logarithm = 0d;
        for (var i = 0; i < rates.Length; i++)
        {
            var rate = Rate(rates[i]);
            if (!rate.TryGetValue(out var value)) return rate;
            logarithm += ElementaryFunctions.Log1p(-value);
        }

        return OfLogarithm(logarithm);
    }

    /// <summary>Returns the rate over several periods with the same rate: 1 − (1 − m)ⁿ, such as a yearly rate from a daily one.</summary>
    /// <param name="rate">The rate m of one period.</param>
    /// <param name="periods">The number of periods n; at least 1.</param>
    /// <returns>The rate over all periods; no value when the rate is undefined or not from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of periods is less than 1.</exception>
    public static Estimate Compound(Ratio rate, int periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        var one = Rate(rate);
        return one.TryGetValue(out var value) ? OfLogarithm(periods * ElementaryFunctions.Log1p(-value)) : one;
    }

    // The logarithm of the retained share is never above 0; the absolute value turns a rate of −0 into 0.
    private static Estimate OfLogarithm(double kept) => Estimate.Of(Math.Abs(ElementaryFunctions.Expm1(kept)));

    private static Estimate Rate(Ratio rate) => rate.Numerator < 0 || rate is { IsDefined: true } && rate.Numerator > rate.Denominator
        ? Estimate.None("a churn rate that is not from 0 to 1 does not compound")
        : rate.ToEstimate();
}
