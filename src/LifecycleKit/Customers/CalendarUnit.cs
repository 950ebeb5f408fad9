namespace LifecycleKit.Customers;

/// <summary>A calendar unit of a time zone. Unlike a <see cref="TimeUnit"/>, a calendar unit varies in length.</summary>
public enum CalendarUnit
{
    /// <summary>From midnight to midnight: 23, 24 or 25 hours, and more or less where a zone moved.</summary>
    Day,

    /// <summary>From Monday to Sunday (ISO 8601).</summary>
    Week,

    /// <summary>From the first of a month to the last: 28 to 31 days.</summary>
    Month,
}
