using FsCheck.Fluent;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

public class QuietHoursTests
{
    private static readonly QuietHours Night = QuietHours.Between(new TimeOnly(21, 0), new TimeOnly(8, 0));

    [Theory]
    [InlineData("2024-06-10T18:59:59Z", false, "2024-06-10T18:59:59Z")]
    [InlineData("2024-06-10T19:00:00Z", true, "2024-06-11T06:00:00Z")]
    [InlineData("2024-06-10T23:30:00Z", true, "2024-06-11T06:00:00Z")]
    [InlineData("2024-06-11T06:00:00Z", false, "2024-06-11T06:00:00Z")]
    [InlineData("2024-03-30T22:00:00Z", true, "2024-03-31T06:00:00Z")]
    [InlineData("2024-10-26T20:00:00Z", true, "2024-10-27T07:00:00Z")]
    public void EndAfter_InVienna_IsEightOnTheClockOfTheNextMorning(string at, bool isQuiet, string end)
    {
        var zone = Zones.Find("Europe/Vienna");
        Assert.Equal(isQuiet, Night.Contains(Instant(at), zone));
        Assert.Equal(Instant(end), Night.EndAfter(Instant(at), zone));
    }

    [Fact]
    public void EndAfter_AnEndThatTheClockSkips_IsTheClockChange()
    {
        // In Vienna the clock goes from 02:00 to 03:00 at 01:00 UTC.
        var hours = QuietHours.Between(new TimeOnly(22, 0), new TimeOnly(2, 30));
        Assert.Equal(Instant("2024-03-31T01:00:00Z"), hours.EndAfter(Instant("2024-03-31T00:10:00Z"), Zones.Find("Europe/Vienna")));
    }

    [Fact]
    public void EndAfter_AnyInstantAndZone_IsTheFirstMinuteThatIsNotQuiet() => Law.Holds(
        from zone in Gen.Elements(Zones.Varied.Select(Zones.Find).ToArray())
        from minute in Gen.Choose(0, 366 * 24 * 60)
        from start in Gen.Choose(0, 95)
        from length in Gen.Choose(1, 95)
        select (zone, At: Days.Start.AddMinutes(minute), Hours: QuietHours.Between(Quarter(start), Quarter(start + length))),
        x =>
        {
            var naive = x.At;
            while (x.Hours.Contains(naive, x.zone)) naive = naive.AddMinutes(1);
            Assert.Equal(naive, x.Hours.EndAfter(x.At, x.zone));
        },
        count: 500);

    [Fact]
    public void Between_EqualTimes_IsRefused() =>
        Assert.Throws<ArgumentException>("to", () => QuietHours.Between(new TimeOnly(8, 0), new TimeOnly(8, 0)));

    [Fact]
    public void Default_OfTheType_IsNeverQuiet() => Assert.False(default(QuietHours).Contains(Days.Start, TimeZoneInfo.Utc));

    private static TimeOnly Quarter(int number) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(15 * (number % 96)));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
