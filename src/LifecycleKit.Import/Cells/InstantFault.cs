namespace LifecycleKit.Import;

/// <summary>Why a text is not an instant.</summary>
internal enum InstantFault
{
    /// <summary>It is an instant.</summary>
    None = 0,

    /// <summary>There is no text.</summary>
    Empty,

    /// <summary>The text is not a date in a known form.</summary>
    NotADate,

    /// <summary>The text is a formula.</summary>
    Formula,

    /// <summary>The digits are not 0 to 9.</summary>
    OtherDigits,

    /// <summary>The text is a number that is neither a date, nor seconds, milliseconds or days of the years 2000 to 2100.</summary>
    Number,

    /// <summary>There is a time and no date.</summary>
    NoDate,

    /// <summary>There is no year.</summary>
    NoYear,

    /// <summary>There is no day: a month or a year.</summary>
    NoDay,

    /// <summary>The text is a week, a quarter or a day of the year.</summary>
    Week,

    /// <summary>The calendar has no such day.</summary>
    NoSuchDay,

    /// <summary>The weekday is not that of the date.</summary>
    Weekday,

    /// <summary>The date is one that programs write for none.</summary>
    Placeholder,

    /// <summary>The year is not from 1970 to 2199.</summary>
    Year,

    /// <summary>The time is not a time of day.</summary>
    Time,

    /// <summary>Both the date and the column of times have a time.</summary>
    TwoTimes,

    /// <summary>The time zone is not known.</summary>
    Zone,

    /// <summary>Several time zones have the abbreviation, and none of them or several fit the shop.</summary>
    AmbiguousZone,

    /// <summary>There is more text behind the date.</summary>
    TextAfter,

    /// <summary>The notation has no order of day and month, and the date depends on it.</summary>
    Undecided,

    /// <summary>The date is written in another order than that of the column.</summary>
    OtherOrder,

    /// <summary>The instant is written in another form than that of the column.</summary>
    OtherForm,
}
