using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>How a <see cref="CohortTable"/> groups customers and counts. <c>new CohortOptions()</c> is N-month retention by calendar months in UTC.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
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

    /// <summary>The zone whose days, weeks and months they are. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(TimeZone));
    } = TimeZoneInfo.Utc;

    /// <summary>How the age of an order is counted. Default: <see cref="CohortAging.Calendar"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of <see cref="CohortAging"/>.</exception>
    public CohortAging Aging
    {
        get;
        init => field = value is CohortAging.Calendar or CohortAging.Anniversary
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Aging), value, "The aging must be Calendar or Anniversary.");
    }

    /// <summary>Which ages a column takes in. Default: <see cref="CohortRetention.Exact"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public CohortRetention Retention
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Retention));
    } = CohortRetention.Exact;

    /// <summary>
    /// Whether customers count from the beginning of a column on, and not from its end on. Such cells are <see cref="CohortCell.IsPartial"/>:
    /// what they show will grow. Default: false.
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
