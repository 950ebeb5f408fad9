namespace LifecycleKit.Import;

/// <summary>Gives the numbers of a date their meaning.</summary>
internal static class DateOrders
{
    /// <summary>The number of orders.</summary>
    public const int Count = 3;

    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    /// <summary>Returns the year of two digits: always 2000 to 2099, never by the date of today.</summary>
    /// <param name="year">The two digits.</param>
    public static int FullYear(int year) => 2000 + year;

    /// <summary>Returns the date of parts whose order is known, or that need none.</summary>
    /// <param name="parts">The parts of the cell.</param>
    /// <param name="order">The order; without meaning where the parts need none.</param>
    /// <param name="dayNumber">The days since 0001-01-01; 0 with a fault.</param>
    public static InstantFault Read(in InstantParts parts, DateOrder order, out int dayNumber)
    {
        var (year, month) = (parts.First, parts.Second);
        var day = parts.Third;
        if (parts.IsOrdered)
        {
            if (order == DateOrder.YearMonthDay && !parts.HasShortYear) return Fail(InstantFault.OtherOrder, out dayNumber);
            if (order != DateOrder.YearMonthDay) year = parts.Third;
            if (order == DateOrder.DayMonthYear) day = parts.First;
            if (order == DateOrder.MonthDayYear) (month, day) = (parts.First, parts.Second);
            if (parts.HasShortYear) year = FullYear(year);
        }

        if (IsPlaceholder(parts, year, month, day)) return Fail(InstantFault.Placeholder, out dayNumber);
        if (month is < 1 or > 12 || day < 1 || day > 31) return Fail(InstantFault.NoSuchDay, out dayNumber);
        if (year is < FirstYear or > LastYear) return Fail(InstantFault.Year, out dayNumber);
        if (day > DateTime.DaysInMonth(year, month)) return Fail(InstantFault.NoSuchDay, out dayNumber);
        var date = new DateOnly(year, month, day);
        dayNumber = date.DayNumber;
        return parts.Weekday is { } weekday && weekday != date.DayOfWeek ? Fail(InstantFault.Weekday, out dayNumber) : InstantFault.None;
    }

    /// <summary>
    /// Returns the date of a cell in a column without a decided order: at least two orders have to read it, and all of those the same.
    /// </summary>
    /// <param name="parts">The parts of the cell.</param>
    /// <param name="dayNumber">The days since 0001-01-01; 0 with a fault.</param>
    public static InstantFault ReadUndecided(in InstantParts parts, out int dayNumber)
    {
        if (!parts.IsOrdered) return Read(parts, DateOrder.YearMonthDay, out dayNumber);
        var fault = Read(parts, DateOrder.DayMonthYear, out dayNumber);
        var count = fault == InstantFault.None ? 1 : 0;
        var isSame = true;
        foreach (var order in (ReadOnlySpan<DateOrder>)[DateOrder.MonthDayYear, DateOrder.YearMonthDay])
        {
            if (Read(parts, order, out var other) != InstantFault.None) continue;
            isSame &= count == 0 || other == dayNumber;
            dayNumber = other;
            count++;
        }

        if (count == 0) return fault;
        return isSame && count > 1 ? InstantFault.None : Fail(InstantFault.Undecided, out dayNumber);
    }

    private static InstantFault Fail(InstantFault fault, out int dayNumber)
    {
        dayNumber = 0;
        return fault;
    }

    /// <summary>0000-00-00, 0001-01-01, 1900-01-00, 1900-01-01, 1899-12-30, 9999-12-31, and 1970-01-01 at midnight.</summary>
    private static bool IsPlaceholder(in InstantParts parts, int year, int month, int day)
    {
        if (year > 1970) return year == 9999;
        if (year == 1970)
        {
            var isOffset = parts.Zone is { Kind: ZoneKind.Offset, Minutes: not 0 };
            return month == 1 && day == 1 && parts.Ticks == 0 && !isOffset;
        }

        return year <= 1 || (year == 1899 && month == 12) || (year == 1900 && month <= 1);
    }
}
