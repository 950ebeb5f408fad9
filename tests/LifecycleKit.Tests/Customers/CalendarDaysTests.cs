using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class CalendarDaysTests
{
    private static readonly long Start1950 = new DateTime(1950, 1, 1).Ticks;
    private static readonly int Minutes = (int)((new DateTime(2060, 1, 1).Ticks - Start1950) / TimeSpan.TicksPerMinute);

    /// <summary>A zone and an instant between 1950 and 2060.</summary>
    private static readonly Gen<(TimeZoneInfo Zone, long Ticks)> Instants =
        from id in Gen.Elements<string>(Zones.Varied)
        from minute in Gen.Choose(0, Minutes)
        from tick in Gen.Elements(0, 1, TimeSpan.TicksPerMinute - 1)
        select (Zones.Find(id), Start1950 + minute * TimeSpan.TicksPerMinute + tick);

    [Theory]
    // An ordinary midnight, and days of 23 and 25 hours.
    [InlineData("Europe/Berlin", "2024-06-01", "2024-05-31T22:00:00Z")]
    [InlineData("Europe/Berlin", "2024-03-31", "2024-03-30T23:00:00Z")]
    [InlineData("Europe/Berlin", "2024-04-01", "2024-03-31T22:00:00Z")]
    [InlineData("Europe/Berlin", "2024-10-27", "2024-10-26T22:00:00Z")]
    [InlineData("Europe/Berlin", "2024-10-28", "2024-10-27T23:00:00Z")]
    [InlineData("America/New_York", "2024-03-10", "2024-03-10T05:00:00Z")]
    [InlineData("America/New_York", "2024-03-11", "2024-03-11T04:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2024-04-08", "2024-04-07T13:30:00Z")]
    // Midnight skipped: the clock goes from 24:00 to 01:00.
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")]
    [InlineData("Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z")]
    [InlineData("Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z")]
    [InlineData("America/Havana", "2020-03-08", "2020-03-08T05:00:00Z")]
    // Midnight skipped within the hour: the clock goes from 23:30 to 00:30.
    [InlineData("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z")]
    // The clock is set back at 24:00: the day before has another hour, and the new day begins once.
    [InlineData("America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00Z")]
    [InlineData("Asia/Beirut", "2022-10-30", "2022-10-29T22:00:00Z")]
    // Set back at 00:01: the new day begins, and 23:01 comes again within it.
    [InlineData("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z")]
    // A whole day left out: its start is that of the day after it.
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z")]
    [InlineData("Pacific/Apia", "2012-01-01", "2011-12-31T10:00:00Z")]
    public void StartOf_ADate_IsTheInstantWhenItBegan(string zone, string date, string instant)
    {
        var start = CalendarDays.StartOf(DateOnly.Parse(date, CultureInfo.InvariantCulture), Zones.Find(zone));
        Assert.Equal(Instant(instant), start);
        Assert.Equal(TimeSpan.Zero, start.Offset);
    }

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04T02:59:59.9999999Z", "2018-11-03")]
    [InlineData("America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-04")]
    [InlineData("America/St_Johns", "2010-11-07T02:29:59Z", "2010-11-06")]
    [InlineData("America/St_Johns", "2010-11-07T02:30:30Z", "2010-11-07")]
    [InlineData("America/St_Johns", "2010-11-07T02:31:00Z", "2010-11-07")]
    [InlineData("America/St_Johns", "2010-11-07T03:29:59Z", "2010-11-07")]
    [InlineData("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31")]
    [InlineData("Asia/Kathmandu", "2024-01-01T18:14:59Z", "2024-01-01")]
    [InlineData("Asia/Kathmandu", "2024-01-01T18:15:00Z", "2024-01-02")]
    [InlineData("UTC", "2024-01-01T23:59:59.9999999Z", "2024-01-01")]
    public void DateOf_AnInstant_IsTheDateOfItsZone(string zone, string instant, string date) =>
        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), CalendarDays.DateOf(Instant(instant), Zones.Find(zone)));

    [Theory]
    [InlineData("Europe/Berlin", "2024-03-30T22:59:59Z", "2024-03-30T23:00:00Z", 1)]
    [InlineData("Europe/Berlin", "2024-03-30T23:00:00Z", "2024-03-31T21:59:59Z", 0)]
    [InlineData("Europe/Berlin", "2024-10-26T22:00:00Z", "2024-10-27T22:59:59Z", 0)]
    [InlineData("Europe/Berlin", "2024-12-24T12:00:00Z", "2024-12-20T12:00:00Z", -4)]
    [InlineData("UTC", "2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z", 365)]
    public void CountDays_TwoInstants_CountsMidnights(string zone, string from, string to, int days) =>
        Assert.Equal(days, CalendarDays.CountDays(Instant(from), Instant(to), Zones.Find(zone)));

    [Fact]
    public void CountDays_InstantsWithOffsets_UsesTheInstantsOnly()
    {
        var (from, to) = (Instant("2024-05-01T20:00:00Z"), Instant("2024-05-09T20:00:00Z"));
        var zone = Zones.Find("Asia/Tehran");
        var (eastern, western) = (from.ToOffset(TimeSpan.FromHours(13)), to.ToOffset(TimeSpan.FromHours(-11)));
        Assert.Equal(CalendarDays.CountDays(from, to, zone), CalendarDays.CountDays(eastern, western, zone));
    }

    [Fact]
    public void DayNumber_AsTimeGoesOn_NeverFalls() => Law.Holds(
        Gen.Zip(Instants, Gen.Choose(0, 3 * 24 * 60)),
        x =>
        {
            var later = x.Item1.Ticks + x.Item2 * TimeSpan.TicksPerMinute;
            Assert.True(CalendarDays.DayNumber(x.Item1.Ticks, x.Item1.Zone) <= CalendarDays.DayNumber(later, x.Item1.Zone));
        },
        2_000);

    [Fact]
    public void DayNumber_AroundEveryChangeOfOffset_IsTheLatestDateOnTheWallSoFar() => Assert.All(
        Zones.Varied.Select(Zones.Find),
        zone => Assert.All(Changes(zone), change =>
        {
            var latest = 0;
            const long Around = 30 * TimeSpan.TicksPerHour;
            for (var ticks = change - Around; ticks <= change + Around; ticks += 10 * TimeSpan.TicksPerMinute)
            {
                foreach (var at in ticks == change ? new[] { change - 1, change } : [ticks])
                {
                    latest = Math.Max(latest, WallDay(at, zone));
                    Assert.Equal(latest, CalendarDays.DayNumber(at, zone));
                }
            }
        }));

    [Fact]
    public void StartOf_TheDatesAroundEveryChangeOfOffset_IsTheFirstInstantWithThatDateOrLater() => Assert.All(
        Zones.Varied.Select(Zones.Find),
        zone => Assert.All(Changes(zone), change =>
        {
            var day = CalendarDays.DayNumber(change, zone);
            for (var date = day - 1; date <= day + 2; date++)
            {
                var start = CalendarDays.StartOfDay(date, zone);
                Assert.True(CalendarDays.DayNumber(start, zone) >= date);
                Assert.True(CalendarDays.DayNumber(start - 1, zone) < date);
            }
        }));

    [Fact]
    public void StartOf_TheDateOfAnInstant_IsNotAfterItAndTheNextIs() => Law.Holds(
        Instants,
        x =>
        {
            var day = CalendarDays.DayNumber(x.Ticks, x.Zone);
            Assert.InRange(x.Ticks, CalendarDays.StartOfDay(day, x.Zone), CalendarDays.StartOfDay(day + 1, x.Zone) - 1);
        },
        2_000);

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    public void Members_AtTheEdgesOfTheCalendar_StayInside(string id)
    {
        var zone = Zones.Find(id);
        Assert.Equal(DateOnly.MinValue, CalendarDays.DateOf(DateTimeOffset.MinValue, zone));
        Assert.Equal(DateOnly.MaxValue, CalendarDays.DateOf(DateTimeOffset.MaxValue, zone));
        Assert.Equal(DateTimeOffset.MinValue, CalendarDays.StartOf(DateOnly.MinValue, zone));
        Assert.Equal(DateOnly.MaxValue, CalendarDays.DateOf(CalendarDays.StartOf(DateOnly.MaxValue, zone), zone));
        Assert.Equal(long.MaxValue, CalendarDays.StartOfDay(DateOnly.MaxValue.DayNumber + 1, zone));
    }

    [Fact]
    public void Members_WithoutZone_Throw()
    {
        Assert.Throws<ArgumentNullException>("zone", () => CalendarDays.DateOf(default, null!));
        Assert.Throws<ArgumentNullException>("zone", () => CalendarDays.StartOf(default, null!));
        Assert.Throws<ArgumentNullException>("zone", () => CalendarDays.CountDays(default, default, null!));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/St_Johns")]
    public void Members_Called_AllocateNothing(string id)
    {
        var zone = Zones.Find(id);
        var late = Instant("2010-11-07T02:45:00Z");
        Assert.Equal(0, Allocation.Of(() => _ =
            CalendarDays.CountDays(late, CalendarDays.StartOf(CalendarDays.DateOf(late, zone), zone).AddYears(15), zone)));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static int WallDay(long ticks, TimeZoneInfo zone) => (int)((ticks + Offset(ticks, zone)) / TimeSpan.TicksPerDay);

    private static long Offset(long ticks, TimeZoneInfo zone) => zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc)).Ticks;

    /// <summary>Every tick from 1950 to 2060 whose offset differs from that of the tick before; at most one in twelve hours.</summary>
    private static IEnumerable<long> Changes(TimeZoneInfo zone)
    {
        const long Step = 12 * TimeSpan.TicksPerHour;
        for (var low = Start1950; low < Start1950 + Minutes * TimeSpan.TicksPerMinute; low += Step)
        {
            var (before, change) = (low, low + Step);
            if (Offset(before, zone) == Offset(change, zone)) continue;
            while (change - before > 1)
            {
                var middle = before + (change - before) / 2;
                if (Offset(middle, zone) == Offset(low, zone)) before = middle;
                else change = middle;
            }

            yield return change;
        }
    }
}
