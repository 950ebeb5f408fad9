namespace LifecycleKit.Import;

/// <summary>The reasons why a text is not an instant, as text.</summary>
internal static class InstantFaults
{
    /// <summary>Returns the reason with the cell.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="text">The cell.</param>
    public static string Describe(InstantFault fault, ReadOnlySpan<char> text) => fault switch
    {
        InstantFault.Empty => "The date is empty.",
        InstantFault.Time => $"{ShortText.Quote(text)} has a time that cannot be read.",
        InstantFault.TwoTimes => $"{ShortText.Quote(text)} has a time, and the column of times has another one.",
        InstantFault.Zone => $"{ShortText.Quote(text)} has an unknown time zone, or two that differ. "
            + "Use an offset or an IANA id such as Europe/Berlin.",
        InstantFault.AmbiguousZone => $"{ShortText.Quote(text)} has an abbreviation of several time zones. "
            + "Set TimeZone (--time-zone) to one of them, or use an offset.",
        _ => $"{ShortText.Quote(text)} is not a date: {Reason(fault)}.",
    };

    private static string Reason(InstantFault fault) => fault switch
    {
        InstantFault.Formula => "it is a formula, not its result",
        InstantFault.OtherDigits => "its digits are not 0 to 9",
        InstantFault.Number => "it is a number",
        InstantFault.NoDate => "it is a time without a date",
        InstantFault.NoYear => "it has no year",
        InstantFault.NoDay => "it has no day",
        InstantFault.Week => "it is a week, a quarter or a day of a year",
        InstantFault.NoSuchDay => "the calendar has no such day",
        InstantFault.Weekday => "its weekday is another one",
        InstantFault.Placeholder => "it is a placeholder for none",
        InstantFault.Year => "its year is not from 1970 to 2199",
        InstantFault.TextAfter => "more text follows the date",
        InstantFault.Undecided => "the rows before it do not show the order of day and month",
        InstantFault.OtherOrder => "its order of day and month is not that of the column",
        InstantFault.OtherForm => "its form is not that of the column",
        _ => "its form is not known",
    };
}
