namespace LifecycleKit.Customers;

/// <summary>A unit of the calendar, as the clock on the wall of a time zone counts it. Unlike a <see cref="TimeUnit"/> it varies in length.</summary>
public enum CalendarUnit
{
    /// <summary>From midnight to midnight: 23, 24 or 25 hours, and more or less where a zone moved.</summary>
    Day,

    /// <summary>From Monday to Sunday (ISO 8601).</summary>
    Week,

    /// <summary>From the first of a month to the last: 28 to 31 days.</summary>
    Month,
}
