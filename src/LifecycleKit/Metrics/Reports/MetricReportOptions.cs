using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Options of a <see cref="MetricReport"/>: its periods and settings.</summary>
/// <remarks>Two instances are equal when all properties are equal.</remarks>
public sealed record MetricReportOptions
{
    /// <summary>The period of the report.</summary>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    public required Period Period
    {
        get;
        init => field = NotEmpty(value, nameof(Period));
    }

    /// <summary>
    /// The period to compare with; null for no comparison. <see cref="CalendarPeriods.GetPrevious"/> returns the time just before.
    /// </summary>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    public Period? Comparison
    {
        get;
        init => field = value is { } period ? NotEmpty(period, nameof(Comparison)) : null;
    }

    /// <summary>The time zone of months and days. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(TimeZone));
    } = TimeZoneInfo.Utc;

    /// <summary>The duration from which a visit is engaged; at least 0. Default: <see cref="EngagementRate.DefaultThreshold"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative.</exception>
    public TimeSpan EngagementThreshold
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(EngagementThreshold), value, "A threshold must be at least 0.");
    } = EngagementRate.DefaultThreshold;

    /// <summary>
    /// The time within which a lead must become a customer in the lead-to-sale ratio by cohort; above 0. Default: 30 days.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public TimeSpan LeadTime
    {
        get;
        init => field = value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LeadTime), value, "The time must be above 0.");
    } = TimeSpan.FromDays(30);

    /// <summary>
    /// The rule by which a customer counts as lost. Default: null, the defaults of <see cref="CadenceOptions"/> in the report's time zone.
    /// </summary>
    public CadenceOptions? Cadence { get; init; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"MetricReportOptions {{ Period = {Period}, Comparison = {Comparison}, TimeZone = {TimeZone}, "
        + $"EngagementThreshold = {EngagementThreshold}, LeadTime = {LeadTime}, Cadence = {Cadence} }}");

    private static Period NotEmpty(Period period, string name) =>
        period != default ? period : throw new ArgumentException("The period is empty.", name);
}
