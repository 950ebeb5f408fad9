using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Builds a <see cref="CohortTable"/> from customers that are added one by one, in any order.</summary>
/// <remarks>
/// For customers who are not in an <see cref="OrderLog"/>: from ledgers (<see cref="OrderLedger.ToEntries"/>), or with an anchor and no
/// orders. Memory grows with cohorts and ages, not with customers. Not thread-safe; fill one builder a thread and merge the tables.
/// </remarks>
[Mutable("it counts customers as they come")]
public sealed class CohortTableBuilder
{
    private readonly CohortOptions _options;
    private readonly CohortCalendar _calendar;
    private readonly Dictionary<int, CohortTally> _cohorts = [];

    /// <summary>Creates a builder without customers.</summary>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="options">How to group and count; the defaults of <see cref="CohortOptions"/> when null.</param>
    public CohortTableBuilder(DateTimeOffset asOf, CohortOptions? options = null)
    {
        AsOf = asOf.ToUniversalTime();
        _options = options ?? CohortOptions.Default;
        _calendar = new CohortCalendar(_options, AsOf.UtcTicks);
    }

    /// <summary>The end of the observed time, exclusive, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>
    /// Adds a customer whose anchor is the first order; a customer without an order before <see cref="AsOf"/> is in no cohort.
    /// </summary>
    /// <param name="orders">All orders and credits of the customer by instant.</param>
    public void Add(ReadOnlySpan<OrderEntry> orders)
    {
        var first = orders.FirstOrder();
        if (first >= 0) Add(orders[first].PlacedAt, orders);
    }

    /// <summary>Adds a customer with an anchor. Orders and credits before the anchor are not counted.</summary>
    /// <param name="anchor">The instant at which ages begin; with null, <see cref="AsOf"/> or later, the customer is in no cohort.</param>
    /// <param name="orders">The orders and credits of the customer by instant; may be empty.</param>
    public void Add(DateTimeOffset? anchor, ReadOnlySpan<OrderEntry> orders)
    {
        if (anchor is not { } from || from >= AsOf) return;
        var anchorDay = _calendar.DayOf(from);
        var reach = _calendar.ReachOf(anchorDay);
        var tally = TallyOf(_calendar.CohortOf(anchorDay));
        tally.Add(reach);
        var counted = reach.Counted(_options.ShowUnfinished);
        if (counted > 0) Add(tally, from, anchorDay, counted, orders.Before(AsOf));
    }

    /// <summary>Builds the table of the customers added so far. The builder keeps them and accepts more for another table.</summary>
    public CohortTable Build()
    {
        var rows = ImmutableArray.CreateBuilder<CohortRow>();
        if (_cohorts.Count > 0)
        {
            var last = _cohorts.Keys.Max();
            for (var cohort = _cohorts.Keys.Min(); cohort <= last; cohort++)
            {
                var tally = _cohorts.TryGetValue(cohort, out var known) ? known : new CohortTally();
                rows.Add(tally.ToRow(CalendarPeriods.StartOf(cohort, _options.Unit), _options));
            }
        }

        return new CohortTable(AsOf, rows, _options);
    }

    internal void Add(CohortTableBuilder other)
    {
        foreach (var (cohort, tally) in other._cohorts) TallyOf(cohort).Add(tally);
    }

    private void Add(CohortTally tally, DateTimeOffset anchor, int anchorDay, int counted, ReadOnlySpan<OrderEntry> orders)
    {
        var unbounded = _options.Retention.IsUnbounded;
        var active = -1;
        for (var i = 0; i < orders.Length; i++)
        {
            var order = orders[i];
            if (order.PlacedAt < anchor) continue;
            var column = _options.Retention.ColumnOf(_calendar.AgeOf(_calendar.DayOf(order.PlacedAt), anchorDay));
            // A later order still belongs to the last unbounded column for which the customer is old enough.
            if (unbounded) column = Math.Min(column, counted - 1);
            if (column < 0 || column >= counted) continue;
            tally.Add(column, new CohortActivity(0, order.IsCredit ? 0 : 1, order.Amount));
            if (order.IsCredit || column == active) continue;
            if (!unbounded) tally.Add(column, new CohortActivity(1, 0, 0));
            active = column;
        }

        // Active in this column and so in all before it.
        if (unbounded && active >= 0) tally.Add(active, new CohortActivity(1, 0, 0));
    }

    private CohortTally TallyOf(int cohort)
    {
        if (!_cohorts.TryGetValue(cohort, out var tally)) _cohorts.Add(cohort, tally = new CohortTally());
        return tally;
    }
}
