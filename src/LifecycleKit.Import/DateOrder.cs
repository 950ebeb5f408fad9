namespace LifecycleKit.Import;

/// <summary>The order of day, month and year in a date of three numbers.</summary>
public enum DateOrder
{
    /// <summary>Year, month, day.</summary>
    YearMonthDay = 0,

    /// <summary>Day, month, year.</summary>
    DayMonthYear = 1,

    /// <summary>Month, day, year.</summary>
    MonthDayYear = 2,
}
