using System.Collections.Concurrent;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// The days of a zone from 2010 to 2011, found by reading its wall clock every minute. A day that has begun continues.
/// </summary>
internal sealed class NaiveDays
{
    private static readonly DateTime First = new(2010, 1, 15, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = new(2011, 5, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly ConcurrentDictionary<string, NaiveDays> Known = new(StringComparer.Ordinal);

    private readonly List<long> _midnights = [];
    private readonly DateOnly _firstDate;

    private NaiveDays(TimeZoneInfo zone)
    {
        Zone = zone;
        var today = TimeZoneInfo.ConvertTimeFromUtc(First, zone).Date;
        _firstDate = DateOnly.FromDateTime(today);
        for (var minute = First; minute < Last; minute = minute.AddMinutes(1))
        {
            var date = TimeZoneInfo.ConvertTimeFromUtc(minute, zone).Date;
            if (date <= today) continue;
            Assert.Equal(today.AddDays(1), date);
            today = date;
            _midnights.Add(minute.Ticks);
        }
    }

    /// <summary>The first instant of each day, in UTC ticks.</summary>
    public IReadOnlyList<long> Midnights => _midnights;

    public TimeZoneInfo Zone { get; }

    /// <summary>Returns the date of an instant.</summary>
    public DateOnly DateAt(long ticks) => _firstDate.AddDays(Day(ticks));

    public static NaiveDays Of(TimeZoneInfo zone) => Known.GetOrAdd(zone.Id, _ => new NaiveDays(zone));

    /// <summary>Returns the number of midnights that have passed.</summary>
    public int Day(long ticks)
    {
        Assert.InRange(ticks, First.Ticks, Last.Ticks);
        var found = _midnights.BinarySearch(ticks);
        return found >= 0 ? found + 1 : ~found;
    }
}
