namespace LifecycleKit.Customers;

/// <summary>The unit in which a model counts time. Every unit is a fixed number of days, whatever the calendar says.</summary>
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
