using System.Globalization;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class CalendarPeriodsTests
{
    [Theory]
    [InlineData("2024-02-29", CalendarUnit.Day, "2024-02-29")]
    [InlineData("2024-02-29", CalendarUnit.Week, "2024-02-26")]
    [InlineData("2024-02-29", CalendarUnit.Month, "2024-02-01")]
    [InlineData("2023-12-31", CalendarUnit.Week, "2023-12-25")]
    [InlineData("2024-01-01", CalendarUnit.Week, "2024-01-01")]
    [InlineData("0001-01-01", CalendarUnit.Week, "0001-01-01")]
    [InlineData("9999-12-31", CalendarUnit.Month, "9999-12-01")]
    public void StartOf_ADate_IsTheFirstDayOfItsUnit(string date, CalendarUnit unit, string start) =>
        Assert.Equal(
            DateOnly.Parse(start, CultureInfo.InvariantCulture),
            CalendarPeriods.StartOf(DateOnly.Parse(date, CultureInfo.InvariantCulture), unit));

    [Theory]
    [InlineData("Europe/Vienna", 743, 720)]
    [InlineData("America/New_York", 743, 720)]
    [InlineData("Australia/Lord_Howe", 744, 720.5)]
    public void Cut_MonthsOverAChangeOfTheClock_AreLongerOrShorter(string zone, double marchHours, double aprilHours)
    {
        var months = CalendarPeriods.Cut(
            Period.OfDays(new DateOnly(2024, 3, 1), new DateOnly(2024, 5, 1), Zones.Find(zone)), CalendarUnit.Month, Zones.Find(zone));
        Assert.Equal((marchHours, aprilHours), (months[0].Duration.TotalHours, months[1].Duration.TotalHours));
    }

    [Fact]
    public void Cut_FromMidMonth_BeginsAndEndsWithPieces()
    {
        var months = CalendarPeriods.Cut(
            Period.OfDays(new DateOnly(2024, 1, 31), new DateOnly(2024, 4, 2), TimeZoneInfo.Utc), CalendarUnit.Month, TimeZoneInfo.Utc);
        Assert.Equal([1, 29, 31, 1], months.Select(month => month.Duration.TotalDays));
    }

    [Fact]
    public void Cut_OverADateThatTheZoneSkipped_PassesOverIt()
    {
        var zone = Zones.Find("Pacific/Apia");
        var days = CalendarPeriods.Cut(Period.OfDays(new DateOnly(2011, 12, 29), new DateOnly(2012, 1, 1), zone), CalendarUnit.Day, zone);
        Assert.Equal([24, 24], days.Select(day => day.Duration.TotalHours));
    }

    [Fact]
    public void Cut_AnyPeriod_IsWholeAndInOrderAndByTheCalendar() => Law.Holds(
        from zone in Gen.Elements(Zones.Varied.ToArray())
        from unit in Gen.Elements(Enum.GetValues<CalendarUnit>())
        from start in Gen.Choose(0, 40_000)
        from hours in Gen.Choose(1, 5_000)
        select (Zone: Zones.Find(zone), unit, Period: Period.Create(Days.Start.AddHours(start), Days.Start.AddHours(start + hours))),
        x =>
        {
            var pieces = CalendarPeriods.Cut(x.Period, x.unit, x.Zone);
            Assert.Equal((x.Period.From, x.Period.To), (pieces[0].From, pieces[^1].To));
            Assert.Equal(pieces.Skip(1).Select(piece => piece.From), pieces.SkipLast(1).Select(piece => piece.To));
            Assert.All(pieces, piece => Assert.Equal(UnitOf(piece.From), UnitOf(piece.To.AddTicks(-1))));
            Assert.All(pieces.Skip(1), piece => Assert.NotEqual(UnitOf(piece.From), UnitOf(piece.From.AddTicks(-1))));

            DateOnly UnitOf(DateTimeOffset instant) => CalendarPeriods.StartOf(CalendarDays.DateOf(instant, x.Zone), x.unit);
        });

    [Fact]
    public void Cut_DefaultPeriod_IsNothing() => Assert.Empty(CalendarPeriods.Cut(default, CalendarUnit.Day, TimeZoneInfo.Utc));

    [Fact]
    public void StartOf_AnUnknownUnit_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => CalendarPeriods.StartOf(new DateOnly(2024, 1, 1), (CalendarUnit)9));

    [Fact]
    public void Cut_ToTheEndOfTheCalendar_Ends() => Assert.Equal(
        12,
        CalendarPeriods.Cut(
            Period.Create(new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue), CalendarUnit.Month,
            TimeZoneInfo.Utc).Length);

    [Theory]
    [InlineData("2024-03-01", "2024-04-01", "2024-02-01")]
    [InlineData("2024-01-01", "2025-01-01", "2023-01-01")]
    [InlineData("2024-03-02", "2024-04-01", "2024-02-01")]
    [InlineData("2024-03-31", "2024-04-07", "2024-03-24")]
    public void GetPrevious_WholeMonthsOrDays_IsAsManyOfThem(string from, string to, string start)
    {
        var zone = Zones.Find("Europe/Vienna");
        var before = CalendarPeriods.GetPrevious(
            Period.OfDays(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture), zone),
            zone);
        Assert.Equal(
            Period.OfDays(DateOnly.Parse(start, CultureInfo.InvariantCulture), DateOnly.Parse(from, CultureInfo.InvariantCulture), zone),
            before);
    }

    [Fact]
    public void GetPrevious_APieceOfADay_IsAtLeastTheDayBefore() => Assert.Equal(
        Period.Create(Days.Day(0), Days.Day(1.25)),
        CalendarPeriods.GetPrevious(Period.Create(Days.Day(1.25), Days.Day(1.5)), TimeZoneInfo.Utc));

    [Fact]
    public void GetPrevious_WhatHasNothingBefore_IsRefused()
    {
        Assert.Throws<ArgumentException>("period", () => CalendarPeriods.GetPrevious(default, TimeZoneInfo.Utc));
        Assert.Throws<ArgumentOutOfRangeException>(
            "period", () => CalendarPeriods.GetPrevious(Period.Create(DateTimeOffset.MinValue, Days.Day(0)), TimeZoneInfo.Utc));
    }
}
