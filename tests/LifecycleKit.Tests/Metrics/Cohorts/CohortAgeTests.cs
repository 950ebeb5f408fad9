using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Ages over short and long days, months' ends, leap days and new years.</summary>
public class CohortAgeTests
{
    /// <summary>Days of 23, 25, 24½ and 23 hours, the last without a midnight: their first instants and those of the days after.</summary>
    public static TheoryData<string, string, string, CohortAging> OddDays { get; } = new(
        from day in new[]
        {
            ("Europe/Vienna", "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z"),
            ("America/New_York", "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z"),
            ("Australia/Lord_Howe", "2024-04-06T13:00:00Z", "2024-04-07T13:30:00Z"),
            ("America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"),
        }
        from aging in new[] { CohortAging.Calendar, CohortAging.Anniversary }
        select (day.Item1, day.Item2, day.Item3, aging));

    [Theory]
    [MemberData(nameof(OddDays))]
    public void Day_OfAnOddLength_LastsFromMidnightToMidnight(string zone, string begins, string ends, CohortAging aging)
    {
        var (start, end) = (Instant(begins), Instant(ends));
        var options = new CohortOptions { Unit = CalendarUnit.Day, TimeZone = Zones.Find(zone), Aging = aging };
        OrderEntry[] orders = [new(start.AddMinutes(-1), 1), new(start, 1), new(end.AddTicks(-1), 1), new(end, 1)];
        Assert.Equal([1, 2, 1], Orders(end.AddDays(1.1)));
        Assert.Equal([1, 2], Orders(end));
        Assert.Equal([1], Orders(end.AddTicks(-1)));
        Assert.Equal([1], Orders(start));

        IEnumerable<long> Orders(DateTimeOffset asOf)
        {
            var row = Assert.Single(Table(options, asOf, orders).Rows);
            return Enumerable.Range(0, row.ColumnCount).Select(column => row[column].OrderCount);
        }
    }

    [Theory]
    [InlineData("2023-01-31", "2023-02-27", 0, 1)]
    [InlineData("2023-01-31", "2023-02-28", 1, 1)]
    [InlineData("2023-01-31", "2023-03-30", 1, 2)]
    [InlineData("2023-01-31", "2023-03-31", 2, 2)]
    [InlineData("2023-01-31", "2023-04-29", 2, 3)]
    [InlineData("2023-01-31", "2023-04-30", 3, 3)]
    [InlineData("2024-01-31", "2024-02-28", 0, 1)]
    [InlineData("2024-01-31", "2024-02-29", 1, 1)]
    [InlineData("2024-01-31", "2024-03-01", 1, 2)]
    [InlineData("2024-02-29", "2024-03-28", 0, 1)]
    [InlineData("2024-02-29", "2024-03-29", 1, 1)]
    [InlineData("2024-02-29", "2025-02-27", 11, 12)]
    [InlineData("2024-02-29", "2025-02-28", 12, 12)]
    [InlineData("2024-02-29", "2028-02-28", 47, 48)]
    [InlineData("2024-02-29", "2028-02-29", 48, 48)]
    [InlineData("2023-12-31", "2024-01-01", 0, 1)]
    public void Month_OfAnOrder_IsThatOfTheAgingAsked(string anchor, string order, int anniversary, int calendar)
    {
        AssertAge(CalendarUnit.Month, CohortAging.Anniversary, anchor, order, anniversary);
        AssertAge(CalendarUnit.Month, CohortAging.Calendar, anchor, order, calendar);
    }

    /// <summary>30 December 2024 and 28 December 2020 were Mondays; the week of the latter is the 53rd of its year.</summary>
    [Theory]
    [InlineData("2024-12-29", "2024-12-30", 0, 1)]
    [InlineData("2024-12-29", "2025-01-04", 0, 1)]
    [InlineData("2024-12-29", "2025-01-05", 1, 1)]
    [InlineData("2024-12-29", "2025-01-06", 1, 2)]
    [InlineData("2020-12-28", "2021-01-03", 0, 0)]
    [InlineData("2020-12-28", "2021-01-04", 1, 1)]
    public void Week_OverNewYear_GoesFromMondayOrFromTheAnchor(string anchor, string order, int anniversary, int calendar)
    {
        AssertAge(CalendarUnit.Week, CohortAging.Anniversary, anchor, order, anniversary);
        AssertAge(CalendarUnit.Week, CohortAging.Calendar, anchor, order, calendar);
    }

    /// <summary>An evening in Vienna, the last of a month there and the first of the next in Lord Howe.</summary>
    [Fact]
    public void Cohort_OfAnInstant_IsThatOfTheZone()
    {
        OrderEntry[] orders = [new(Instant("2024-02-29T20:00:00Z"), 1)];
        var asOf = Instant("2024-06-01T00:00:00Z");
        Assert.Equal(new DateOnly(2024, 2, 1), Start("Europe/Vienna"));
        Assert.Equal(new DateOnly(2024, 3, 1), Start("Australia/Lord_Howe"));

        DateOnly Start(string zone) => Assert.Single(Table(new CohortOptions { TimeZone = Zones.Find(zone) }, asOf, orders).Rows).Start;
    }

    private static void AssertAge(CalendarUnit unit, CohortAging aging, string anchor, string order, int age)
    {
        var options = new CohortOptions { Unit = unit, Aging = aging, ShowUnfinished = true, TimeZone = Zones.Find("America/New_York") };
        OrderEntry[] orders = [new(Noon(anchor), 1), new(Noon(order), 100)];
        var row = Assert.Single(Table(options, Noon(order).AddTicks(1), orders).Rows);
        Assert.Equal(age == 0 ? 101 : 100, row[age].NetRevenue);
        Assert.Equal(age + 1, row.ColumnCount);
    }

    private static CohortTable Table(CohortOptions options, DateTimeOffset asOf, OrderEntry[] orders)
    {
        var builder = new CohortTableBuilder(asOf, options);
        builder.Add(orders);
        return builder.Build();
    }

    private static DateTimeOffset Noon(string date) => Instant($"{date}T17:00:00Z");

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
