using LifecycleKit.Customers;

namespace LifecycleKit.UserTests;

/// <summary>A customer's data in the hands of a host: listed, stored, read again and made up for tests.</summary>
public class CustomerDataTests
{
    private static readonly DateTimeOffset Day = new(2024, 5, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void History_OfACustomer_ListsAllThatIsRemembered()
    {
        var history = Folded(
            CustomerEvent.TraitSet(Day, "religion", TraitValue.Create("none of your business")),
            CustomerEvent.ConsentChanged(Day, Channels.Email, true, "news"),
            CustomerEvent.Exposure(Day, "colour", "blue"),
            CustomerEvent.Message(CustomerEventKind.MessageSent, Day, "welcome", Channels.Email),
            CustomerEvent.CaseOpened(Day, "case 7"),
            CustomerEvent.SubscriptionStarted(Day, "coffee", 9),
            CustomerEvent.DealChanged(new DealSnapshot { DealId = "d", OpenedAt = Day, ChangedAt = Day, Stage = "demo", Value = 5 }));
        Assert.Equal(("demo", 5m), (Assert.Single(history.Deals.GetAll()).Stage, history.Deals.OpenValue));
        Assert.Equal("religion", Assert.Single(history.Traits.GetAll()).Name);
        Assert.Equal(("news", true), (Assert.Single(history.Consents.GetAll()).Category, history.Consents.GetAll()[0].State.IsGranted));
        Assert.Equal(
            new ExperimentExposure { Experiment = "colour", Arm = "blue", ExposedAt = Day }, Assert.Single(history.Exposures.GetAll()));
        Assert.Equal(new SentMessage { Play = "welcome", Channel = Channels.Email, SentAt = Day }, Assert.Single(history.Messages));
        Assert.Equal(new OpenCloseState { Id = "case 7", IsOpen = true, ChangedAt = Day }, Assert.Single(history.Cases.GetAll()));
        Assert.Equal("coffee", Assert.Single(history.Subscriptions.GetAll()).Id);
    }

    [Fact]
    public void ToJson_OfAHistory_IsAllOfItAndReadAgain()
    {
        var history = Folded(
            CustomerEvent.Visit(Day, "ad", TimeSpan.FromMinutes(3), engaged: true),
            CustomerEvent.TraitSet(Day, "religion", TraitValue.Create("none")),
            CustomerEvent.Order(new OrderSnapshot { OrderId = "A", PlacedAt = Day, GrossTotal = 50, Currency = "EUR" }));
        var json = history.Capture().ToJson();
        Assert.Contains("religion", json, StringComparison.Ordinal);
        var data = CustomerHistorySnapshot.FromJson(json);
        var orders = new OrderLedger(data.Currency);
        foreach (var order in history.Orders.AllOrders) orders.Apply(order);
        var again = CustomerHistory.FromSnapshot(data, orders);
        Assert.Equal(history.Profile, again.Profile);
        Assert.Equal(("EUR", 50m, 1), (again.Orders.Currency, again.Profile.NetRevenue, again.Profile.VisitCount));
    }

    [Fact]
    public void Event_InAHostsOwnTable_IsReadAgain()
    {
        var e = CustomerEvent.ConsentChanged(Day, Channels.Email, true, "news", eventId: "42");
        Assert.Equal(e, CustomerEvent.FromJson(e.ToJson()));
        Assert.Equal(new EventKey(CustomerEventKind.ConsentChanged, "42"), e.Key);
        Assert.Null(CustomerEvent.Visit(Day).Key);
    }

    [Fact]
    public void OpenSubscriptions_CancelledAgainUnderAnotherEventId_LosesOne()
    {
        var history = Folded(
            CustomerEvent.SubscriptionStarted(Day, "coffee"), CustomerEvent.SubscriptionStarted(Day, "tea"),
            CustomerEvent.SubscriptionCancelled(Day.AddDays(1), "tea", "first"),
            CustomerEvent.SubscriptionCancelled(Day.AddDays(1), "tea", "resent"));
        Assert.Equal(1, history.Profile.OpenSubscriptionCount);
        Assert.Equal((true, false), (history.Subscriptions.IsOpen("coffee"), history.Subscriptions.IsOpen("tea")));
    }

    [Fact]
    public void Visit_LongerThanADay_IsRefusedWhereItIsMade()
    {
        CustomerEvent.Visit(Day, duration: TimeSpan.FromDays(1));
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => CustomerEvent.Visit(Day, duration: TimeSpan.FromDays(1) + TimeSpan.FromTicks(1)));
        Assert.Contains("24 hours", error.Message, StringComparison.Ordinal);
    }

    private static CustomerHistory Folded(params CustomerEvent[] events)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        return history;
    }
}
