using System.Globalization;

namespace LifecycleKit.Customers;

/// <summary>A date that returns every year, such as a birthday.</summary>
/// <param name="Year">The year of the date; 1 when only month and day are known.</param>
/// <param name="Month">The month, from 1 to 12.</param>
/// <param name="Day">The day of the month.</param>
/// <remarks>The anniversary of 29 February is 28 February in years without a leap day.</remarks>
internal readonly record struct Anniversary(int Year, int Month, int Day)
{
    /// <summary>Reads the date of a trait: a text such as 1990-05-17 or --05-17, or an instant, whose date in the zone counts.</summary>
    public static bool TryRead(in TraitValue value, TimeZoneInfo zone, out Anniversary date)
    {
        date = default;
        switch (value.Kind)
        {
            case TraitKind.Text:
                return TryParse(value.Text, out date);
            case TraitKind.Instant:
                var day = CalendarDays.DateOf(value.Instant, zone);
                date = new Anniversary(day.Year, day.Month, day.Day);
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Returns the number of the first day that is an anniversary or the date itself, and not before a day; -1 past the calendar.
    /// </summary>
    public int NextFrom(int dayNumber)
    {
        if (dayNumber > DateOnly.MaxValue.DayNumber) return -1;
        var year = Math.Max(Year, DateOnly.FromDayNumber(Math.Max(dayNumber, 0)).Year);
        if (DayIn(year) < dayNumber) year++;
        return year > DateOnly.MaxValue.Year ? -1 : DayIn(year);
    }

    private int DayIn(int year) =>
        new DateOnly(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month))).DayNumber;

    private static bool TryParse(ReadOnlySpan<char> text, out Anniversary date)
    {
        date = default;
        var hasYear = !text.StartsWith("--");
        // A leap year, so that 29 February is a date.
        if (!hasYear && (text.Length != 7 || text[4] != '-')) return false;
        Span<char> whole = stackalloc char[10];
        if (hasYear)
        {
            if (text.Length != whole.Length) return false;
            text.CopyTo(whole);
        }
        else
        {
            "2000".CopyTo(whole);
            text[1..].CopyTo(whole[4..]);
        }

        if (!DateOnly.TryParseExact(whole, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        date = new Anniversary(hasYear ? day.Year : 1, day.Month, day.Day);
        return true;
    }
}
