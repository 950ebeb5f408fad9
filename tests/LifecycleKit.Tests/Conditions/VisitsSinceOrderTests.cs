using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

public class VisitsSinceOrderTests
{
    [Fact]
    public void VisitsSinceLastOrder_AfterARefund_AreThoseSinceTheOrderBefore()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 1), Snapshots.Order("B", placed: 5));
        foreach (var day in (double[])[0, 2, 3, 6]) history.Apply(CustomerEvent.Visit(Days.Day(day)));
        Assert.Equal(1, Read(history));
        history.Apply(CustomerEvent.Order(Snapshots.Order("B", placed: 5, refunded: 100, changed: 7)));
        Assert.Equal(3, Read(history));
        history.Apply(CustomerEvent.Order(Snapshots.Order("A", placed: 1, status: OrderStatus.Cancelled, changed: 8)));
        Assert.Null(Read(history));
    }

    /// <summary>A visit in the quarter of an hour of the order is the visit of the order.</summary>
    [Fact]
    public void VisitsSinceLastOrder_InTheQuarterOfTheOrder_DoNotCount()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 1) with
        {
            PlacedAt = Days.Day(1).AddMinutes(5), ChangedAt = Days.Day(1).AddMinutes(5),
        });
        history.Apply(CustomerEvent.Visit(Days.Day(1).AddMinutes(14.9)));
        Assert.Equal(0, Read(history));
        history.Apply(CustomerEvent.Visit(Days.Day(1).AddMinutes(15)));
        Assert.Equal(1, Read(history));
    }

    /// <summary>Visits of more than 401 days before the latest one are not counted any more, whatever arrived first.</summary>
    [Fact]
    public void VisitsSinceLastOrder_LongAfterTheOrder_AreThoseOfTheKeptDays() => Law.Holds(
        Gen.Shuffle(Enumerable.Range(0, 100).ToArray()),
        days =>
        {
            var history = Snapshots.History(Snapshots.Order("A", placed: 1));
            foreach (var day in days) history.Apply(CustomerEvent.Visit(Days.Day(day * 10)));
            Assert.Equal(days.Count(day => day * 10 > 1 && day * 10 >= 990 - 401), Read(history));
        },
        count: 100);

    private static decimal? Read(CustomerHistory history) =>
        Fields.VisitsSinceLastOrder.TryRead(new Facts(history, Days.Day(2_000)), out var count) ? count : null;
}
