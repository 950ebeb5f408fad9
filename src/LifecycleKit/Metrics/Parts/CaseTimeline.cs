using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>One support case of one customer, from its first opening to the end of the observed time.</summary>
/// <remarks>
/// Cases are a set by id, as in <see cref="OpenCloseLog"/>: opening an open case and closing a closed one change nothing, and at one
/// instant the close counts after the open. An open after a close reopens the case.
/// </remarks>
internal readonly record struct CaseTimeline
{
    public long OpenedTicks { get; private init; }

    /// <summary>The first answer from the first opening on; null for none.</summary>
    public long? AnsweredTicks { get; private init; }

    public long? FirstClosedTicks { get; private init; }

    /// <summary>The first opening after the first close; null for a case that was not reopened.</summary>
    public long? ReopenedTicks { get; private init; }

    /// <summary>The close after which the case was not reopened; null for an open case.</summary>
    public long? ResolvedTicks { get; private init; }

    /// <summary>The last reason that an opening or a close of the case gave; null for none.</summary>
    public string? Reason { get; private init; }

    /// <summary>Returns the cases of one customer, by id.</summary>
    /// <param name="events">All events of the customer, in any order; read once.</param>
    /// <param name="endTicks">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static IEnumerable<CaseTimeline> Of(IEnumerable<CustomerEvent> events, long endTicks)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sorted = new List<CustomerEvent>();
        foreach (var customerEvent in events)
            if (customerEvent.CaseId is not null && customerEvent.AtTicks < endTicks) sorted.Add(customerEvent);
        sorted.Sort(static (left, right) => Compare(left, right));

        var cases = new List<CaseTimeline>();
        for (var i = 0; i < sorted.Count;)
        {
            var from = i;
            while (i < sorted.Count && sorted[i].CaseId == sorted[from].CaseId) i++;
            if (OfOne(sorted, from, i) is { } one) cases.Add(one);
        }

        return cases;
    }

    /// <summary>Makes the survival sample of the cases that were opened in a period.</summary>
    public static SurvivalSample Sample(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period openedIn, DateTimeOffset asOf,
        Func<CaseTimeline, long, SurvivalRow> row)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var rows = new List<SurvivalRow>();
        foreach (var events in customers)
        {
            foreach (var one in Of(events, asOf.UtcTicks))
                if (openedIn.Contains(one.OpenedTicks)) rows.Add(row(one, asOf.UtcTicks));
        }

        return SurvivalSample.Create([.. rows]);
    }

    /// <summary>The hours from the opening to an instant.</summary>
    public double HoursTo(long ticks) => (double)(ticks - OpenedTicks) / TimeSpan.TicksPerHour;

    private static CaseTimeline? OfOne(List<CustomerEvent> sorted, int from, int to)
    {
        var (isKnown, isOpen) = (false, false);
        var one = default(CaseTimeline);
        for (var i = from; i < to; i++)
        {
            var (kind, ticks) = (sorted[i].Kind, sorted[i].AtTicks);
            if (kind == CustomerEventKind.CaseOpened && !isOpen)
            {
                one = isKnown
                    ? one with { ReopenedTicks = one.ReopenedTicks ?? ticks, ResolvedTicks = null }
                    : one with { OpenedTicks = ticks };
                (isKnown, isOpen) = (true, true);
            }
            else if (kind == CustomerEventKind.CaseClosed && isOpen)
            {
                one = one with { FirstClosedTicks = one.FirstClosedTicks ?? ticks, ResolvedTicks = ticks };
                isOpen = false;
            }
            else if (kind == CustomerEventKind.CaseAnswered && isKnown)
            {
                one = one with { AnsweredTicks = one.AnsweredTicks ?? ticks };
            }

            if (sorted[i].CaseReason is { } reason) one = one with { Reason = reason };
        }

        return isKnown ? one : null;
    }

    private static int Compare(in CustomerEvent left, in CustomerEvent right)
    {
        var order = string.CompareOrdinal(left.CaseId, right.CaseId);
        if (order == 0) order = left.AtTicks.CompareTo(right.AtTicks);
        // An answer at the instant of the opening is an answer to it, whatever their ids.
        if (order == 0) order = IsAnswer(left).CompareTo(IsAnswer(right));
        if (order == 0) order = string.CompareOrdinal(left.EventId, right.EventId);
        if (order == 0) order = left.Kind.CompareTo(right.Kind);
        return order != 0 ? order : string.CompareOrdinal(left.CaseReason, right.CaseReason);
    }

    private static bool IsAnswer(in CustomerEvent customerEvent) => customerEvent.Kind == CustomerEventKind.CaseAnswered;
}
