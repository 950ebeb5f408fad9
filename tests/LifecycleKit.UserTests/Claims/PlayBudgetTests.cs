using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Claims;

/// <summary>Daily budgets are the shop's: the store counts them for every host.</summary>
public class PlayBudgetTests
{
    private static readonly TimeZoneInfo Vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");

    [Fact]
    public async Task ClaimPlayAsync_AfterARestart_ComparesWithTheCountsOfTheStore()
    {
        var store = new JsonCustomerStore();
        var shop = Open(2, store);
        await shop.ClaimAsync("anna", "offer", "m1");
        await shop.SendAsync("berta", "offer", "m2");

        var later = Open(2, store.Reopen(), shop.Clock);

        Assert.Equal("offer 2026-01-01: 2", await later.CountsAsync());
        Assert.Equal("offer: BudgetSpent until 2026-01-02T00:00:00Z", $"{await later.ResultAsync("clara", "offer")}");
        Assert.Equal(
            "Refused, offer: BudgetSpent until 2026-01-02T00:00:00Z", $"{await later.ClaimAsync("clara", "offer", "m3")}");
        Assert.Equal(
            "offer: daily budget of 2 spent until 2026-01-02T00:00:00Z",
            $"{await later.Tracker.ExplainPlayAsync("clara", "offer", Shop.Cancellation)}");
    }

    [Fact]
    public async Task ClaimPlayAsync_AcrossMidnight_CountsOnTheDayOfTheClaimInTheZoneOfTheShop()
    {
        // 23:59 in Vienna is 22:59 in UTC.
        var shop = Open(1, new JsonCustomerStore(), new ShopClock(new DateTimeOffset(2026, 1, 1, 22, 59, 0, TimeSpan.Zero)), Vienna);
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("anna", "offer", "m1")).Outcome);
        var refused = await shop.ClaimAsync("berta", "offer", "m2");
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 23, 0, 0, TimeSpan.Zero), refused.Refusal?.Until);

        shop.Clock.Now += TimeSpan.FromMinutes(2);
        await shop.SendAsync("anna", "offer", "m1");

        Assert.Equal("offer 2026-01-01: 1", await shop.CountsAsync());
        Assert.Equal(PlayOutcome.Chosen, (await shop.ResultAsync("berta", "offer")).Outcome);
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.ClaimAsync("berta", "offer", "m2")).Outcome);
        Assert.Equal("offer 2026-01-01: 1\noffer 2026-01-02: 1", await shop.CountsAsync());
        Assert.Equal(PlayOutcome.BudgetSpent, (await shop.ClaimAsync("clara", "offer", "m3")).Refusal?.Outcome);
    }

    [Fact]
    public async Task ClaimPlayAsync_OnADayOf23Hours_IsSpentUntilTheNextMidnight()
    {
        // The clocks of Vienna go forward on 29 March 2026.
        var shop = Open(1, null, new ShopClock(new DateTimeOffset(2026, 3, 28, 23, 30, 0, TimeSpan.Zero)), Vienna);
        await shop.ClaimAsync("anna", "offer", "m1");

        Assert.Equal(
            new DateTimeOffset(2026, 3, 29, 22, 0, 0, TimeSpan.Zero), (await shop.ClaimAsync("berta", "offer", "m2")).Refusal?.Until);
    }

    [Fact]
    public async Task RecordAsync_MessagesWithoutAClaim_AreRecordedAndCountedBeyondTheBudget()
    {
        var shop = Open(2);
        for (var i = 1; i <= 3; i++)
            Assert.Equal(RecordOutcome.Applied, (await shop.SendAsync($"customer {i}", "offer", "m1")).Outcome);
        Assert.Equal(RecordOutcome.Duplicate, (await shop.SendAsync("customer 1", "offer", "m1")).Outcome);

        Assert.Equal("offer 2026-01-01: 3", await shop.CountsAsync());
        Assert.Equal(PlayOutcome.BudgetSpent, (await shop.ClaimAsync("clara", "offer", "m1")).Refusal?.Outcome);
        Assert.Equal(1, (await shop.ViewAsync("customer 3")).Profile.SentMessageCount);
    }

    [Fact]
    public async Task RecordAsync_AClaimedMessageRepeatedly_IsCountedOnce()
    {
        var shop = Open(5);
        await shop.ClaimAsync("anna", "offer", "m1");
        for (var i = 0; i < 3; i++) await shop.SendAsync("anna", "offer", "m1");
        await shop.ClaimAsync("anna", "offer", "m1");

        Assert.Equal("offer 2026-01-01: 1", await shop.CountsAsync());
        Assert.Equal(1, (await shop.ViewAsync("anna")).Profile.SentMessageCount);
    }

    [Fact]
    public async Task RecordAsync_AMessageOfAnotherPlayThanItsClaim_CountsForBothBudgets()
    {
        var shop = ClaimShop.Open(book => book.OnSite("offer", play => play.DailyBudget(5)).OnSite("news", play => play.DailyBudget(5)));
        await shop.ClaimAsync("anna", "offer", "m1");
        await shop.SendAsync("anna", "news", "m1");

        Assert.Equal("news 2026-01-01: 1\noffer 2026-01-01: 1", await shop.CountsAsync());
        Assert.Empty((await shop.ViewAsync("anna")).Claims);
    }

    [Fact]
    public async Task RecordAsync_MessagesOfEarlierDaysOrOfPlaysWithoutABudget_AreNotCounted()
    {
        var shop = ClaimShop.Open(book => book.OnSite("offer", play => play.DailyBudget(5)).OnSite("news"));
        foreach (var days in (int[])[2, 40, 300])
        {
            var sentAt = shop.Clock.Now.AddDays(-days);
            await shop.RecordAsync("anna", CustomerEvent.Message(CustomerEventKind.MessageSent, sentAt, "offer", Channels.OnSite));
        }

        await shop.SendAsync("anna", "news", "m1");
        await shop.SendAsync("anna", "a play of last year", "m2");
        await shop.ClaimAsync("anna", "news", "m3");

        Assert.Equal("", await shop.CountsAsync());
    }

    [Fact]
    public async Task ApplyPendingAsync_AQueuedMessage_TakesThePlaceOfItsClaim()
    {
        var shop = Open(5);
        await shop.ClaimAsync("anna", "offer", "m1");
        await shop.Store.AppendPendingAsync(
            new CustomerKey("", "anna"),
            CustomerEvent.Message(CustomerEventKind.MessageSent, shop.Clock.Now, "offer", Channels.OnSite, "m1"), Shop.Cancellation);

        Assert.Single((await shop.ViewAsync("anna")).Claims);
        await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation);

        Assert.Empty((await shop.ViewAsync("anna")).Claims);
        Assert.Equal("offer 2026-01-01: 1", await shop.CountsAsync());
    }

    [Fact]
    public async Task GetViewAsync_OfAnotherHost_SeesABudgetWithinFiveSeconds_AndAClaimAtOnce()
    {
        var here = Open(1);
        var there = Open(1, here.Store, here.Clock);
        Assert.Equal(PlayOutcome.Chosen, (await there.ResultAsync("anna", "offer")).Outcome);
        await here.ClaimAsync("berta", "offer", "m1");

        Assert.Equal(PlayOutcome.BudgetSpent, (await here.ResultAsync("anna", "offer")).Outcome);
        here.Clock.Now += TimeSpan.FromSeconds(4);
        Assert.Equal(PlayOutcome.Chosen, (await there.ResultAsync("anna", "offer")).Outcome);
        Assert.Equal(PlayOutcome.BudgetSpent, (await there.ClaimAsync("anna", "offer", "m1")).Refusal?.Outcome);
        Assert.Equal(PlayOutcome.BudgetSpent, (await there.ResultAsync("anna", "offer")).Outcome);

        var third = Open(1, here.Store, here.Clock);
        Assert.Equal(PlayOutcome.BudgetSpent, (await third.ResultAsync("anna", "offer")).Outcome);
    }

    [Fact]
    public async Task GetViewAsync_ManyViews_LoadTheCountsOnceInFiveSecondsAndOnlyForBudgets()
    {
        var store = new CountingStore();
        var shop = Open(100, store);
        for (var i = 0; i < 20; i++)
        {
            await shop.ViewAsync($"customer {i}");
            await shop.ClaimAsync($"customer {i}", "offer", "m1");
            await shop.SendAsync($"customer {i}", "offer", "m1");
        }

        Assert.Equal(1, store.CountLoads);
        shop.Clock.Now += TimeSpan.FromSeconds(5);
        await shop.ViewAsync("anna");
        Assert.Equal(2, store.CountLoads);
        // After a correction of the clock the age of the counts is not known.
        shop.Clock.Now -= TimeSpan.FromMinutes(1);
        await shop.ViewAsync("anna");
        Assert.Equal(3, store.CountLoads);

        var without = new CountingStore();
        var other = ClaimShop.Open(book => book.OnSite("offer"), without);
        await other.ViewAsync("anna");
        await other.ClaimAsync("anna", "offer", "m1");
        Assert.Equal(0, without.CountLoads);
    }

    private static Shop Open(int budget, ICustomerStore? store = null, ShopClock? clock = null, TimeZoneInfo? zone = null) =>
        ClaimShop.Open(book => book.OnSite("offer", play => play.DailyBudget(budget)), store, clock, zone);

    private sealed class CountingStore : ForwardingStore
    {
        public int CountLoads { get; private set; }

        public override ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(
            string scope, DateOnly from, CancellationToken cancellationToken)
        {
            CountLoads++;
            return base.LoadPlayCountsAsync(scope, from, cancellationToken);
        }
    }
}
