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
}
