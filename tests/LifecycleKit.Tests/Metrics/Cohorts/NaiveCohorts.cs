using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Cohort tables by their definition: dates on the wall, one query a cell.</summary>
internal sealed class NaiveCohorts(CohortOptions options, DateTimeOffset asOf)
{
    /// <summary>A customer of a cohort.</summary>
    private sealed record Member(DateTimeOffset Anchor, DateOnly Date, DateOnly Cohort, OrderEntry[] Orders);

    public CohortFigures[] Of(IEnumerable<(DateTimeOffset? Anchor, OrderEntry[] Orders)> customers, int columns)
    {
        var members = customers.Where(c => c.Anchor < asOf)
            .Select(c => new Member(c.Anchor!.Value, DateOf(c.Anchor.Value), UnitStart(DateOf(c.Anchor.Value)), c.Orders)).ToArray();
        if (members.Length == 0) return [];
        var figures = new List<CohortFigures>();
        for (var start = members.Min(m => m.Cohort); start <= members.Max(m => m.Cohort); start = Shift(start, 1))
        {
            var cohort = members.Where(m => m.Cohort == start).ToArray();
            for (var column = 0; column < columns; column++) figures.Add(Cell(start, cohort, column));
        }

        return [.. figures];
    }

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, options.TimeZone).DateTime);

    public DateOnly UnitStart(DateOnly date) => options.Unit switch
    {
        CalendarUnit.Day => date,
        CalendarUnit.Week => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)),
        _ => new DateOnly(date.Year, date.Month, 1),
    };

    private CohortFigures Cell(DateOnly start, Member[] cohort, int column)
    {
        var bounds = options.Retention.Bounds;
        if (!bounds.IsEmpty && column + 1 >= bounds.Length) return new CohortFigures(start, cohort.Length, column, 0, 0, 0, 0, false);
        var (first, end) = bounds.IsEmpty ? (column, column + 1) : (bounds[column], bounds[column + 1]);
        var shown = cohort.Where(m => options.ShowUnfinished ? HasBegun(m, first) : HasEnded(m, end)).ToArray();
        var entries = shown.Select(m => m.Orders.Where(o => IsCounted(m, o, first, end)).ToArray()).ToArray();
        return new CohortFigures(
            start,
            cohort.Length,
            column,
            shown.Length,
            entries.Count(own => own.Any(o => !o.IsCredit)),
            entries.Sum(own => own.Count(o => !o.IsCredit)),
            entries.Sum(own => own.Sum(o => o.Amount)),
            shown.Any(m => !HasEnded(m, end)));
    }

    private bool IsCounted(Member member, OrderEntry order, int first, int end) =>
        order.PlacedAt >= member.Anchor && order.PlacedAt < asOf && DateOf(order.PlacedAt) >= AgeStart(member, first)
        && (options.Retention.IsUnbounded || DateOf(order.PlacedAt) < AgeStart(member, end));

    private bool HasBegun(Member member, int age) => DateOf(asOf.AddTicks(-1)) >= AgeStart(member, age);

    private bool HasEnded(Member member, int age) => DateOf(asOf) >= AgeStart(member, age);

    private DateOnly AgeStart(Member member, int age) => Shift(options.Aging == CohortAging.Calendar ? member.Cohort : member.Date, age);

    private DateOnly Shift(DateOnly date, int units) => options.Unit switch
    {
        CalendarUnit.Day => date.AddDays(units),
        CalendarUnit.Week => date.AddDays(7 * units),
        _ => date.AddMonths(units),
    };
}
