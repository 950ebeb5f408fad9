using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>Builds a <see cref="RetentionSample"/>, and one for each month of start, from the events of subscriptions.</summary>
/// <remarks>
/// <para>Each subscription is one row, from its start to its first cancellation; a customer with two subscriptions is in the sample twice.
/// A subscription that is started again counts with its first run alone. Renewals are due each billing period after the day of the start,
/// by the calendar of the time zone: after 31 January come 28 February and 31 March. A cancellation up to and including the day on which
/// renewal t is due, and after the day on which renewal t − 1 was due, is churn at renewal t, and at renewal 1 at the earliest.</para>
/// <para>A renewal counts when its whole day is over at the end of the observed time. A subscription that was cancelled after its last
/// counted renewal is censored there, like one that was not cancelled: otherwise the quick cancellations of a period that has not ended
/// would make churn look too high. Whether the shop recorded <see cref="CustomerEventKind.SubscriptionRenewed"/> does not matter; a
/// subscription that is not paid any more must be cancelled.</para>
/// <para>Customers can be added in any order. Not thread-safe; fill one builder a thread and <see cref="Merge"/> them.</para>
/// </remarks>
[Mutable("it counts subscriptions as they come")]
public sealed class RetentionSampleBuilder
{
    private readonly SortedDictionary<int, Counts> _months = [];
    private readonly TimeZoneInfo _zone;
    private readonly DateOnly _end;

    /// <summary>Creates a builder without subscriptions.</summary>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="zone">The time zone of the calendar.</param>
    /// <param name="billingMonths">The billing period of the subscriptions to count, in months: those that started with another one are
    /// left out, since a model has periods of one length. From 1 to <see cref="CustomerEvent.MaxBillingMonths"/>; 1 by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The billing period is outside its range.</exception>
    public RetentionSampleBuilder(DateTimeOffset asOf, TimeZoneInfo zone, int billingMonths = 1)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(billingMonths, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(billingMonths, CustomerEvent.MaxBillingMonths);
        AsOf = asOf.ToUniversalTime();
        BillingMonths = billingMonths;
        _zone = zone;
        _end = DayOf(AsOf.UtcTicks);
    }

    /// <summary>The end of the observed time, exclusive, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The billing period of the counted subscriptions, in months.</summary>
    public int BillingMonths { get; }

    /// <summary>Adds the subscriptions of one customer.</summary>
    /// <param name="events">All events of the customer, in any order; read once. Other kinds of events, and events at
    /// <see cref="AsOf"/> or later, are ignored.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public void Add(IEnumerable<CustomerEvent> events)
    {
        var sorted = SubscriptionEvents.Sort(events, AsOf.UtcTicks);
        for (var i = 0; i < sorted.Count;)
        {
            var id = sorted[i].SubscriptionId;
            CustomerEvent? started = null, cancelled = null;
            for (; i < sorted.Count && sorted[i].SubscriptionId == id; i++)
            {
                if (started is null && sorted[i].Kind == CustomerEventKind.SubscriptionStarted) started = sorted[i];
                if (started is not null && sorted[i].Kind == CustomerEventKind.SubscriptionCancelled) cancelled ??= sorted[i];
            }

            if (started is { } start && start.BillingMonths == BillingMonths) Count(DayOf(start.AtTicks), cancelled);
        }
    }

    /// <summary>Builds the sample of all subscriptions added so far. The builder accepts more afterwards.</summary>
    public RetentionSample Build()
    {
        var whole = new Counts();
        foreach (var month in _months.Values) whole.Add(month);
        return whole.ToSample();
    }

    /// <summary>Builds a sample for each month in which a subscription started, by month; months without any have none.</summary>
    public ImmutableArray<RetentionMonth> BuildMonths() =>
        [.. _months.Select(one => new RetentionMonth(CalendarPeriods.StartOf(one.Key, CalendarUnit.Month), one.Value.ToSample()))];

    /// <summary>Adds the subscriptions of another builder, of other customers, which does not change.</summary>
    /// <exception cref="ArgumentNullException">The other builder is null.</exception>
    /// <exception cref="ArgumentException">The other builder has another instant, time zone or billing period, or is this one
    /// itself.</exception>
    public void Merge(RetentionSampleBuilder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(other, this)) throw new ArgumentException("A builder cannot be merged with itself.", nameof(other));
        if (other.AsOf != AsOf || other.BillingMonths != BillingMonths || other._zone.Id != _zone.Id)
            throw new ArgumentException("The other builder has another instant, time zone or billing period.", nameof(other));
        foreach (var (month, counts) in other._months) MonthOf(month).Add(counts);
    }

    private void Count(DateOnly start, CustomerEvent? cancelled)
    {
        // The renewals whose days are over: due before the day of the end.
        var observed = Math.Max(0, FirstDueFrom(start, _end) - 1);
        var churn = cancelled is { } one ? Math.Max(1, FirstDueFrom(start, DayOf(one.AtTicks))) : int.MaxValue;
        MonthOf(CalendarPeriods.NumberOf(start, CalendarUnit.Month)).Add(Math.Min(churn, observed), isChurn: churn <= observed);
    }

    /// <summary>Returns the number of the first renewal that is due on a day or later; 0 for the start itself.</summary>
    private int FirstDueFrom(DateOnly start, DateOnly day)
    {
        var months = CalendarPeriods.NumberOf(day, CalendarUnit.Month) - CalendarPeriods.NumberOf(start, CalendarUnit.Month);
        var number = months / BillingMonths;
        return start.AddMonths(number * BillingMonths) >= day ? number : number + 1;
    }

    private DateOnly DayOf(long ticks) => DateOnly.FromDayNumber(CalendarDays.DayNumber(ticks, _zone));

    private Counts MonthOf(int month)
    {
        if (!_months.TryGetValue(month, out var counts)) _months.Add(month, counts = new Counts());
        return counts;
    }

    private sealed class Counts
    {
        private readonly List<long> _churned = [];
        private readonly List<long> _retained = [];

        public void Add(int renewal, bool isChurn, long count = 1)
        {
            var counts = isChurn ? _churned : _retained;
            while (counts.Count <= renewal) counts.Add(0);
            counts[renewal] += count;
        }

        public void Add(Counts other)
        {
            for (var t = 0; t < other._churned.Count; t++) Add(t, isChurn: true, other._churned[t]);
            for (var t = 0; t < other._retained.Count; t++) Add(t, isChurn: false, other._retained[t]);
        }

        public RetentionSample ToSample() => RetentionSample.Create([.. _churned], [.. _retained]);
    }
}
