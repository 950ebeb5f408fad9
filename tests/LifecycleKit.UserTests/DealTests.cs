using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>Deals of a CRM in a shop: sent again, crossed, late, exported, linked and expired.</summary>
public class DealTests
{
    private static readonly DealSnapshot Open = new()
    {
        DealId = "D-1", OpenedAt = Shop.Start, ChangedAt = Shop.Start, Stage = "demo", Value = 900, Probability = 0.5m,
        ExpectedCloseAt = Shop.Start.AddDays(10),
    };

    public static TheoryData<string> Kinds => new("memory", "json");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_OfTheSameDealAgain_KeepsOneEvent(string kind)
    {
        var shop = OpenShop(kind);
        Assert.Equal(RecordOutcome.Applied, await RecordAsync(shop, Open));
        for (var i = 0; i < 3; i++) Assert.Equal(RecordOutcome.Unchanged, await RecordAsync(shop, Open));
        Assert.Single((await ExportAsync(shop)).Events);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_OfAnOlderSnapshot_IsStaleAndKeptOnce(string kind)
    {
        var shop = OpenShop(kind);
        shop.Clock.Now += TimeSpan.FromDays(5);
        Assert.Equal(RecordOutcome.Applied, await RecordAsync(shop, Open with { ChangedAt = Shop.Start.AddDays(3), Stage = "proposal" }));
        for (var i = 0; i < 3; i++)
            Assert.Equal(RecordOutcome.Stale, await RecordAsync(shop, Open with { ChangedAt = Shop.Start.AddDays(1) }));
        Assert.Equal("proposal", Assert.Single((await shop.ViewAsync("acme")).Deals).Stage);
        Assert.Equal(2, (await ExportAsync(shop)).Events.Length);
        // The result says so; observers hear of orders.
        Assert.Empty(shop.Observer.Disputed);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_OfAContradiction_IsAConflictInWhateverOrder(string kind)
    {
        var lost = Open with { Outcome = DealOutcome.Lost, ClosedAt = Shop.Start, LostReason = "price" };
        foreach (var (first, second) in ((DealSnapshot, DealSnapshot)[])[(Open, lost), (lost, Open)])
        {
            var shop = OpenShop(kind);
            Assert.Equal(RecordOutcome.Applied, await RecordAsync(shop, first));
            Assert.Equal(RecordOutcome.Conflict, await RecordAsync(shop, second));
            Assert.Equal(lost, Assert.Single((await shop.ViewAsync("acme")).Deals));
        }
    }

    /// <summary>With a replay, a deal that arrives late leads where it would have led in time.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_OfALateWin_IsReplayed(string kind)
    {
        var shop = OpenShop(kind, LateEventPolicy.Rebuild);
        await RecordAsync(shop, Open);
        shop.Clock.Now += TimeSpan.FromDays(20);
        await shop.RecordAsync("acme", CustomerEvent.Visit(shop.Clock.Now));
        var closed = Shop.Start.AddDays(4);
        Assert.Equal(
            RecordOutcome.Applied,
            await RecordAsync(shop, Open with { ChangedAt = closed, Outcome = DealOutcome.Won, ClosedAt = closed }));
        Assert.Equal("customer", (await shop.ViewAsync("acme")).Track("sales").Stage);
        Assert.Equal(closed, shop.Handler.Notices[^1].EffectiveAt);
    }

    /// <summary>A rule on the event is tried when the content changes, and time moves the customer at the expected closing.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SweepAsync_AfterTheExpectedClosing_MovesAtThatInstant(string kind)
    {
        var shop = OpenShop(kind, definition: LifecycleDefinition.Build("sales", x => x
            .Stage("new").Stage("big").Stage("late")
            .Rule("big", rule => rule.From("new").To("big").On(EventTriggers.DealChanged)
                .When(Fields.EventDealOutcome.EqualTo("open") & Fields.EventDealValue.AtLeast(900)))
            .Rule("late", rule => rule.From("big").To("late").WhenTimePasses().When(Fields.OverdueDealCount.AtLeast(1)))));
        await RecordAsync(shop, Open with { Value = 800 });
        Assert.Equal("new", (await shop.ViewAsync("acme")).Track("sales").Stage);
        shop.Clock.Now += TimeSpan.FromDays(1);
        await RecordAsync(shop, Open with { ChangedAt = shop.Clock.Now });
        Assert.Equal("big", (await shop.ViewAsync("acme")).Track("sales").Stage);
        shop.Clock.Now = Shop.Start.AddDays(11);
        await shop.SweepAsync();
        Assert.Equal(("late", Shop.Start.AddDays(10)), (shop.Handler.Notices[^1].To, shop.Handler.Notices[^1].EffectiveAt));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkAsync_OfTwoContacts_JoinsTheirDealsAndUnlinkDividesThem(string kind)
    {
        var shop = OpenShop(kind);
        await RecordAsync(shop, Open);
        await RecordAsync(shop, Open with { DealId = "D-2", Value = null }, "contact");
        Assert.Equal(LinkOutcome.Linked, (await shop.Tracker.LinkAsync("acme", "contact", Shop.Cancellation)).Outcome);
        Assert.Equal(["D-1", "D-2"], (await shop.ViewAsync("contact")).Deals.Select(deal => deal.DealId));
        Assert.Equal(LinkOutcome.Unlinked, (await shop.Tracker.UnlinkAsync("contact", Shop.Cancellation)).Outcome);
        Assert.Equal("D-2", Assert.Single((await shop.ViewAsync("contact")).Deals).DealId);
        Assert.Equal("D-1", Assert.Single((await shop.ViewAsync("acme")).Deals).DealId);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ExpireEventsAsync_OfOldDeals_KeepsTheDealsAndWhatIsNewer(string kind)
    {
        var shop = OpenShop(kind, LateEventPolicy.Rebuild, retention: TimeSpan.FromDays(100));
        await RecordAsync(shop, Open);
        shop.Clock.Now += TimeSpan.FromDays(150);
        Assert.Equal(1, (await shop.Tracker.ExpireEventsAsync(cancellationToken: Shop.Cancellation)).RemovedCount);
        Assert.Equal(Open, Assert.Single((await shop.ViewAsync("acme")).Deals));
        var closed = shop.Clock.Now.AddDays(-1);
        await RecordAsync(shop, Open with { ChangedAt = closed, Outcome = DealOutcome.Won, ClosedAt = closed });
        Assert.Equal("customer", (await shop.ViewAsync("acme")).Track("sales").Stage);
        Assert.Equal(DealOutcome.Won, Assert.Single((await ExportAsync(shop)).Document!.History.Deals!).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ExpireVisitorsAsync_OfACustomerWithADeal_KeepsThem(string kind)
    {
        var shop = OpenShop(kind);
        await shop.RecordAsync("visitor", CustomerEvent.Visit(shop.Clock.Now));
        await RecordAsync(shop, Open);
        shop.Clock.Now += TimeSpan.FromDays(800);
        await shop.Tracker.ExpireVisitorsAsync(cancellationToken: Shop.Cancellation);
        Assert.Equal((true, false), ((await shop.ViewAsync("acme")).IsKnown, (await shop.ViewAsync("visitor")).IsKnown));
    }

    [Fact]
    public async Task BackfillAsync_OfDealsWithoutIds_CountsEachOnceWhenItIsRepeated()
    {
        var shop = OpenShop("memory");
        TrackedEvent[] events =
        [
            new("acme", CustomerEvent.DealChanged(Open)),
            new("acme", CustomerEvent.DealChanged(Open with
            {
                ChangedAt = Shop.Start.AddMinutes(2), Outcome = DealOutcome.Won, ClosedAt = Shop.Start.AddMinutes(2),
            })),
        ];
        for (var i = 0; i < 2; i++) await shop.Tracker.BackfillAsync(events, new BackfillOptions { Name = $"crm {i}" }, Shop.Cancellation);
        Assert.Equal(2, (await ExportAsync(shop)).Events.Length);
        Assert.Equal(DealOutcome.Won, Assert.Single((await shop.ViewAsync("acme")).Deals).Outcome);
    }

    private static Shop OpenShop(
        string kind, LateEventPolicy late = LateEventPolicy.Apply, LifecycleDefinition? definition = null, TimeSpan? retention = null)
    {
        var options = new LifecycleOptions { LateEvents = late, RetentionPeriod = retention, VisitorExpiry = TimeSpan.FromDays(700) };
        return new Shop(
            options.AddTrack("sales", definition ?? LifecyclePresets.B2B),
            kind == "json" ? new JsonCustomerStore() : new InMemoryCustomerStore());
    }

    private static async Task<RecordOutcome> RecordAsync(Shop shop, DealSnapshot deal, string customer = "acme") =>
        (await shop.RecordAsync(customer, CustomerEvent.DealChanged(deal))).Outcome;

    private static async Task<CustomerExport> ExportAsync(Shop shop) =>
        (await shop.Tracker.ExportAsync("acme", Shop.Cancellation))!;
}
