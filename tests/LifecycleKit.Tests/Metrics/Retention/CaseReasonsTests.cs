using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Support cases by reason.</summary>
public class CaseReasonsTests
{
    private static readonly Period Day = Sales.Between(0, 1);

    private static readonly CustomerEvent[][] Example =
    [
        [
            CustomerEvent.CaseOpened(Days.Start.AddHours(1), "a", reason: "billing"),
            CustomerEvent.CaseClosed(Days.Start.AddHours(5), "a", reason: "delivery"),
            CustomerEvent.CaseOpened(Days.Start.AddHours(2), "b"), CustomerEvent.CaseOpened(Days.Start.AddHours(30), "c", reason: "late"),
        ],
        [
            CustomerEvent.CaseOpened(Days.Start.AddHours(3), "a", reason: "delivery"),
            CustomerEvent.CaseClosed(Days.Start.AddHours(4), "a"),
        ],
    ];

    [Fact]
    public void Of_AnExample_CountsTheLastReasonOfEachCase()
    {
        var reasons = CaseReasons.Of(Example, Day, Days.Day(3));
        Assert.Equal("delivery: 2; (no reason): 1", reasons.ToString());
        Assert.Equal((3, 2, 1, 0), (reasons.Count, reasons.GetCount("delivery"), reasons.GetCount(null), reasons.GetCount("late")));
        // The close is not known yet at 5.
        Assert.Equal("billing: 1; delivery: 1; (no reason): 1", CaseReasons.Of(Example, Day, Days.Start.AddHours(5)).ToString());
    }

    [Fact]
    public void Of_AnyEvents_IsTheNaiveCount() => Law.Holds(
        from events in CaseGen.Events from hour in Gen.Choose(1, 30) select (events, asOf: Days.Start.AddHours(hour)),
        input =>
        {
            var expected = input.events.Where(one => one.At < input.asOf).GroupBy(one => one.CaseId, StringComparer.Ordinal)
                .Where(IsOpenedInTheDay).Select(LastReason).GroupBy(reason => reason)
                .Select(all => new CaseReasonRow(all.Key, all.Count())).OrderBy(row => row.Reason, StringComparer.Ordinal);
            var reasons = CaseReasons.Of([input.events], Day, input.asOf);
            Assert.Equal(expected, reasons.Rows.OrderBy(row => row.Reason, StringComparer.Ordinal));
            Assert.Equal(reasons.Rows, CaseReasons.Of([Enumerable.Reverse(input.events).ToArray()], Day, input.asOf).Rows);
        });

    [Fact]
    public void Merge_OfDisjointCustomers_IsTheCountOfAll()
    {
        var parts = Example.Select(events => CaseReasons.Of([events], Day, Days.Day(3))).ToArray();
        Assert.Equal(CaseReasons.Of(Example, Day, Days.Day(3)).Rows, parts[0].Merge(parts[1]).Rows);
        Assert.Throws<ArgumentNullException>(() => parts[0].Merge(null!));
        Assert.Throws<ArgumentNullException>(() => CaseReasons.Of(null!, Day, Days.Day(3)));
    }

    [Fact]
    public void Reason_ThroughJson_StaysAndIsOptional()
    {
        var opened = CustomerEvent.CaseOpened(Days.Start, "a", "e", "delivery");
        Assert.Equal(opened, CustomerEvent.FromJson(opened.ToJson()));
        Assert.Contains("\"reason\":\"delivery\"", opened.ToJson(), StringComparison.Ordinal);
        // As written before cases had reasons.
        Assert.DoesNotContain("reason", CustomerEvent.CaseOpened(Days.Start, "a").ToJson(), StringComparison.Ordinal);
        Assert.NotEqual(opened, CustomerEvent.CaseOpened(Days.Start, "a", "e"));
        Assert.ThrowsAny<ArgumentException>(() => CustomerEvent.CaseOpened(Days.Start, "a", reason: " "));
        Assert.ThrowsAny<ArgumentException>(() => CustomerEvent.FromJson(
            CustomerEvent.CaseAnswered(Days.Start, "a").ToJson().Replace("}", ",\"reason\":\"x\"}", StringComparison.Ordinal)));
    }

    private static bool IsOpenedInTheDay(IEnumerable<CustomerEvent> ofOne) =>
        ofOne.Where(one => one.Kind == CustomerEventKind.CaseOpened).Select(one => one.At).Order().Take(1).Any(Day.Contains);

    private static string? LastReason(IEnumerable<CustomerEvent> ofOne) => ofOne.Where(one => one.CaseReason is not null)
        .OrderBy(one => one.At).ThenBy(one => one.EventId, StringComparer.Ordinal).ThenBy(one => one.Kind)
        .ThenBy(one => one.CaseReason, StringComparer.Ordinal).Select(one => one.CaseReason).LastOrDefault();
}
