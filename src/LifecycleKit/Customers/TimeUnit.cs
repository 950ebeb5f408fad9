namespace LifecycleKit.Customers;

/// <summary>The unit of time of a model. Every unit is a fixed number of days, independent of the calendar.</summary>
public enum TimeUnit
{
    /// <summary>24 hours.</summary>
    Day,

    /// <summary>7 days.</summary>
    Week,

    /// <summary>30.4375 days: a twelfth of <see cref="Year"/>.</summary>
    Month,

    /// <summary>365.25 days.</summary>
    Year,
}
