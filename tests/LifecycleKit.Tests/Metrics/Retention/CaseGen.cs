using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Generated support cases, and their course by its definition.</summary>
internal static class CaseGen
{
    public static Gen<CustomerEvent[]> Events { get; } = Gen.ArrayOf(
        from hour in Gen.Choose(0, 30)
        from id in Gen.Elements("c", "c", "d")
        from eventId in Gen.Elements(null, null, "e1", "e2", "E3")
        from kind in Gen.Choose(0, 2)
        from reason in Gen.Elements(null, null, "delivery", "billing")
        let at = Days.Start.AddHours(hour)
        select kind switch
        {
            0 => CustomerEvent.CaseOpened(at, id, eventId, reason),
            1 => CustomerEvent.CaseAnswered(at, id, eventId),
            _ => CustomerEvent.CaseClosed(at, id, eventId, reason),
        }).Resize(10);

    /// <summary>The hours of each case of a customer; null for what has not happened.</summary>
    public static IEnumerable<(double Opened, double? Answered, double? FirstClosed, double? Reopened, double? Resolved)> Naive(
        CustomerEvent[] events, DateTimeOffset asOf) =>
        events.Where(e => e.At < asOf).GroupBy(e => e.CaseId).Select(of => Course([.. of])).Where(one => one is not null)
            .Select(one => one!.Value);

    /// <summary>A case is open after an event when the last open or close up to it, by instant and id, opens.</summary>
    private static (double, double?, double?, double?, double?)? Course(CustomerEvent[] events)
    {
        CustomerEvent[] states =
        [
            .. events.Where(e => e.Kind != CustomerEventKind.CaseAnswered)
                .OrderBy(e => e.At).ThenBy(e => e.EventId, StringComparer.Ordinal).ThenBy(e => e.Kind),
        ];
        var first = Array.FindIndex(states, e => e.Kind == CustomerEventKind.CaseOpened);
        if (first < 0) return null;
        var run = states[first..];
        var opened = run[0].At;
        double? Hours(DateTimeOffset? at) => (at - opened)?.TotalHours;
        var close = Array.FindIndex(run, e => e.Kind == CustomerEventKind.CaseClosed);
        var reopen = close < 0 ? -1 : Array.FindIndex(run, close, e => e.Kind == CustomerEventKind.CaseOpened);
        // The first of the closes that nothing follows but other closes.
        var last = Array.FindLastIndex(run, e => e.Kind == CustomerEventKind.CaseOpened) + 1;
        return (
            (opened - Days.Start).TotalHours,
            Hours(events.Where(e => e.Kind == CustomerEventKind.CaseAnswered && e.At >= opened).Select(e => (DateTimeOffset?)e.At).Min()),
            Hours(close < 0 ? null : run[close].At), Hours(reopen < 0 ? null : run[reopen].At),
            Hours(last == run.Length ? null : run[last].At));
    }
}
