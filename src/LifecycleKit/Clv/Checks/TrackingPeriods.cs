using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>The periods of a tracking table on the clock of its window: whole days, or ticks.</summary>
/// <param name="calibration">Gives zone, grain and unit.</param>
/// <param name="origin">The step at which the first period begins.</param>
/// <param name="last">The last step of the last period: a day, or the instant after the last tick.</param>
/// <param name="days">The length of a period.</param>
internal sealed class TrackingPeriods(PurchaseWindow calibration, long origin, long last, int days)
{
    private readonly bool _isByDay = calibration.Grain == PurchaseGrain.Day;

    private long Length => _isByDay ? days : days * TimeSpan.TicksPerDay;

    /// <summary>The number of periods; the last may be short.</summary>
    public int Count => (int)(((_isByDay ? last + 1 : last) - origin + Length - 1) / Length);

    public int PeriodOf(long step) => (int)((step - origin) / Length);

    public DateTimeOffset StartOf(int period) => InstantOf(origin + period * Length);

    public DateTimeOffset EndOf(int period) => InstantOf(Math.Min(origin + (period + 1) * Length, _isByDay ? last + 1 : last));

    /// <summary>
    /// Returns T at the end of a period for customers who first purchased at a step, as in a history whose window ends there; below 0 when
    /// the step is later.
    /// </summary>
    public double AgeAtEnd(int period, long first)
    {
        var end = origin + (period + 1) * Length;
        return (Math.Min(_isByDay ? end - 1 : end, last) - first) / calibration.StepsPerUnit;
    }

    private DateTimeOffset InstantOf(long step) =>
        new(Math.Min(_isByDay ? CalendarDays.StartOfDay((int)step, calibration.TimeZone) : step, DateTime.MaxValue.Ticks), TimeSpan.Zero);
}
