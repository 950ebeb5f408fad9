using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class CustomerHistoryTests
{
    [Fact]
    public void New_OfABadCurrency_IsRefused() => Assert.Throws<ArgumentException>(() => new CustomerHistory("euro"));

    [Fact]
    public void Fold_OfDefault_IsRefusedAndChangesNothing()
    {
        var history = new CustomerHistory();
        Assert.Equal("e", Assert.Throws<ArgumentException>(() => history.Fold(default)).ParamName);
        SameHistory.Assert(new CustomerHistory(), history);
    }

    [Fact]
    public void Fold_OfEachKind_TriggersItself()
    {
        foreach (var row in CustomerEventTests.Factories)
        {
            var (kind, e, _) = row.Data;
            var result = new CustomerHistory().Fold(e);
            if (kind == CustomerEventKind.Order) Assert.Equal(LedgerOutcome.Applied, result.OrderChange.Outcome);
            else Assert.Equal((Enum.Parse<EventTriggers>($"{kind}") | Besides(kind), default), (result.Triggers, result.OrderChange));
        }

        // Who unsubscribes withdraws his consent.
        static EventTriggers Besides(CustomerEventKind kind) =>
            kind == CustomerEventKind.MessageUnsubscribed ? EventTriggers.ConsentChanged : EventTriggers.None;
    }

    [Fact]
    public void Fold_OfTooLongVisits_OverflowsAndChangesNothing()
    {
        var history = History(Order("A", placed: 1));
        history.Fold(CustomerEvent.Visit(Days.Day(1), duration: TimeSpan.MaxValue));
        var before = history.Clone();
        Assert.Throws<OverflowException>(() => history.Fold(CustomerEvent.Visit(Days.Day(2), duration: TimeSpan.MaxValue)));
        SameHistory.Assert(before, history);
    }

    [Fact]
    public void Clone_OfAHistory_SharesNothingThatChanges()
    {
        var history = History(Order("A", placed: 1));
        var copy = history.Clone();
        history.Fold(CustomerEvent.Order(Order("A", placed: 1, status: OrderStatus.Cancelled, changed: 2)));
        history.Fold(CustomerEvent.Order(Order("B", placed: 3, currency: "EUR")));
        SameHistory.Assert(History(Order("A", placed: 1)), copy);
        copy.Fold(CustomerEvent.Order(Order("C", placed: 4)));
        Assert.Null(history.Orders.Find("C"));
    }
}
