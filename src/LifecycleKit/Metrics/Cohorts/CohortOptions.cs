using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// Options of a <see cref="CohortTable"/>: how to group and count customers. <c>new CohortOptions()</c> is N-month retention by calendar
/// months in UTC.
/// </summary>
public sealed class CohortOptions
{
    /// <summary>The unit of cohorts and of ages. Default: <see cref="CalendarUnit.Month"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of <see cref="CalendarUnit"/>.</exception>
    public CalendarUnit Unit
    {
        get;
        init => field = value is CalendarUnit.Day or CalendarUnit.Week or CalendarUnit.Month
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Unit), value, "The unit must be Day, Week or Month.");
    } = CalendarUnit.Month;

    /// <summary>The time zone of the days, weeks and months. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(TimeZone));
    } = TimeZoneInfo.Utc;

    /// <summary>The way to count the age of an order. Default: <see cref="CohortAging.Calendar"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of <see cref="CohortAging"/>.</exception>
    public CohortAging Aging
    {
        get;
        init => field = value is CohortAging.Calendar or CohortAging.Anniversary
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Aging), value, "The aging must be Calendar or Anniversary.");
    }

    /// <summary>The ages that a column includes. Default: <see cref="CohortRetention.Exact"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public CohortRetention Retention
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Retention));
    } = CohortRetention.Exact;

    /// <summary>
    /// Indicates whether a customer counts from the beginning of a column instead of its end. Such cells are
    /// <see cref="CohortCell.IsPartial"/>: their figures will grow. Default: false.
    /// </summary>
    public bool ShowUnfinished { get; init; }

    internal static CohortOptions Default { get; } = new();

    /// <summary>The options as text, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Unit} in {TimeZone.Id}, {Aging}, {Retention}{(ShowUnfinished ? ", unfinished shown" : string.Empty)}");

    internal bool AreSameAs(CohortOptions other) =>
        Unit == other.Unit && TimeZone.Equals(other.TimeZone) && Aging == other.Aging
        && Retention.IsSameAs(other.Retention) && ShowUnfinished == other.ShowUnfinished;
}

/// <summary>The ways in which a <see cref="CohortTable"/> counts the age of an order.</summary>
public enum CohortAging
{
    /// <summary>
    /// The number of starts of calendar units between anchor and order: for an anchor of 31 January, month 1 starts on 1 February. All
    /// customers of a cohort complete an age at the same instant.
    /// </summary>
    Calendar,

    /// <summary>
    /// Whole units since the customer's own anchor date, by dates: month k is from the anchor date + k months to the day before the anchor
    /// date + k + 1 months. A day that a month does not have becomes its last day (31 January + 1 month = 28 or 29 February). Day k is k
    /// midnights later.
    /// </summary>
    Anniversary,
}
