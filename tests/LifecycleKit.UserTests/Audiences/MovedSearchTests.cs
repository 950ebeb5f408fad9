using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>Who entered and left, where the past is not simply the saved transitions.</summary>
public class MovedSearchTests
{
    private static readonly DateTimeOffset Since = Shop.Start.AddDays(1);

    [Fact]
    public async Task FindLeftAsync_OfACustomerWithoutActivityBefore_KnowsTheEarlierStage()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", CustomerEvent.TraitSet(Shop.Start, "size", TraitValue.Create(1)));
        shop.Clock.Now = Since.AddDays(1);
        await shop.RecordAsync("anna", shop.Order("1"));
        await shop.RecordAsync("ben", shop.Order("2"));
        Assert.Equal(["anna", "ben"], await EnteredAsync(shop, "buyer"));
        // The other customer was not there.
        Assert.Equal(["anna"], await LeftAsync(shop, "new"));
    }

    [Fact]
    public async Task FindLeftAsync_OfACustomerWhoCameBackToTheFirstStage_ReadsTheEvents()
    {
        var circle = LifecycleDefinition.Build("circle", x => x.Stage("one").Stage("two").Stage("three")
            .Rule("a", rule => rule.From("one").To("two").On(EventTriggers.OrderPlaced))
            .Rule("b", rule => rule.From("two").To("one").On(EventTriggers.Visit))
            .Rule("c", rule => rule.From("one").To("three").On(EventTriggers.Visit)));
        var shop = new Shop(Shop.With(circle));
        await shop.RecordAsync("anna", CustomerEvent.TraitSet(Shop.Start, "size", TraitValue.Create(1)));
        shop.Clock.Now = Since.AddDays(1);
        foreach (var customer in new[] { "anna", "ben" })
        {
            await shop.RecordAsync(customer, shop.Order($"1 of {customer}"));
            shop.Clock.Now += TimeSpan.FromHours(1);
            await shop.RecordAsync(customer, CustomerEvent.Visit(shop.Clock.Now));
            Assert.Equal("one", (await shop.ViewAsync(customer)).Track("journey").Stage);
        }

        // Back in the stage: one was in it before, the other was not there.
        Assert.Equal(["ben"], await EnteredAsync(shop, "one"));
        shop.Clock.Now += TimeSpan.FromHours(1);
        foreach (var customer in new[] { "anna", "ben" }) await shop.RecordAsync(customer, CustomerEvent.Visit(shop.Clock.Now));
        Assert.Equal(["anna"], await LeftAsync(shop, "one"));
        Assert.Equal(["anna", "ben"], await EnteredAsync(shop, "three"));
        Assert.Empty(await LeftAsync(shop, "two"));
    }

    [Fact]
    public async Task FindEnteredAsync_AfterAPublicationRemovedAStage_FindsTheFallbackStageAlone()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now = Since.AddDays(1);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", LifecycleDefinition.Build("next", x => x
            .Stage("new", rank: 0).Stage("customer", rank: 1).FallBackTo("customer")
            .Rule("buys", rule => rule.From("new").To("customer").On(EventTriggers.OrderPlaced)))));
        await SweptOrNotAsync(shop, async () =>
        {
            Assert.Equal(["anna"], await EnteredAsync(shop, "customer"));
            Assert.Empty(await LeftAsync(shop, "new"));
        });
    }

    [Fact]
    public async Task FindLeftAsync_AfterAPublicationRenamedAStage_FollowsTheName()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));
        await shop.RecordAsync("ben", shop.Order("2"));
        shop.Clock.Now = Since.AddDays(1);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", LifecycleDefinition.Build("next", x => x
            .Stage("new", rank: 0).Stage("customer", rank: 1, stage => stage.RenamedFrom("buyer")).Stage("quiet")
            .Rule("buys", rule => rule.From("new", "quiet").To("customer").On(EventTriggers.OrderPlaced))
            .Rule("rests", rule => rule.From("customer").To("quiet").On(EventTriggers.Visit)))));
        shop.Clock.Now += TimeSpan.FromHours(1);
        await shop.RecordAsync("ben", CustomerEvent.Visit(shop.Clock.Now));
        await SweptOrNotAsync(shop, async () =>
        {
            Assert.Empty(await EnteredAsync(shop, "customer"));
            Assert.Equal(["ben"], await LeftAsync(shop, "customer"));
            Assert.Equal(["ben"], await EnteredAsync(shop, "quiet"));
        });
    }

    /// <summary>As docs/audiences.md says: a late event counts when its transition is effective.</summary>
    [Fact]
    public async Task FindEnteredAsync_OfALateEvent_GoesByTheEffectiveInstant()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", CustomerEvent.Visit(Shop.Start));
        shop.Clock.Now = Since.AddDays(1);
        await shop.RecordAsync(
            "anna", CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = Since.AddHours(-1), GrossTotal = 1 }));
        Assert.Empty(await EnteredAsync(shop, "buyer"));
        Assert.Equal(
            ["anna"], await AudienceCalls.IdsAsync(shop.Tracker.FindEnteredAsync(
                Audience.InStage("journey", "buyer"), Since.AddHours(-2), Shop.Cancellation)));
    }

    [Fact]
    public async Task FindEnteredAsync_OfMovesByTime_FindsThemBeforeAndAfterASweep()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now = Shop.Start.AddDays(40);
        await SweptOrNotAsync(shop, async () =>
        {
            Assert.Equal(["anna"], await EnteredAsync(shop, "quiet"));
            Assert.Equal(["anna"], await LeftAsync(shop, "buyer"));
            Assert.Empty(await EnteredAsync(shop, "quiet", "buyer"));
            Assert.Empty(await AudienceCalls.IdsAsync(shop.Tracker.FindEnteredAsync(
                Audience.InStage("journey", "quiet"), Shop.Start.AddDays(30), Shop.Cancellation)));
        });
    }

    private static async Task SweptOrNotAsync(Shop shop, Func<Task> check)
    {
        await check();
        await shop.SweepAsync();
        await check();
    }

    private static Task<List<string>> EnteredAsync(Shop shop, params string[] stages) =>
        AudienceCalls.IdsAsync(shop.Tracker.FindEnteredAsync(Audience.InStage("journey", stages), Since, Shop.Cancellation));

    private static Task<List<string>> LeftAsync(Shop shop, params string[] stages) =>
        AudienceCalls.IdsAsync(shop.Tracker.FindLeftAsync(Audience.InStage("journey", stages), Since, Shop.Cancellation));
}
