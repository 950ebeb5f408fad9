using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>Searches in the cases that need care: failing code of the host, publications, and customers without a past.</summary>
public class AudienceSearchTests
{
    private static readonly Audience Buyers = Audience.InStage("journey", "buyer");

    [Fact]
    public async Task FindAsync_WithOneCustomerWhosePredicateThrows_FindsTheOthersAndNotifies()
    {
        var odd = Condition.Predicate(
            "odd",
            (in Facts facts) => facts.History.Traits.TryGet("poison", out _) ? throw new InvalidOperationException("host bug") : true);
        var shop = new Shop(Shop.With(LifecycleDefinition.Build("d", x => x
            .Stage("new", rank: 0).Stage("buyer", rank: 1).Stage("quiet").Stage("gone")
            .Rule("buys", rule => rule.From("new").To("buyer").On(EventTriggers.OrderPlaced))
            .Rule("goes", rule => rule.From("buyer").To("quiet").WhenTimePasses()
                .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30))))
            .Rule("leaves", rule => rule.From("quiet").To("gone").WhenTimePasses()
                .When(odd & Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(60)))))));
        await shop.RecordAsync("bad", CustomerEvent.TraitSet(Shop.Start, "poison", TraitValue.Create(true)));
        foreach (var customer in new[] { "anna", "bad", "cora" }) await shop.RecordAsync(customer, shop.Order($"1 of {customer}"));

        shop.Clock.Now = Shop.Start.AddDays(40);
        await ExpectAsync();
        // A sweep puts the customer off, with a due instant that is later than the transition.
        Assert.Equal("bad", Assert.Single((await shop.SweepAsync()).Failures).Customer.CustomerId);
        await ExpectAsync();

        async Task ExpectAsync()
        {
            shop.Observer.CustomerFailures.Clear();
            Assert.Equal(["anna", "cora"], await FindAsync(shop, Audience.InStage("journey", "quiet")));
            Assert.Equal("bad", Assert.Single(shop.Observer.CustomerFailures).Customer.CustomerId);
            Assert.Empty(await FindAsync(shop, Buyers));
            Assert.Equal(2, await shop.Tracker.CountAsync(Audience.Everyone, Shop.Cancellation));
        }
    }

    [Fact]
    public async Task FindAsync_AfterAPublicationOfAnotherHost_FollowsIt()
    {
        var store = new JsonCustomerStore();
        var (shop, other) = (new Shop(Shop.With(Shop.Quiet(30)), store), new Shop(Shop.With(Shop.Quiet(30)), store));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now = other.Clock.Now = Shop.Start.AddDays(10);
        Assert.Empty(await FindAsync(shop, Audience.InStage("journey", "quiet")));
        Assert.True((await other.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(5)))).IsPublished);
        shop.Clock.Now += TimeSpan.FromMinutes(1);

        // Under the version that this host knows, the store lists none.
        Assert.Equal(["anna"], await FindAsync(shop, Audience.InStage("journey", "quiet")));
        Assert.Equal(1, await shop.Tracker.CountAsync(Audience.InStage("journey", "quiet"), Shop.Cancellation));
    }

    [Fact]
    public async Task FindAsync_AfterAVersionCameBack_FindsWhoMovedInBetween()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now = Shop.Start.AddDays(10);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(5)));
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(30)));

        // For a minute five days were enough, and no rule of the version of now leads back.
        Assert.Equal("quiet", (await shop.ViewAsync("anna")).Track("journey").Stage);
        Assert.Equal(["anna"], await FindAsync(shop, Audience.InStage("journey", "quiet")));
        var sweep = await shop.SweepAsync();
        Assert.Equal((1, "quiet"), (sweep.MovedOverCount, Assert.Single(sweep.Transitions).To));
        Assert.Equal(0, (await shop.SweepAsync()).MovedOverCount);
        Assert.Equal(["anna"], await FindAsync(shop, Audience.InStage("journey", "quiet")));
    }

    [Fact]
    public async Task FindAsync_OfATrackThatIsNewToTheShop_ReplaysItsCustomers()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now = Shop.Start.AddDays(1);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("second", Shop.Quiet(3)));
        Assert.Equal(["anna"], await FindAsync(shop, Audience.InStage("second", "buyer").And(Buyers)));
        Assert.Equal(
            [new StageCount("new", 0), new StageCount("buyer", 1), new StageCount("quiet", 0)],
            await shop.Tracker.CountByStageAsync("second", Shop.Cancellation));
    }

    [Fact]
    public async Task FindAsync_WithoutCustomersOrTracks_FindsNone()
    {
        var empty = new Shop(Shop.With(Shop.Quiet(30)));
        Assert.Empty(await FindAsync(empty, Audience.Everyone));
        Assert.Equal(0, await empty.Tracker.CountAsync(Buyers, Shop.Cancellation));
        var bare = new Shop();
        await bare.RecordAsync("anna", bare.Order("1"));
        Assert.Equal(["anna"], await FindAsync(bare, Audience.Everyone));
        Assert.Equal(1, await bare.Tracker.CountAsync(Audience.Everyone, Shop.Cancellation));
    }

    [Fact]
    public async Task FindPageAsync_OfMoreThanThousand_ContinuesOverThePagesOfTheStore()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        string[] ids = [.. Enumerable.Range(0, 1205).Select(i => FormattableString.Invariant($"c{i:0000}"))];
        for (var i = 0; i < ids.Length; i++)
            await shop.RecordAsync(ids[i], i % 2 == 0 ? shop.Order(ids[i]) : CustomerEvent.Visit(Shop.Start));
        var expected = ids.Where((_, i) => i % 2 == 0).ToList();
        Assert.Equal(expected, await FindAsync(shop, Buyers));
        Assert.Equal(expected, await FindAsync(shop, Audience.LastSeenBefore(Shop.Start.AddDays(1)).And(Buyers)));
        Assert.Equal(1205, (await FindAsync(shop, Audience.LastSeenBefore(Shop.Start.AddDays(1)))).Count);
        var page = await shop.Tracker.FindPageAsync(Buyers, "c0100", 2000, Shop.Cancellation);
        Assert.Equal(expected.Where(id => string.CompareOrdinal(id, "c0100") > 0), page.Select(view => view.Customer.CustomerId));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "maxCount", async () => await shop.Tracker.FindPageAsync(Buyers, null, 0, Shop.Cancellation));
    }

    private static Task<List<string>> FindAsync(Shop shop, Audience audience) =>
        AudienceCalls.IdsAsync(shop.Tracker.FindAsync(audience, Shop.Cancellation));
}
