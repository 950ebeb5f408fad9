namespace LifecycleKit.Customers;

/// <summary>Gives the lengths of time units.</summary>
public static class TimeUnitExtensions
{
    /// <summary>Returns the days of a unit: 1, 7, 30.4375 or 365.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not a member of <see cref="TimeUnit"/>.</exception>
    public static double ToDays(this TimeUnit unit) => unit switch
    {
        TimeUnit.Day => 1,
        TimeUnit.Week => 7,
        TimeUnit.Month => 30.4375,
        TimeUnit.Year => 365.25,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "The unit must be Day, Week, Month or Year."),
    };
}
