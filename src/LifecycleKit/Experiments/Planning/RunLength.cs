using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>The time until enough customers have been exposed to an experiment.</summary>
/// <remarks>
/// Customers / (customers per day · share in the experiment), in whole days. Count each customer once, on the first exposure; a returning
/// customer is not another customer, so the rate falls over time. Where weekdays differ, run for whole weeks. <c>default</c> needs no
/// customers and no days.
/// </remarks>
public readonly record struct RunLength
{
    private RunLength(double days) => FullDays = days;

    /// <summary>Whole days; +∞ when the experiment never ends.</summary>
    public Estimate Days => Estimate.Of(FullDays);

    /// <summary>Whole weeks, the days rounded up; +∞ when the experiment never ends.</summary>
    public Estimate Weeks => Estimate.Of(Math.Ceiling(FullDays / 7));

    /// <summary>Indicates whether no number of days is enough, since no customers are exposed.</summary>
    public bool IsNever => double.IsInfinity(FullDays);

    private double FullDays { get; }

    /// <summary>Returns the time until a number of customers has been exposed.</summary>
    /// <param name="customers">Customers of all arms, at least 0, such as <see cref="ArmSizes.Total"/>.</param>
    /// <param name="customersPerDay">New eligible customers per day, at least 0; 0 is never, unless no customers are needed.</param>
    /// <param name="share">The share of these customers who take part, from 0 to 1; all by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, the rate is infinite or NaN, or the share is not from 0 to
    /// 1.</exception>
    public static RunLength Of(long customers, double customersPerDay, double share = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        if (!(customersPerDay >= 0 && double.IsFinite(customersPerDay)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(customersPerDay), customersPerDay, "Customers per day must be finite and at least 0.");
        }

        if (!(share >= 0 && share <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share must be from 0 to 1.");
        if (customers == 0) return default;
        // A rate such as 0.1 is rounded as a double; the rounding error does not add a day.
        var days = customers / (customersPerDay * share);
        return new RunLength(Math.Max(1, Math.Ceiling(days * (1 - 1e-12))));
    }

    /// <summary>Returns the last date on which customers are exposed; the experiment is complete when that date has ended.</summary>
    /// <remarks>Days count from the first whole day: the day of the start if the start is its first instant, else the day after.</remarks>
    /// <param name="start">When the experiment starts.</param>
    /// <param name="zone">The time zone of the days.</param>
    /// <param name="inWholeWeeks">Whether to continue until the last week is whole; true by default.</param>
    /// <returns>The date; null when the experiment never ends or ends after the calendar's last date, or when no customers are
    /// needed.</returns>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public DateOnly? GetLastDay(DateTimeOffset start, TimeZoneInfo zone, bool inWholeWeeks = true)
    {
        var first = CalendarDays.DateOf(start, zone);
        var isWhole = CalendarDays.StartOf(first, zone).UtcTicks == start.UtcTicks;
        var last = first.DayNumber + (isWhole ? 0 : 1) + (inWholeWeeks ? Weeks.Value * 7 : FullDays) - 1;
        return FullDays > 0 && last <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)last) : null;
    }

    /// <summary>The days, or never; culture-invariant.</summary>
    public override string ToString() => IsNever ? "never" : FormattableString.Invariant($"{FullDays} {(FullDays == 1 ? "day" : "days")}");
}
