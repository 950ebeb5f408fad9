using LifecycleKit.Customers;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Timelines;

public class CustomerTimelineTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly CustomerTimeline Empty = CustomerTimeline.Create("anna", Monday);

    [Fact]
    public void Events_OfAStory_AreInOrderWithInstantsAndIds()
    {
        var story = Empty
            .Visit("newsletter", engaged: true)
            .CaptureContact(Channels.Email).GrantConsent(Channels.Email, validFor: TimeSpan.FromDays(30))
            .AfterDays(2).Order(59.90m).Pay()
            .OnDay(10, new TimeOnly(18, 30)).Review(5).AnswerNps(9)
            .After(TimeSpan.FromHours(1)).Custom("loyalty-card", TraitValue.Create(7m));

        Assert.Equal(
            [
                "Visit at 2026-03-23T09:00:00.0000000+00:00 #anna-1",
                "ContactCaptured at 2026-03-23T09:01:00.0000000+00:00 #anna-2",
                "ConsentChanged at 2026-03-23T09:02:00.0000000+00:00 #anna-3",
                "Order at 2026-03-25T09:02:00.0000000+00:00 #anna-4",
                "Order at 2026-03-25T09:03:00.0000000+00:00 #anna-5",
                "Review at 2026-04-02T18:30:00.0000000+00:00 #anna-6",
                "SurveyAnswer at 2026-04-02T18:31:00.0000000+00:00 #anna-7",
                "Custom at 2026-04-02T19:31:00.0000000+00:00 #anna-8",
            ],
            story.Events.Select(one => one.ToString()));
        Assert.Equal(Monday.AddMinutes(2).AddDays(30), story.Events[2].ExpiresAt);
        Assert.Equal("8 event(s) until 2026-04-02T19:31:00.0000000+00:00", story.ToString());
    }

    [Fact]
    public void Timeline_OfTwoStories_SharesTheBeginning()
    {
        var bought = Empty.Order(10, "A");
        var kept = bought.AfterDays(1).Visit();
        var undone = bought.AfterDays(1).Cancel();

        Assert.Single(bought.Events);
        Assert.Equal(OrderStatus.Placed, Assert.Single(kept.Orders).Status);
        Assert.Equal(OrderStatus.Cancelled, Assert.Single(undone.Orders).Status);
    }

    [Fact]
    public void Orders_WithChanges_AreSnapshotsOfTheWholeOrder()
    {
        var story = Empty.Order(100, "A", with: order => order with { Discount = 5, Category = "tea" }).Pay("A")
            .AfterDays(3).Refund(30).Refund(20).AfterDays(1).ChangeOrder(order => order with { Margin = 12 }).RefundAll();

        var snapshots = story.Events.Select(one => one.Snapshot!).ToArray();
        Assert.Equal([0m, 0, 30, 50, 50, 100], snapshots.Select(order => order.RefundedTotal));
        Assert.All(snapshots, order => Assert.Equal(Monday, order.PlacedAt));
        Assert.All(snapshots, order => Assert.Equal("tea", order.Category));
        Assert.Equal(snapshots[^1], Assert.Single(story.Orders));
        Assert.All(snapshots.Zip(snapshots.Skip(1)), pair => Assert.True(pair.First.ChangedAt < pair.Second.ChangedAt));
    }

    [Fact]
    public void Order_ReportedLater_WasPlacedBefore()
    {
        var order = Assert.Single(Empty.Order(10, reportedAfter: TimeSpan.FromDays(100)).Orders);

        Assert.Equal(Monday.AddDays(-100), order.PlacedAt);
        Assert.Equal(Monday, order.ChangedAt);
        Assert.Equal("anna-order-1", order.OrderId);
    }

    [Fact]
    public void AfterDays_OverAChangeOfClocks_KeepsTheTimeOfDay()
    {
        var story = CustomerTimeline.Create("anna", new DateTimeOffset(2026, 3, 28, 9, 0, 0, TimeSpan.FromHours(1)), Berlin);

        Assert.Equal(TimeSpan.FromHours(23), story.AfterDays(1).Now - story.Now);
        Assert.Equal(story.AfterDays(1).Now, story.OnDay(1).Now);
        Assert.Equal(TimeSpan.FromHours(24), story.After(TimeSpan.FromDays(1)).Now - story.Now);
    }

    [Fact]
    public void OnDay_AtATimeThatClocksSkip_IsAsLongAfterTheChange()
    {
        var story = CustomerTimeline.Create("anna", new DateTimeOffset(2026, 3, 28, 9, 0, 0, TimeSpan.FromHours(1)), Berlin);

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2)), story.OnDay(1, new TimeOnly(2, 30)).Now);
    }

    [Fact]
    public void Event_OfAnyKind_IsAddedAtItsInstant()
    {
        var late = Empty.AfterDays(2).Event(CustomerEvent.Visit(Monday.AddDays(1)));
        var ahead = Empty.Event(CustomerEvent.Visit(Monday.AddDays(1)));

        Assert.Equal(Monday.AddDays(2), late.Now);
        Assert.Equal(Monday.AddDays(1), ahead.Now);
        Assert.Equal("B", Assert.Single(Empty.Event(CustomerEvent.Order(
            new OrderSnapshot { OrderId = "B", PlacedAt = Monday, GrossTotal = 1 })).Pay().Orders).OrderId);
    }

    public static TheoryData<string, Func<CustomerTimeline>> Mistakes => new()
    {
        { "The timeline has no order yet. Add one with Order.", () => Empty.Refund(5) },
        { "The timeline has no order 'B', only 'A'.", () => Empty.Order(10, "A").Cancel("B") },
        { "The timeline has an order 'A' already.", () => Empty.Order(10, "A").Order(20, "A") },
        { "at most 4, what is left.", () => Empty.Order(10, "A").Refund(6).Refund(5) },
        { "at most 0, what is left.", () => Empty.Order(10, "A").RefundAll().RefundAll() },
        { "The order 'A' was cancelled already.", () => Empty.Order(10, "A").Cancel().Cancel() },
        { "The order 'A' was cancelled and cannot be paid.", () => Empty.Order(10, "A").Cancel().Pay() },
        { "The change gives the order 'A' another id.", () => Empty.Order(10, "A").ChangeOrder(order => order with { OrderId = "B" }) },
        { "it has reached 2026-03-28T09:00:00.0000000+00:00, on day 5.", () => Empty.AfterDays(5).OnDay(3) },
        { "it has reached 2026-03-28T09:00:00.0000000+00:00.", () => Empty.AfterDays(5).At(Monday) },
        { "the time must be at least 0.", () => Empty.After(TimeSpan.FromDays(-1)) },
        { "the days must be at least 0.", () => Empty.AfterDays(-1) },
        { "The event is default.", () => Empty.Event(default) },
        { "The instant of the start is missing.", () => CustomerTimeline.Create("anna", default) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Timeline_WithAMistake_SaysWhatIsWrong(string expected, Func<CustomerTimeline> mistake)
    {
        var error = Assert.ThrowsAny<Exception>(mistake);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.True(error is ArgumentException or InvalidOperationException);
    }
}
