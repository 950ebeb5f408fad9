using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class CustomerHistoryTests
{
    [Fact]
    public void New_OfABadCurrency_IsRefused() => Assert.Throws<ArgumentException>(() => new CustomerHistory("euro"));

    [Fact]
    public void Apply_OfDefault_IsRefusedAndChangesNothing()
    {
        var history = new CustomerHistory();
        Assert.Equal("customerEvent", Assert.Throws<ArgumentException>(() => history.Apply(default)).ParamName);
        SameHistory.Assert(new CustomerHistory(), history);
    }

    [Fact]
    public void Apply_OfEachKind_TriggersItself()
    {
        foreach (var row in CustomerEventTests.Factories)
        {
            var (kind, e, _) = row.Data;
            var result = new CustomerHistory().Apply(e);
            if (kind == CustomerEventKind.Order) Assert.Equal(LedgerOutcome.Applied, result.OrderChange.Outcome);
            else Assert.Equal((Enum.Parse<EventTriggers>($"{kind}") | ExtraTriggers(kind), default), (result.Triggers, result.OrderChange));
        }

        // An unsubscription is a withdrawal of consent.
        static EventTriggers ExtraTriggers(CustomerEventKind kind) =>
            kind == CustomerEventKind.MessageUnsubscribed ? EventTriggers.ConsentChanged : EventTriggers.None;
    }

    [Fact]
    public void Apply_OfACountOrTimeAtItsLargest_StaysThere()
    {
        var data = new CustomerHistory().Capture();
        var full = data with
        {
            Profile = data.Profile with
            {
                VisitCount = int.MaxValue, EngagedVisitCount = int.MaxValue, SessionTime = TimeSpan.MaxValue - TimeSpan.FromHours(1),
                SentMessageCount = int.MaxValue,
                DeliveredMessageCount = int.MaxValue, OpenedMessageCount = int.MaxValue, ClickedMessageCount = int.MaxValue,
                ReviewCount = int.MaxValue,
                ReferralCount = int.MaxValue,
            },
        };
        var history = CustomerHistory.FromSnapshot(full, new OrderLedger());
        history.Apply(CustomerEvent.Visit(Days.Day(1), duration: TimeSpan.FromDays(1), engaged: true));
        foreach (var row in CustomerEventTests.Factories) history.Apply(row.Data.Item2);
        var after = history.Capture().Profile;
        Assert.Equal((int.MaxValue, int.MaxValue, TimeSpan.MaxValue), (after.VisitCount, after.EngagedVisitCount, after.SessionTime));
        Assert.Equal((int.MaxValue, int.MaxValue), (after.SentMessageCount, after.DeliveredMessageCount));
        Assert.Equal((int.MaxValue, int.MaxValue), (after.OpenedMessageCount, after.ClickedMessageCount));
        Assert.Equal((int.MaxValue, int.MaxValue), (after.ReviewCount, after.ReferralCount));
    }

    [Fact]
    public void Undo_OfAnyEvent_RestoresTheHistory() => Law.Holds(EventGen.Arrivals, events =>
    {
        var history = new CustomerHistory();
        foreach (var e in events)
        {
            var before = history.Clone();
            history.Apply(e, out var undo);
            history.Undo(undo);
            SameHistory.Assert(before, history);
            history.Apply(e);
        }
    });

    [Fact]
    public void Clone_OfAHistory_SharesNothingThatChanges()
    {
        var history = History(Order("A", placed: 1));
        var copy = history.Clone();
        history.Apply(CustomerEvent.Order(Order("A", placed: 1, status: OrderStatus.Cancelled, changed: 2)));
        history.Apply(CustomerEvent.Order(Order("B", placed: 3, currency: "EUR")));
        SameHistory.Assert(History(Order("A", placed: 1)), copy);
        copy.Apply(CustomerEvent.Order(Order("C", placed: 4)));
        Assert.Null(history.Orders.Find("C"));
    }
}
