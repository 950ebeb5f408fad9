using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>What a <see cref="MetricReport"/> is about.</summary>
/// <remarks>Two are equal when every property is. Immutable and safe to share between threads.</remarks>
public sealed record MetricReportOptions
{
    /// <summary>From when to when.</summary>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    public required Period Period
    {
        get;
        init => field = NotEmpty(value, nameof(Period));
    }

    /// <summary>With which time to compare; null for no comparison. <see cref="CalendarPeriods.GetPrevious"/> gives the time just before.</summary>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    public Period? Comparison
    {
        get;
        init => field = value is { } period ? NotEmpty(period, nameof(Comparison)) : null;
    }

    /// <summary>The zone whose months and days are meant. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(TimeZone));
    } = TimeZoneInfo.Utc;

    /// <summary>From which duration on a visit is engaged; at least 0. Default: <see cref="EngagementRate.DefaultThreshold"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative.</exception>
    public TimeSpan EngagementThreshold
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(EngagementThreshold), value, "A threshold must be at least 0.");
    } = EngagementRate.DefaultThreshold;

    /// <summary>How long a lead has to become a customer in the lead-to-sale ratio by cohort; above 0. Default: 30 days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public TimeSpan LeadTime
    {
        get;
        init => field = value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LeadTime), value, "The time must be above 0.");
    } = TimeSpan.FromDays(30);

    /// <summary>When a customer counts as lost. Default: null, the defaults of <see cref="CadenceOptions"/> in the report's time zone.</summary>
    public CadenceOptions? Cadence { get; init; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"MetricReportOptions {{ Period = {Period}, Comparison = {Comparison}, TimeZone = {TimeZone}, "
        + $"EngagementThreshold = {EngagementThreshold}, LeadTime = {LeadTime}, Cadence = {Cadence} }}");

    private static Period NotEmpty(Period period, string name) =>
        period != default ? period : throw new ArgumentException("The period is empty.", name);
}
