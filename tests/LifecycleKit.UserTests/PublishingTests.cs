using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

public class PublishingTests
{
    [Fact]
    public async Task PublishAsync_OfATrackTakenOutAndPutBack_LeavesEveryCustomerUsable()
    {
        var shop = new Shop(new LifecycleOptions().AddTrack("a", LifecyclePresets.Retail).AddTrack("b", LifecyclePresets.Attention));
        await shop.RecordAsync("touched", shop.Order("1"));
        await shop.RecordAsync("untouched", shop.Order("u1"));
        var before = (await shop.ViewAsync("untouched")).Track("b");
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        var removed = await shop.PublishAsync(new LifecycleChanges().RemoveTrack("b"));
        Assert.Equal(["Track 'b'"], removed.Removed);
        Assert.Equal(["a"], (await shop.ViewAsync("touched")).Tracks.Select(track => track.Track));
        await shop.RecordAsync("touched", CustomerEvent.Visit(shop.Clock.Now));
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(["b"], (await shop.PublishAsync(new LifecycleChanges().SetTrack("b", LifecyclePresets.Attention))).Tracks);

        foreach (var customer in new[] { "touched", "untouched" })
        {
            Assert.Equal(
                (before.Stage, before.EnteredAt),
                ((await shop.ViewAsync(customer)).Track("b").Stage, (await shop.ViewAsync(customer)).Track("b").EnteredAt));
            Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync(customer, shop.Order($"2 of {customer}"))).Outcome);
        }

        Assert.Empty((await shop.SweepAsync()).Failures);
    }

    [Fact]
    public async Task PublishAsync_OfOnePart_LeavesTheOthersInForce()
    {
        var book = Playbook.Build("book", x => x.Play("banner", play => play.Channel(Channels.OnSite)));
        var shop = new Shop(
            new LifecycleOptions { Playbook = book }.AddTrack("a", LifecyclePresets.Retail).AddTrack("b", LifecyclePresets.Attention));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        var result = await shop.PublishAsync(new LifecycleChanges().SetTrack("a", Shop.Quiet(30)));
        Assert.Equal((1, 0), (result.Publications.Length, result.Removed.Count()));
        var view = await shop.ViewAsync("anna");
        Assert.Equal(["a", "b"], view.Tracks.Select(track => track.Track));
        Assert.Single(view.Plays.Results);
    }

    [Fact]
    public async Task PublishAsync_OfTheSame_PublishesNothing()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        var result = await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(30)));
        Assert.True(result.IsPublished);
        Assert.Empty(result.Publications);
    }

    [Fact]
    public async Task PublishAsync_OfAPlaybookThatNamesAnUnknownStage_IsRefused()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        var book = Playbook.Build("book", x => x.Play("banner", play => play.Channel(Channels.OnSite).InStage("buyr")));
        var result = await shop.PublishAsync(new LifecycleChanges().SetPlaybook(book));
        Assert.Contains("buyr", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Null((await shop.ViewAsync("anna")).Plays.Find("banner"));
    }

    [Fact]
    public async Task PublishAsync_OfANewTrack_StartsCustomersByReplayingTheirEvents()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        for (var i = 0; i < 10; i++)
        {
            await shop.RecordAsync("anna", shop.Order($"{i}"));
            shop.Clock.Now += TimeSpan.FromDays(2);
        }

        var delivered = shop.Handler.Notices.Count;
        await shop.PublishAsync(new LifecycleChanges().SetTrack("value", LifecyclePresets.Retail));
        var view = await shop.ViewAsync("anna");
        Assert.NotEqual("visitor", view.Track("value").Stage);
        var engine = LifecycleEngine.Compile(LifecyclePresets.Retail);
        var events = Enumerable.Range(0, 10)
            .Select(
                i => CustomerEvent.Order(new OrderSnapshot { OrderId = $"{i}", PlacedAt = Shop.Start.AddDays(2 * i), GrossTotal = 10 }));
        var replay = LifecycleTimeline.Of(engine).Replay(events, Shop.Start, shop.Clock.Now).State;
        Assert.Equal(
            (replay.Stage, replay.HighestStage, replay.EnteredAt, replay.NextDue),
            (view.Track("value").Stage, view.Track("value").HighestStage, view.Track("value").EnteredAt, view.Track("value").NextDue));
        // Handlers do not get transitions from before the publication of the track.
        await shop.SweepAsync();
        Assert.Equal(delivered, shop.Handler.Notices.Count);
        Assert.Equal(replay.Stage, (await shop.ViewAsync("anna")).Track("value").Stage);
        shop.Clock.Now += TimeSpan.FromDays(400);
        await shop.SweepAsync();
        Assert.Contains(shop.Handler.Notices, notice => notice.Track == "value" && notice.EffectiveAt > Shop.Start.AddDays(20));
    }

    [Fact]
    public async Task TwoTrackers_OnOneStore_FollowWhatEitherPublishes()
    {
        var store = new JsonCustomerStore();
        var clock = new ShopClock(Shop.Start);
        var (one, other) = (new Shop(Shop.With(Shop.Quiet(30)), store, clock), new Shop(Shop.With(Shop.Quiet(30)), store, clock));
        await one.RecordAsync("anna", one.Order("1"));
        Assert.Equal("buyer", (await other.ViewAsync("anna")).Track("journey").Stage);
        clock.Now += TimeSpan.FromDays(10);
        await one.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(7)));
        Assert.Equal("quiet", (await other.ViewAsync("anna")).Track("journey").Stage);
        Assert.Equal(1, (await other.SweepAsync()).MovedOverCount);
        Assert.Equal("goes-quiet", Assert.Single(other.Handler.Notices, notice => notice.To == "quiet").Rule);
        await other.RecordAsync("anna", other.Order("2"));
        Assert.Equal("buyer", (await one.ViewAsync("anna")).Track("journey").Stage);
    }

    [Fact]
    public async Task Create_WithAnOlderConfiguration_FollowsTheStore()
    {
        var store = new JsonCustomerStore();
        var clock = new ShopClock(Shop.Start);
        var first = new Shop(Shop.With(Shop.Quiet(30)), store, clock);
        await first.RecordAsync("anna", first.Order("1"));
        clock.Now += TimeSpan.FromMinutes(1);
        await first.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(7)));

        // The same configuration as before, after a restart: what was published since stays in force.
        var again = new Shop(Shop.With(Shop.Quiet(30)), store, clock);
        Assert.Equal(Shop.Start.AddDays(7), (await again.ViewAsync("anna")).Track("journey").NextDue);
        Assert.Equal(["Track 'journey'"], Assert.Single(again.Observer.Starts).Publication.Followed);

        // A new configuration is published.
        clock.Now += TimeSpan.FromMinutes(1);
        var newer = Shop.With(Shop.Quiet(60));
        newer.Revision = 2;
        Assert.Equal(Shop.Start.AddDays(60), (await new Shop(newer, store, clock).ViewAsync("anna")).Track("journey").NextDue);

        // A host with an older revision uses the store.
        clock.Now += TimeSpan.FromMinutes(1);
        var older = Shop.With(Shop.Quiet(90));
        older.Revision = 1;
        Assert.Equal(Shop.Start.AddDays(60), (await new Shop(older, store, clock).ViewAsync("anna")).Track("journey").NextDue);
    }

    [Fact]
    public async Task PreviewAsync_OfAStricterRule_CountsTransitionsAndChangesNothing()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        for (var i = 0; i < 7; i++)
        {
            await shop.RecordAsync($"customer {i}", shop.Order($"{i}"));
            shop.Clock.Now += TimeSpan.FromDays(2);
        }

        var changes = new LifecycleChanges().SetTrack("journey", Shop.Quiet(7));
        var preview = await shop.Tracker.PreviewAsync(changes, cancellationToken: Shop.Cancellation);
        Assert.Equal(7, preview.CustomerCount);
        Assert.Equal([new PreviewedMove("journey", "buyer", "quiet", 4)], preview.Moves);
        Assert.Equal("buyer", (await shop.ViewAsync("customer 0")).Track("journey").Stage);
        Assert.Equal(2, (await shop.Tracker.PreviewAsync(changes, maxCount: 2, Shop.Cancellation)).CustomerCount);
        await shop.PublishAsync(changes);
        var moved = 0;
        for (var i = 0; i < 7; i++) moved += (await shop.ViewAsync($"customer {i}")).Track("journey").Stage == "quiet" ? 1 : 0;
        Assert.Equal(4, moved);
    }

    [Fact]
    public async Task RollBackAsync_PublishesTheEarlierContent()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(7)));
        Assert.Equal(Shop.Start.AddDays(7), (await shop.ViewAsync("anna")).Track("journey").NextDue);
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Single((await shop.Tracker.RollBackAsync(PublicationPart.Track, "journey", Shop.Cancellation)).Publications);
        Assert.Equal(Shop.Start.AddDays(30), (await shop.ViewAsync("anna")).Track("journey").NextDue);
        Assert.False((await shop.Tracker.RollBackAsync(PublicationPart.Playbook, cancellationToken: Shop.Cancellation)).IsPublished);
        Assert.Equal(3, (await shop.Tracker.GetPublicationsAsync(Shop.Cancellation)).Count(one => one.Part == PublicationPart.Track));
    }

    [Fact]
    public async Task RecordAsync_OfAHostThatLacksAPredicate_NamesThePredicateAndLosesNothing()
    {
        var store = new JsonCustomerStore();
        var clock = new ShopClock(Shop.Start);
        var withPredicate = LifecycleDefinition.Build("shop", x => x.Stage("new", rank: 0).Stage("staff")
            .Rule(
                "hired",
                rule => rule.From("new").To("staff").On(EventTriggers.Visit).When(Condition.Predicate("is-staff", (in Facts _) => true))));
        await new Shop(Shop.With(withPredicate), store, clock).RecordAsync("anna", CustomerEvent.Visit(clock.Now));
        // One save for the event, one for the delivery of its transition.
        var other = Shop.With(Shop.Quiet(30));
        other.Revision = -1;
        var error = await Assert.ThrowsAsync<PublicationException>(
            async () => await new Shop(other, store, clock).RecordAsync("anna", CustomerEvent.Visit(clock.Now)));
        Assert.Contains("is-staff", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, store.SaveCount);
    }

    [Fact]
    public async Task Start_InMemory_IsReportedToObservers()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.ViewAsync("anna");
        await shop.ViewAsync("anna");
        Assert.False(Assert.Single(shop.Observer.Starts).IsDurable);
    }
}
