using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>The anniversary of the date in the trait "birthday", found by trying day after day.</summary>
internal static class NaiveAnniversary
{
    public static decimal? DaysTo(Moment m) => Find(m) is var (today, next) ? next.DayNumber - today.DayNumber : null;

    public static DateTimeOffset? NextAt(Moment m) =>
        Find(m) is var (today, next) && m.Days.Day(m.Ticks) + next.DayNumber - today.DayNumber is var day
        ? StartOf(m.Days, day, next) : null;

    private static (DateOnly Today, DateOnly Next)? Find(Moment m)
    {
        if (m.Customer.Trait("birthday") is not [var value, ..] || value.Kind != TraitKind.Text) return null;
        var text = value.Text;
        var isYear = !text.StartsWith("--", StringComparison.Ordinal);
        var whole = isYear ? text : "2000" + text[1..];
        if (!DateOnly.TryParseExact(whole, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        var today = m.Days.DateAt(m.Ticks);
        var day = today;
        while (!IsOne(day) || (isYear && day.Year < date.Year)) day = day.AddDays(1);
        return (today, day);

        bool IsOne(DateOnly one) => one.Month == date.Month
            && (one.Day == date.Day || (date is { Month: 2, Day: 29 } && one.Day == 28 && !DateTime.IsLeapYear(one.Year)));
    }

    /// <summary>The midnight at which a day began; past the known days the library's, since only the distance matters there.</summary>
    private static DateTimeOffset StartOf(NaiveDays days, int day, DateOnly date) => day >= 1 && day <= days.Midnights.Count
        ? new DateTimeOffset(days.Midnights[day - 1], TimeSpan.Zero) : CalendarDays.StartOf(date, days.Zone);
}
