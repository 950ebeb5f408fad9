using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Claims;

/// <summary>A claim takes the place of a message until the message is recorded as sent.</summary>
public class PlayClaimTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public async Task ClaimPlayAsync_AChosenPlay_CountsAsSentUntilTheMessageTakesItsPlace()
    {
        var shop = ClaimShop.Open(book => book.OnSite("offer", play => play.Cooldown(Week)));
        Assert.Equal(PlayOutcome.Chosen, (await shop.ResultAsync("anna", "offer")).Outcome);

        var claimed = await shop.ClaimAsync("anna", "offer", "m1");

        var claim = new PlayClaim("m1", "offer", Channels.OnSite, Shop.Start);
        Assert.Equal((PlayClaimOutcome.Claimed, claim, null, true), (claimed.Outcome, claimed.Claim, claimed.Refusal, claimed.IsToSend));
        Assert.Equal("Claimed", claimed.ToString());
        shop.Clock.Now += TimeSpan.FromHours(1);
        var view = await shop.ViewAsync("anna");
        Assert.Equal([claim], view.Claims);
        Assert.Equal("offer: CoolingDown until 2026-01-08T12:00:00Z", $"{view.Plays.Find("offer")}");
        Assert.Equal(
            "offer: cooldown of 7d after a message until 2026-01-08T12:00:00Z",
            $"{await shop.Tracker.ExplainPlayAsync("anna", "offer", Shop.Cancellation)}");
        Assert.Equal(
            "Refused, offer: CoolingDown until 2026-01-08T12:00:00Z", $"{await shop.ClaimAsync("anna", "offer", "m2")}");
        Assert.Equal(0, view.Profile.SentMessageCount);

        await shop.SendAsync("anna", "offer", "m1");
        view = await shop.ViewAsync("anna");
        Assert.Empty(view.Claims);
        Assert.Equal(1, view.Profile.SentMessageCount);
        Assert.Equal("offer: CoolingDown until 2026-01-08T13:00:00Z", $"{view.Plays.Find("offer")}");
        shop.Clock.Now = Shop.Start.AddHours(1) + Week;
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("anna", "offer", "m2")).Outcome);
    }

    [Fact]
    public async Task ClaimPlayAsync_Repeated_IsAlreadyClaimedBeforeAndAfterTheMessageAndARestart()
    {
        var store = new JsonCustomerStore();
        var shop = Open(store, new ShopClock(Shop.Start));
        var claim = (await shop.ClaimAsync("anna", "offer", "m1")).Claim;

        await ExpectAsync(claim);
        shop = Open(((JsonCustomerStore)shop.Store).Reopen(), shop.Clock);
        await ExpectAsync(claim);
        await shop.SendAsync("anna", "offer", "m1");
        await ExpectAsync(null);
        shop = Open(((JsonCustomerStore)shop.Store).Reopen(), shop.Clock);
        await ExpectAsync(null);

        Assert.Equal("offer 2026-01-01: 1", await shop.CountsAsync());
        // An id that is no longer remembered is a new message.
        shop.Clock.Now += TimeSpan.FromDays(31);
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("anna", "offer", "m1")).Outcome);

        async Task ExpectAsync(PlayClaim? expected)
        {
            shop.Clock.Now += TimeSpan.FromMinutes(1);
            var saves = ((JsonCustomerStore)shop.Store).SaveCount;
            var again = await shop.ClaimAsync("anna", "offer", "m1");
            Assert.Equal(
                (PlayClaimOutcome.AlreadyClaimed, expected, null, expected is not null),
                (again.Outcome, again.Claim, again.Refusal, again.IsToSend));
            Assert.Equal(saves, ((JsonCustomerStore)shop.Store).SaveCount);
        }

        static Shop Open(JsonCustomerStore store, ShopClock clock) =>
            ClaimShop.Open(book => book.OnSite("offer", play => play.Cooldown(Week).DailyBudget(5)), store, clock);
    }

    [Fact]
    public async Task ClaimPlayAsync_ThatLosesToAnotherPlay_IsClaimedSinceTheHostAsksForIt()
    {
        var shop = ClaimShop.Open(book => book
            .OnSite("first", play => play.Priority(2)).OnSite("second")
            .Play("text", play => play.Channel(Channels.Sms).Needs(ConsentNeed.None))
            .FrequencyCap(FrequencyCap.InDays(1)));
        var before = (await shop.ViewAsync("anna")).Plays;
        Assert.Equal(
            [("first", PlayOutcome.Chosen), ("second", PlayOutcome.LostTo), ("text", PlayOutcome.Capped)],
            before.Results.Select(result => (result.Play.Key, result.Outcome)));
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("anna", "second", "m1")).Outcome);
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("berta", "text", "m1")).Outcome);

        // The place is taken: the play that was chosen before is now capped.
        foreach (var customer in (string[])["anna", "berta"])
        {
            Assert.Equal("Refused, first: Capped until 2026-01-02T00:00:00Z", $"{await shop.ClaimAsync(customer, "first", "m2")}");
            Assert.Equal(PlayOutcome.Capped, (await shop.ResultAsync(customer, "first")).Outcome);
        }
    }

    [Fact]
    public async Task ClaimPlayAsync_AfterOtherEventsAndSweeps_IsStillThere()
    {
        var shop = ClaimShop.Open(
            book => book.OnSite("offer", play => play.Cooldown(TimeSpan.FromDays(90))), new JsonCustomerStore());
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromDays(40);

        // A due transition is seen by the claim and saved by the sweep, which delivers it once.
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("anna", "offer", "m1")).Outcome);
        Assert.Equal(["buyer"], shop.Handler.Notices.Select(notice => notice.To));
        Assert.Single((await shop.SweepAsync()).Transitions);
        await shop.RecordAsync("anna", shop.Order("2"));
        await shop.SweepAsync();

        Assert.Equal(["buyer", "quiet", "buyer"], shop.Handler.Notices.Select(notice => notice.To));
        Assert.Equal("m1", Assert.Single((await shop.ViewAsync("anna")).Claims).MessageId);
        Assert.Equal(PlayOutcome.CoolingDown, (await shop.ResultAsync("anna", "offer")).Outcome);
    }

    [Fact]
    public async Task ClaimPlayAsync_OfAVisitorWithoutARecord_StartsTheirRecord()
    {
        var shop = ClaimShop.Open(book => book.OnSite("banner", play => play.InStage("new").Cooldown(Week)), new JsonCustomerStore());
        var visitor = await shop.ViewAsync("visitor");

        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("visitor", "banner", "m1")).Outcome);

        var known = await shop.ViewAsync("visitor");
        Assert.Equal((false, true, visitor.SubjectKey), (visitor.IsKnown, known.IsKnown, known.SubjectKey));
        shop.Clock.Now += TimeSpan.FromDays(1);
        Assert.Empty((await shop.SweepAsync()).Transitions);
        Assert.Equal((0, 0), ((await shop.SweepAsync()).CustomerCount, (await shop.SweepAsync()).MovedOverCount));
        await shop.RecordAsync("visitor", shop.Order("1"));
        Assert.Equal("buyer", (await shop.ViewAsync("visitor")).Track("journey").Stage);
        Assert.Equal("m1", Assert.Single((await shop.ViewAsync("visitor")).Claims).MessageId);
    }

    [Fact]
    public async Task ClaimPlayAsync_NeverRecordedAsSent_FallsOutAfterTheHorizon()
    {
        var shop = ClaimShop.Open(book => book.OnSite("yearly", play => play.Cooldown(MessageLog.Horizon)).OnSite("other"));
        await shop.ClaimAsync("anna", "yearly", "m1");

        shop.Clock.Now = Shop.Start + MessageLog.Horizon - TimeSpan.FromTicks(1);
        Assert.Equal(PlayOutcome.CoolingDown, (await shop.ClaimAsync("anna", "yearly", "m2")).Refusal?.Outcome);
        Assert.Single((await shop.ViewAsync("anna")).Claims);
        shop.Clock.Now += TimeSpan.FromTicks(2);
        Assert.Empty((await shop.ViewAsync("anna")).Claims);
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("anna", "yearly", "m1")).Outcome);
        var stored = await shop.Store.LoadAsync(new CustomerKey("", "anna"), null, Shop.Cancellation);
        Assert.Equal([new PlayClaim("m1", "yearly", Channels.OnSite, shop.Clock.Now)], stored.Record!.Document.Claims);
    }

    [Fact]
    public async Task ClaimPlayAsync_OfAHostWhoseClockIsAhead_CountsForTheOtherHosts()
    {
        var fast = ClaimShop.Open(book => book.OnSite("offer", play => play.FrequencyCap(FrequencyCap.InWindow(1, Week))));
        var slow = ClaimShop.Open(
            book => book.OnSite("offer", play => play.FrequencyCap(FrequencyCap.InWindow(1, Week))), fast.Store,
            new ShopClock(Shop.Start.AddSeconds(-30)));
        await slow.ViewAsync("anna");
        Assert.Equal(PlayClaimOutcome.Claimed, (await fast.ClaimAsync("anna", "offer", "m1")).Outcome);

        Assert.Equal(PlayOutcome.Capped, (await slow.ResultAsync("anna", "offer")).Outcome);
        Assert.Equal(PlayOutcome.Capped, (await slow.ClaimAsync("anna", "offer", "m2")).Refusal?.Outcome);
    }

    [Fact]
    public async Task ClaimPlayAsync_WrongArguments_AreRefusedWithoutTheId()
    {
        var shop = ClaimShop.Open(book => book.OnSite("offer").OnSite("news"));
        await shop.ClaimAsync("anna", "offer", "secret-id");

        var other = await Assert.ThrowsAsync<ArgumentException>("messageId", async () => await shop.ClaimAsync("anna", "news", "secret-id"));
        Assert.StartsWith(
            "The message is claimed for the play 'offer', not for 'news'. Give each message an id of its own.", other.Message,
            StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<ArgumentException>("play", async () => await shop.ClaimAsync("anna", "offr", "m2"));
        Assert.Contains("Did you mean 'offer'?", unknown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>("messageId", async () => await shop.ClaimAsync("anna", "offer", ""));
        await Assert.ThrowsAsync<ArgumentNullException>("messageId", async () => await shop.ClaimAsync("anna", "offer", null!));
        await Assert.ThrowsAsync<ArgumentException>("play", async () => await shop.ClaimAsync("anna", "", "m2"));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await shop.ClaimAsync("", "offer", "m2"));
        await Assert.ThrowsAsync<ArgumentException>("play", async () => await new Shop().ClaimAsync("anna", "offer", "m2"));
    }

    [Fact]
    public async Task ClaimPlayAsync_InAnotherShop_IsAnotherClaim()
    {
        var shop = ClaimShop.Open(book => book.OnSite("offer", play => play.Cooldown(Week).DailyBudget(1)));
        var second = shop.Tracker.ForScope("second");

        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("anna", "offer", "m1")).Outcome);
        Assert.Equal(PlayClaimOutcome.Claimed, (await second.ClaimPlayAsync("anna", "offer", "m1", Shop.Cancellation)).Outcome);
        Assert.Equal(
            PlayOutcome.BudgetSpent, (await second.ClaimPlayAsync("berta", "offer", "m1", Shop.Cancellation)).Refusal?.Outcome);
    }
}
