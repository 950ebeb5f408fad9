namespace LifecycleKit.Import;

/// <summary>The form in which a column writes instants.</summary>
public enum InstantForm
{
    /// <summary>A date of day, month and year, with or without a time.</summary>
    Text = 0,

    /// <summary>Seconds since 1970-01-01T00:00Z, from 2000 to 2100, with or without a fraction.</summary>
    EpochSeconds = 1,

    /// <summary>Milliseconds since 1970-01-01T00:00Z, from 2000 to 2100.</summary>
    EpochMilliseconds = 2,

    /// <summary>Days since 1899-12-30 as in Excel, from 2000 to 2100; the fraction is the time of day, rounded to a millisecond.</summary>
    SerialDays = 3,
}
