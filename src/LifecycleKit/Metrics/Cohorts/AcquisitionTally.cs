using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Counts the customers of an acquisition table.</summary>
internal sealed class AcquisitionTally
{
    private readonly Dictionary<(string? Source, int Month), (long Customers, MeanValue[] Profits)> _cohorts = [];
    private readonly long _asOf;
    private readonly int _thisMonth;

    public AcquisitionTally(DateTimeOffset asOf, TimeZoneInfo zone)
    {
        (_asOf, TimeZone) = (asOf.UtcTicks, zone);
        _thisMonth = MonthOf(_asOf);
    }

    public TimeZoneInfo TimeZone { get; }

    public void Add(CustomerHistory customer, Func<CustomerHistory, string?> sourceOf)
    {
        if (customer.Profile.FirstOrderAt is not { } first || first.UtcTicks >= _asOf) return;
        var month = MonthOf(first.UtcTicks);
        var key = (sourceOf(customer), month);
        if (!_cohorts.TryGetValue(key, out var cohort)) cohort = (0, new MeanValue[AgesOf(month)]);
        var ages = new ProfitPart[cohort.Profits.Length];
        var isKnown = true;
        foreach (var order in customer.Orders.AllOrders)
        {
            var age = MonthOf(order.PlacedAt.UtcTicks) - month;
            if (order.PlacedAt < first || age >= ages.Length) continue;
            ages[age].Add(order);
        }

        foreach (var age in ages) isKnown &= age.EntryCount == 0 || age.IsKnown;
        var sum = 0m;
        for (var age = 0; isKnown && age < ages.Length; age++) cohort.Profits[age] += MeanValue.Of(sum += ages[age].Profit);
        _cohorts[key] = (cohort.Customers + 1, cohort.Profits);
    }

    public ImmutableArray<AcquisitionRow> ToRows(ImmutableArray<AcquisitionSpend> spends)
    {
        var byKey = spends.ToDictionary(one => (one.Source, Month: CalendarPeriods.NumberOf(one.Month, CalendarUnit.Month)));
        return Sorted(_cohorts.Keys.Union(byKey.Keys).Select(key =>
        {
            if (!_cohorts.TryGetValue(key, out var cohort)) cohort = (0, new MeanValue[AgesOf(key.Month)]);
            decimal? spend = byKey.TryGetValue(key, out var known) ? known.Amount : null;
            return new AcquisitionRow(
                key.Source, CalendarPeriods.StartOf(key.Month, CalendarUnit.Month), cohort.Customers, spend, [.. cohort.Profits]);
        }));
    }

    public static ImmutableArray<AcquisitionRow> Sorted(IEnumerable<AcquisitionRow> rows) =>
        [.. rows.OrderBy(row => row.Source is null).ThenBy(row => row.Source, StringComparer.Ordinal).ThenBy(row => row.Month)];

    /// <summary>The number of months from a cohort's on that have ended.</summary>
    private int AgesOf(int month) => Math.Max(0, _thisMonth - month);

    private int MonthOf(long ticks) => CalendarPeriods.NumberOf(ticks, CalendarUnit.Month, TimeZone);
}
