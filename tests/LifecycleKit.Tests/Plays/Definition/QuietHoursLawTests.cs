using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

/// <summary>
/// The end of quiet hours for any window, instant and zone, against a search of every instant at which anything can change.
/// </summary>
public class QuietHoursLawTests
{
    private const int SearchedDays = 5;

    private static readonly TimeZoneInfo[] ManyZones =
    [
        .. Zones.Varied.Concat(
        [
            "Africa/Monrovia", "Europe/Amsterdam", "Europe/Dublin", "America/Caracas", "Asia/Singapore", "Asia/Karachi", "Africa/El_Aaiun",
            "America/Nuuk",
            "Asia/Manila", "America/Juneau", "Pacific/Kwajalein", "Pacific/Honolulu", "Europe/Moscow", "Australia/Eucla",
        ]).Select(Zones.Find),
    ];

    private static readonly Gen<long> AnyTick =
        from high in Gen.Choose(0, 863_999_999) from low in Gen.Choose(0, 999) select high * 1_000L + low;

    /// <summary>Lengths of quiet hours, or of the gap between two: from one tick to nearly a day.</summary>
    private static readonly Gen<long> Length = Gen.OneOf(
        Gen.Elements(1L, 2L, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMinute, 5 * TimeSpan.TicksPerMinute, 31 * TimeSpan.TicksPerMinute),
        AnyTick.Where(ticks => ticks > 0));

    private static readonly Gen<(TimeZoneInfo Zone, long At)> Moments = Gen.OneOf(
        from zone in Gen.Elements(ManyZones)
        from day in Gen.Choose(0, 249 * 365)
        from tick in AnyTick
        from isNear in Gen.Elements(true, true, false)
        from hours in Gen.Choose(-36, 6)
        let start = new DateTime(1850, 1, 1).AddDays(day).Ticks + tick
        select (zone, isNear && NextChange(start, zone) is { } change ? change + hours * TimeSpan.TicksPerHour + tick / 24 : start),
        from zone in Gen.Elements(ManyZones)
        from tick in AnyTick
        from isLast in Gen.Elements(true, false)
        select (zone, isLast ? DateTime.MaxValue.Ticks - tick : tick));

    private static readonly Gen<(TimeZoneInfo Zone, long At, QuietHours Hours)> Cases =
        from moment in Moments
        from edge in AnyTick
        from length in Length
        from isOpening in Gen.Elements(true, false)
        from isNear in Gen.Elements(true, false)
        from shift in Gen.Choose(-90, 90)
        let near = ((moment.At / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay) + Math.Abs(shift) * TimeSpan.TicksPerMinute)
            % TimeSpan.TicksPerDay
        let first = new TimeOnly(isNear ? near : edge)
        let second = first.Add(TimeSpan.FromTicks(length))
        select (moment.Zone, moment.At, isOpening ? QuietHours.Between(second, first) : QuietHours.Between(first, second));

    [Fact]
    public void EndAfter_AnyWindowInstantAndZone_IsTheFirstTickThatIsNotQuiet()
    {
        var (quiet, mostDays) = (0, 0);
        Law.Holds(
            Cases,
            x =>
            {
                var expected = Naive(x.Hours, x.At, x.Zone);
                var end = x.Hours.EndAfter(x.At, x.Zone, out var days);
                Assert.True(
                    expected == end, $"{x.Hours} in {x.Zone.Id} at {new DateTime(x.At):O}: expected {Text(expected)}, found {Text(end)}");
                Assert.Equal(
                    new DateTimeOffset(Math.Min(end, DateTime.MaxValue.Ticks), TimeSpan.Zero),
                    x.Hours.EndAfter(new DateTimeOffset(x.At, TimeSpan.Zero), x.Zone));
                if (end != x.At) quiet++;
                mostDays = Math.Max(mostDays, days);
            },
            count: 5_000);
        Assert.InRange(quiet, 1_500, 5_000);
        // One span of at most a day, and one more for each clock change on the way.
        Assert.InRange(mostDays, 2, 4);
    }

    [Fact]
    public void Contains_AnyInstant_FollowsTheLocalTime() => Law.Holds(
        from x in Cases where x.At is > TimeSpan.TicksPerDay and < 3_155_000_000_000_000_000 select x,
        x =>
        {
            var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(new DateTime(x.At, DateTimeKind.Utc), x.Zone));
            var isQuiet = x.Hours.From < x.Hours.To ? time >= x.Hours.From && time < x.Hours.To : time >= x.Hours.From || time < x.Hours.To;
            Assert.Equal(isQuiet, x.Hours.Contains(x.At, x.Zone));
        });

    [Fact]
    public void EndAfter_AnyWindow_AllocatesNothing()
    {
        var hours = QuietHours.Between(new TimeOnly(8, 5), new TimeOnly(8, 0));
        var at = new DateTimeOffset(2026, 3, 28, 21, 7, 0, TimeSpan.Zero);
        foreach (var zone in ManyZones) Assert.Equal(0, Allocation.Of(() => hours.EndAfter(at, zone)));
    }

    /// <summary>
    /// Examines every instant at which quiet hours can end: clock changes, and the end on each local day under each offset.
    /// </summary>
    private static long Naive(QuietHours hours, long at, TimeZoneInfo zone)
    {
        var last = Math.Min(DateTime.MaxValue.Ticks, at + SearchedDays * TimeSpan.TicksPerDay);
        var instants = new SortedSet<long> { at };
        var from = at;
        while (from <= last)
        {
            var change = NextChange(from, zone, last) ?? last + 1;
            var offset = Offset(from, zone);
            instants.Add(from);
            var day = (from + offset - TimeSpan.TicksPerDay) / TimeSpan.TicksPerDay;
            for (; day * TimeSpan.TicksPerDay <= change + offset; day++)
            {
                var end = day * TimeSpan.TicksPerDay + hours.To.Ticks - offset;
                if (end >= from && end < change) instants.Add(end);
            }

            from = change;
        }

        foreach (var instant in instants)
            if (!hours.Contains(instant, zone)) return instant;
        Assert.True(last == DateTime.MaxValue.Ticks, $"{hours} in {zone.Id} stay quiet for {SearchedDays} days from {new DateTime(at):O}.");
        return long.MaxValue;
    }

    private static long? NextChange(long from, TimeZoneInfo zone) =>
        NextChange(from, zone, from + 200 * TimeSpan.TicksPerDay, TimeSpan.TicksPerDay);

    /// <summary>Steps, then bisects, to the first clock change after an instant.</summary>
    private static long? NextChange(long from, TimeZoneInfo zone, long last, long step = 10 * TimeSpan.TicksPerMinute)
    {
        var offset = Offset(from, zone);
        for (var low = from; low < last; low += step)
        {
            var high = Math.Min(low + step, last);
            if (Offset(high, zone) == offset) continue;
            while (high - low > 1)
            {
                var middle = low + (high - low) / 2;
                if (Offset(middle, zone) == offset) low = middle;
                else high = middle;
            }

            return high;
        }

        return null;
    }

    private static long Offset(long ticks, TimeZoneInfo zone) => zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc)).Ticks;

    private static string Text(long ticks) => ticks == long.MaxValue ? "never" : $"{new DateTime(ticks):O}";
}
