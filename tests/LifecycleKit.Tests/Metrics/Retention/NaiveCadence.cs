using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Churn by personal cadence, with a check at every midnight.</summary>
internal static class NaiveCadence
{
    public static Ratio Part(IEnumerable<OrderEntry> entries, Period period, CadenceOptions options)
    {
        var orders = entries.Where(entry => !entry.IsCredit).Select(entry => entry.PlacedAt).ToArray();
        var before = orders.Where(at => at < period.From).ToArray();
        if (before.Length == 0 || HasRunOut(before, period.From.AddTicks(-1), options)) return default;
        var isLost =
            Midnights(period, options.TimeZone).Any(midnight => HasRunOut([.. orders.Where(at => at < midnight)], midnight, options));
        return Ratio.Of(isLost ? 1 : 0, 1);
    }

    private static bool HasRunOut(DateTimeOffset[] orders, DateTimeOffset at, CadenceOptions options)
    {
        var days = orders.Select(order => DayOf(order, options.TimeZone)).Distinct().ToArray();
        var since = DayOf(at, options.TimeZone) - days[^1];
        if (days.Length == 1) return since >= options.OneOrderDays;
        var gaps = days.Zip(days.Skip(1), (day, next) => next - day).ToArray();
        // since ≥ multiple · mean gap, without dividing
        return since >= options.MinimumDays && since * gaps.Length >= options.Multiple * gaps.Sum();
    }

    private static IEnumerable<DateTimeOffset> Midnights(Period period, TimeZoneInfo zone) =>
        Enumerable.Range(DayOf(period.From, zone), DayOf(period.To, zone) - DayOf(period.From, zone) + 1)
            .Select(day => CalendarDays.StartOf(DateOnly.FromDayNumber(day), zone))
            .Where(period.Contains);

    private static int DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime).DayNumber;
}
