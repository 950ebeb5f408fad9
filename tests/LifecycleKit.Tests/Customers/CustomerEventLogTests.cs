using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class CustomerEventLogTests
{
    [Fact]
    public void Add_InAnyOrder_EndsInOneOrder() => Law.Holds(
        from days in Gen.ArrayOf(Gen.Choose(0, 9)) from order in Gen.Shuffle(Enumerable.Range(0, days.Length)) select (days, order),
        law =>
        {
            var events = law.days.Select((day, i) => CustomerEvent.Visit(Days.Day(day), eventId: $"{i:D3}")).ToArray();
            var log = new CustomerEventLog();
            foreach (var i in law.order) log.Add(events[i]);
            Assert.Equal(events.OrderBy(e => e.At).ThenBy(e => e.EventId, StringComparer.Ordinal), log.Events);
        });

    [Fact]
    public void Add_OfEventsWithoutIdAtOneInstant_KeepsTheOrderOfArrival()
    {
        var log = new CustomerEventLog();
        Assert.True(log.Add(CustomerEvent.Visit(Days.Day(1), source: "one")));
        Assert.True(log.Add(CustomerEvent.Visit(Days.Day(1), source: "two")));
        Assert.False(log.Add(CustomerEvent.Visit(Days.Day(0), source: "three")));
        Assert.Equal(["three", "one", "two"], log.Events.Select(e => e.Source));
    }

    [Fact]
    public void Add_OfDefault_IsRefused() => Assert.Throws<ArgumentException>(() => new CustomerEventLog().Add(default));

    [Fact]
    public void Contains_OfAnOrder_IsTrueForTheSameSnapshotAlone()
    {
        var log = new CustomerEventLog();
        var order = Snapshots.Order("A", placed: 1, changed: 3);
        Assert.False(log.Contains(order));
        log.Add(CustomerEvent.Visit(Days.Day(3)));
        log.Add(CustomerEvent.Order(order, "first"));
        log.Add(CustomerEvent.Order(Snapshots.Order("B", placed: 3)));
        Assert.True(log.Contains(Snapshots.Order("A", placed: 1, changed: 3)));
        Assert.False(log.Contains(Snapshots.Order("A", placed: 1, changed: 4)));
        Assert.False(log.Contains(Snapshots.Order("A", placed: 1, gross: 7, changed: 3)));
        Assert.Throws<ArgumentNullException>(() => log.Contains(null!));
    }

    [Fact]
    public void RemoveBefore_OfAnInstant_TakesOutWhatIsOlderAndNotKept() => Law.Holds(
        from events in EventGen.Arrivals from day in Gen.Choose(0, 21) from all in Gen.Elements(true, false) select (events, day, all),
        x =>
        {
            var log = new CustomerEventLog();
            foreach (var e in x.events) log.Add(e);
            var before = log.Events.ToList();
            var removed = log.RemoveBefore(Days.Day(x.day), x.all);
            Assert.Equal(before.Where(IsOld), removed);
            Assert.Equal(before.Where(e => !IsOld(e)), log.Events);

            bool IsOld(CustomerEvent e) => e.At < Days.Day(x.day) && (x.all || !e.Kind.IsKept());
        });
}
