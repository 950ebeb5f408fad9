using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

public class QuietHoursTests
{
    [Theory]
    [InlineData("08:05", "08:00", "2026-11-02T21:07:00Z", "UTC", "2026-11-03T08:00:00Z")]
    [InlineData("08:05", "08:00", "2026-11-02T21:07:00Z", "America/New_York", "2026-11-03T13:00:00Z")]
    [InlineData("08:05", "08:00", "2026-11-02T21:07:00Z", "Europe/Berlin", "2026-11-03T07:00:00Z")]
    [InlineData("08:01", "08:00", "2026-11-02T21:07:00Z", "UTC", "2026-11-03T08:00:00Z")]
    [InlineData("08:10", "08:00", "2026-11-02T21:14:59Z", "UTC", "2026-11-03T08:00:00Z")]
    [InlineData("08:10", "08:00", "2026-11-02T21:07:00Z", "UTC", "2026-11-03T08:00:00Z")]
    [InlineData("00:00", "23:59", "2026-11-02T21:07:00Z", "UTC", "2026-11-02T23:59:00Z")]
    [InlineData("03:00", "02:00", "2026-03-08T06:30:00Z", "America/New_York", "2026-03-09T06:00:00Z")]
    [InlineData("03:00", "02:00", "2026-03-08T07:00:00Z", "America/New_York", "2026-03-09T06:00:00Z")]
    public void EndAfter_AShortGap_IsFound(string from, string to, string at, string zone, string end) => Assert.Equal(
        Instant(end), QuietHours.Between(Time(from), Time(to)).EndAfter(Instant(at), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void EndAfter_AGapOfOneTick_IsFoundFromEveryInstant()
    {
        var hours = QuietHours.Between(new TimeOnly(12, 0).Add(TimeSpan.FromTicks(1)), new TimeOnly(12, 0));
        var noon = Instant("2026-11-02T12:00:00Z");
        Assert.Equal(noon, hours.EndAfter(noon, TimeZoneInfo.Utc));
        Assert.Equal(noon.AddDays(1), hours.EndAfter(noon.AddTicks(1), TimeZoneInfo.Utc));
        Assert.Equal(noon, hours.EndAfter(noon.AddTicks(-1), TimeZoneInfo.Utc));
    }

    [Fact]
    public void EndAfter_TheEndsOfTheCalendar_NeverThrows()
    {
        var night = QuietHours.Between(new TimeOnly(21, 0), new TimeOnly(8, 0));
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            Assert.InRange(night.EndAfter(DateTimeOffset.MinValue, zone), DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddDays(1));
            Assert.InRange(night.EndAfter(DateTimeOffset.MaxValue, zone), DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
        }
    }

    [Fact]
    public async Task GetViewAsync_AGapOfFiveMinutes_HasTheEndOfTheQuietHours()
    {
        var book = Playbook.Load(
            """{"format":1,"name":"x","channels":{"OnSite":{"quietHours":"08:05-08:00"}},"plays":{"p":{"channel":"OnSite"}}}""");
        Assert.Empty(book.Diagnostics);
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions { Playbook = book.GetPlaybookOrThrow() }, timeProvider: new ShopClock(Instant("2026-11-02T21:07:00Z")));

        var view = await tracker.GetViewAsync("k", TestContext.Current.CancellationToken);

        Assert.Equal(
            (PlayOutcome.QuietHours, Instant("2026-11-03T08:00:00Z")),
            (view.Plays.Find("p")!.Value.Outcome, view.Plays.Find("p")!.Value.Until));
        Assert.Equal(
            "p: quiet hours on OnSite from 08:05 to 08:00 until 2026-11-03T08:00:00Z",
            $"{await tracker.ExplainPlayAsync("k", "p", TestContext.Current.CancellationToken)}");
    }

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
