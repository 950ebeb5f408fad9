using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>Retention of subscriptions, day by day: which renewals are over, and before which one a subscription was cancelled.</summary>
internal static class NaiveRetention
{
    public static IEnumerable<(int Renewals, bool IsChurn, long Count)> Of(
        CustomerEvent[][] customers, DateTimeOffset asOf, TimeZoneInfo zone, int months) =>
        customers.SelectMany(events => events.Where(e => e.At < asOf).GroupBy(e => e.SubscriptionId))
            .Select(of => RowOf([.. of], asOf, zone, months)).Where(row => row is not null)
            .GroupBy(row => row!.Value).Select(of => (of.Key.Renewals, of.Key.IsChurn, (long)of.Count())).Order();

    private static (int Renewals, bool IsChurn)? RowOf(CustomerEvent[] events, DateTimeOffset asOf, TimeZoneInfo zone, int months)
    {
        var starts = events.Where(e => e.Kind == CustomerEventKind.SubscriptionStarted).OrderBy(e => e.At).ThenBy(e => e.BillingMonths);
        if (!starts.Any() || starts.First().BillingMonths != months) return null;
        // Events without ids: at one instant the cancellation counts after the start.
        var cancelled = events.Where(e => e.Kind == CustomerEventKind.SubscriptionCancelled && e.At >= starts.First().At)
            .Select(e => (DateOnly?)Day(e.At)).Min();
        var (start, today) = (Day(starts.First().At), Day(asOf));
        var renewals = 0;
        for (var due = start.AddMonths(months); due < today; due = start.AddMonths((renewals + 1) * months))
        {
            renewals++;
            if (cancelled <= due) return (renewals, true);
        }

        return (renewals, false);

        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).Date);
    }
}
