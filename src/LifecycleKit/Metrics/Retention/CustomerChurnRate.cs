using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Customer churn rate: customers lost in a period among those who were active.</summary>
/// <remarks>
/// <para>The variants differ in the denominator. <see cref="StartOfPeriod"/> follows those active at the start. <see cref="MidPeriod"/> counts every loss and
/// takes the mean of start and end, which growth biases less, but which can exceed 1. The exposure variant adds up days and is a rate a day.
/// With contracts a loss is observed; without, <see cref="ByCadence(Customers.OrderLog, Customers.Period, CadenceOptions)"/> defines one.</para>
/// <para>Rates of disjoint groups of customers over one period add up as ratios. Rates of periods that follow one another do not:
/// <see cref="Compound(ReadOnlySpan{Ratio})"/> them. Static and thread-safe.</para>
/// </remarks>
public static partial class CustomerChurnRate
{
    /// <summary>Lost among those active at the start of the period (ChartMogul, help 203359341).</summary>
    /// <param name="lost">How many of those active at the start were lost in the period; who was gained in it does not count. From 0 to
    /// <paramref name="activeAtStart"/>.</param>
    /// <param name="activeAtStart">How many were active at the start; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more are lost than were active.</exception>
    public static Ratio StartOfPeriod(long lost, long activeAtStart) => Proportion.Of(lost, activeAtStart, nameof(lost));

    /// <summary>All lost in the period by the mean of those active at its start and at its end; it may exceed 1.</summary>
    /// <param name="lost">How many were lost, those gained in the period included; at least 0.</param>
    /// <param name="activeAtStart">How many were active at the start; at least 0.</param>
    /// <param name="activeAtEnd">How many were active at the end; at least 0. The rate is undefined when both are 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio MidPeriod(long lost, long activeAtStart, long activeAtEnd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfNegative(activeAtStart);
        ArgumentOutOfRangeException.ThrowIfNegative(activeAtEnd);
        return Ratio.Of(lost, ((decimal)activeAtStart + activeAtEnd) / 2);
    }

    /// <summary>Lost by customer-days: a rate a day (shopify.com/technology/4018382).</summary>
    /// <remarks>A year's rate is <see cref="Compound(Ratio, int)"/> over 365 days, not 365 times the day's.</remarks>
    /// <param name="lost">The sum over days of those lost that day, from 0 to <paramref name="activeDays"/>.</param>
    /// <param name="activeDays">The sum over days of those active when the day began; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A sum is negative, or more are lost than there were customer-days.</exception>
    public static Ratio Exposure(long lost, long activeDays) => Proportion.Of(lost, activeDays, nameof(lost));

    /// <summary>Lost by customer-days, from the counts of each day: a rate a day.</summary>
    /// <param name="lost">How many were lost each day, of those active when it began.</param>
    /// <param name="active">How many were active when each day began; as many days.</param>
    /// <exception cref="ArgumentException">The numbers of days differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more are lost in a day than were active.</exception>
    public static Ratio Exposure(ReadOnlySpan<long> lost, ReadOnlySpan<long> active)
    {
        if (lost.Length != active.Length)
            throw new ArgumentException($"There must be as many days of active customers as of lost ones, {lost.Length}, not {active.Length}.", nameof(active));
        var sum = default(Ratio);
        for (var day = 0; day < lost.Length; day++) sum += Proportion.Of(lost[day], active[day], nameof(lost));
        return sum;
    }

    /// <summary>The rate over periods that follow one another: 1 − ∏ (1 − m).</summary>
    /// <param name="rates">The rate m of each period, such as twelve months.</param>
    /// <returns>The rate over all of them; none when there are no periods, when one is undefined, or when one is not from 0 to 1.</returns>
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

    /// <summary>The rate over several periods that all have the same one: 1 − (1 − m)ⁿ, such as a year's from a day's.</summary>
    /// <param name="rate">The rate m of one period.</param>
    /// <param name="periods">How many periods n; at least 1.</param>
    /// <returns>The rate over all of them; none when the one rate is undefined, or not from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no period.</exception>
    public static Estimate Compound(Ratio rate, int periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        var one = Rate(rate);
        return one.TryGetValue(out var value) ? OfLogarithm(periods * ElementaryFunctions.Log1p(-value)) : one;
    }

    // The logarithm of what is kept is never above 0; the absolute value keeps a rate of 0 from being −0.
    private static Estimate OfLogarithm(double kept) => Estimate.Of(Math.Abs(ElementaryFunctions.Expm1(kept)));

    private static Estimate Rate(Ratio rate) => rate.Numerator < 0 || rate is { IsDefined: true } && rate.Numerator > rate.Denominator
        ? Estimate.None("a churn rate that is not from 0 to 1 does not compound")
        : rate.ToEstimate();
}
