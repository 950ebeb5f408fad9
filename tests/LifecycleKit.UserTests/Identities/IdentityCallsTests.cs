using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Identities;

/// <summary>Batches, pending events, claims, exports, erasures and searches with linked identities.</summary>
public class IdentityCallsTests
{
    private static readonly string[] Ids = ["anna", "guest", "old"];

    public static TheoryData<string> Kinds => new("memory", "json");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_OfABatch_GivesTheResultsOfSingleCalls(string kind)
    {
        var shop = await LinkedAsync(kind);
        TrackedEvent[] events =
        [
            new("guest", shop.Order("1")), new("anna", shop.Order("1", 9)), new("ben", shop.Order("2")), new("old", shop.Order("3")),
            new("anna", CustomerEvent.Visit(shop.Clock.Now, eventId: "v1")),
            new("guest", CustomerEvent.Visit(shop.Clock.Now, eventId: "v1")),
            new("ben", shop.Order("1")),
        ];

        var results = await shop.Tracker.RecordAsync(events, Shop.Cancellation);

        Assert.Equal(
            [
                RecordOutcome.Applied, RecordOutcome.Applied, RecordOutcome.Applied, RecordOutcome.Applied, RecordOutcome.Applied,
                RecordOutcome.Duplicate, RecordOutcome.Refused,
            ],
            results.Select(result => result.Outcome));
        Assert.Equal((2, 1), ((await shop.ViewAsync("old")).Profile.OrderCount, (await shop.ViewAsync("ben")).Profile.OrderCount));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task BackfillAsync_ByIdsOfAGroup_TakesOverTheirHistoryOnce(string kind)
    {
        var shop = await LinkedAsync(kind);
        var history = Enumerable.Range(0, 30).Select(i => new TrackedEvent(
            i % 4 == 3 ? "ben" : Ids[i % 3], CustomerEvent.Visit(Shop.Start.AddDays(i - 40), eventId: $"v{i}"))).ToList();
        history.Add(new TrackedEvent("guest", CustomerEvent.Order(
            new OrderSnapshot { OrderId = "1", PlacedAt = Shop.Start.AddDays(-9), ChangedAt = Shop.Start.AddDays(-9), GrossTotal = 5 })));
        var options = new BackfillOptions { Name = "import", ChunkSize = 20 };

        for (var run = 0; run < 2; run++)
        {
            var result = await shop.Tracker.BackfillAsync(history, options, Shop.Cancellation);
            Assert.Equal((0, run == 0 ? 31 : 0), (result.FailureCount, result.AppliedCount));
        }

        var view = await shop.ViewAsync("old");
        Assert.Equal(("buyer", 1, 23), (view.Track("journey").Stage, view.Profile.OrderCount, view.Profile.VisitCount));
        Assert.Equal(7, (await shop.ViewAsync("ben")).Profile.VisitCount);
        Assert.Empty(shop.Handler.Notices);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ApplyPendingAsync_OfAnIdentity_AppliesToTheGroup(string kind)
    {
        var shop = await LinkedAsync(kind);
        foreach (var id in Ids) await shop.Store.AppendPendingAsync(new CustomerKey(string.Empty, id), shop.Order(id), Shop.Cancellation);

        Assert.Equal(3, (await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).AppliedCount);

        Assert.Equal(3, (await shop.ViewAsync("anna")).Profile.OrderCount);
        Assert.Equal(new Backlog(), (await shop.Tracker.GetBacklogAsync(Shop.Cancellation)) with { CustomerDueAt = null });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ClaimPlayAsync_ByAnyIdentity_CountsForTheGroupAndGoesWithTheIdentity(string kind)
    {
        var playbook = Playbook.Build("shop", book => book
            .Play("hello", play => play.Channel(Channels.OnSite).Needs(ConsentNeed.None).FrequencyCap(FrequencyCap.InDays(1))));
        var options = Shop.With(Shop.Quiet(30));
        options.Playbook = playbook;
        var shop = await LinkedAsync(kind, options);

        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.Tracker.ClaimPlayAsync("guest", "hello", "m1", Shop.Cancellation)).Outcome);
        Assert.Equal(PlayClaimOutcome.AlreadyClaimed, (await shop.Tracker.ClaimPlayAsync("old", "hello", "m1", Shop.Cancellation)).Outcome);
        Assert.Equal(PlayClaimOutcome.Refused, (await shop.Tracker.ClaimPlayAsync("anna", "hello", "m2", Shop.Cancellation)).Outcome);

        await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation);

        Assert.Equal((0, 1), ((await shop.ViewAsync("anna")).Claims.Length, (await shop.ViewAsync("guest")).Claims.Length));
        Assert.Equal(PlayClaimOutcome.Claimed, (await shop.Tracker.ClaimPlayAsync("anna", "hello", "m2", Shop.Cancellation)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EraseAsync_ByAnyId_ErasesTheGroup(string kind)
    {
        foreach (var id in Ids)
        {
            var shop = await LinkedAsync(kind);
            await shop.RecordAsync("guest", shop.Order("1"));
            foreach (var one in Ids)
                await shop.Store.AppendPendingAsync(new CustomerKey(string.Empty, one), shop.Order(one), Shop.Cancellation);
            var visit = CustomerEvent.Visit(shop.Clock.Now);

            var result = await shop.Tracker.EraseAsync(id, Shop.Cancellation);

            Assert.True(result.WasKnown);
            Assert.Empty(await shop.Store.ListAsync(string.Empty, null, 9, Shop.Cancellation));
            Assert.Equal(new Backlog(), await shop.Tracker.GetBacklogAsync(Shop.Cancellation));
            foreach (var one in Ids)
            {
                Assert.Null(await shop.Tracker.ExportAsync(one, Shop.Cancellation));
                Assert.Equal(RecordOutcome.Erased, (await shop.RecordAsync(one, visit)).Outcome);
            }

            Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("ben", shop.Order("1"))).Outcome);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ImportAsync_OfAnExportedGroup_GivesTheSameViewsAndLinks(string kind)
    {
        var shop = await LinkedAsync(kind);
        await shop.RecordAsync("guest", shop.Order("1"));
        await shop.RecordAsync("anna", CustomerEvent.ConsentChanged(shop.Clock.Now, Channels.Email, granted: true));
        var json = (await shop.Tracker.ExportAsync("old", Shop.Cancellation))!.ToJson();
        Assert.Equal(json, (await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!.ToJson());
        var other = new Shop(Shop.With(Shop.Quiet(30)), kind == "json" ? new JsonCustomerStore() : new InMemoryCustomerStore(), shop.Clock);

        Assert.Equal(ImportOutcome.Imported, await other.Tracker.ImportAsync(CustomerExport.FromJson(json), Shop.Cancellation));

        foreach (var id in Ids)
        {
            var (view, imported) = (await shop.ViewAsync(id), await other.ViewAsync(id));
            Assert.Equal(
                (view.Customer, view.Profile, view.Track("journey"), view.Identities.Length),
                (imported.Customer, imported.Profile, imported.Track("journey"), imported.Identities.Length));
        }

        Assert.Equal(ImportOutcome.Known, await other.Tracker.ImportAsync(CustomerExport.FromJson(json), Shop.Cancellation));
        await other.Tracker.UnlinkAsync("guest", Shop.Cancellation);
        Assert.Equal((0, 1), ((await other.ViewAsync("anna")).Profile.OrderCount, (await other.ViewAsync("guest")).Profile.OrderCount));
        await other.Tracker.EraseAsync("guest", Shop.Cancellation);
        await other.Tracker.EraseAsync("anna", Shop.Cancellation);
        Assert.Equal(ImportOutcome.Erased, await other.Tracker.ImportAsync(CustomerExport.FromJson(json), Shop.Cancellation));
        Assert.Empty(other.Handler.Notices);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task FindAsync_WithAGroup_FindsItsHeadAlone(string kind)
    {
        var shop = await LinkedAsync(kind);
        await shop.RecordAsync("guest", shop.Order("1"));
        var buyers = Audience.InStage("journey", "buyer");
        Assert.Equal(["anna"], await IdsAsync(buyers));
        Assert.Equal(1, await shop.Tracker.CountAsync(buyers, Shop.Cancellation));

        // Another version: all are outdated, the other ids too.
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(20)));
        Assert.Equal(["anna"], await IdsAsync(buyers));
        Assert.Equal(1, (await shop.Tracker.CountByStageAsync("journey", Shop.Cancellation)).Sum(one => one.Count));
        Assert.Equal(3, (await shop.SweepAsync()).MovedOverCount);
        Assert.Equal(0, (await shop.SweepAsync()).MovedOverCount);
        shop.Clock.Now += TimeSpan.FromDays(21);
        Assert.Single((await shop.SweepAsync()).Transitions);
        Assert.Equal(["anna"], await IdsAsync(Audience.InStage("journey", "quiet")));

        async Task<List<string>> IdsAsync(Audience audience)
        {
            var found = new List<string>();
            await foreach (var view in shop.Tracker.FindAsync(audience, Shop.Cancellation)) found.Add(view.HeadId);
            return found;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task FindLeftAsync_OfACustomerWhoWasRenamedSince_KnowsTheStageOfBefore(string kind)
    {
        var shop = await LinkedAsync(kind);
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromDays(31);
        await shop.SweepAsync();
        await shop.Tracker.RenameAsync("anna", "anna-2", Shop.Cancellation);
        var found = new List<string>();

        var left = shop.Tracker.FindLeftAsync(Audience.InStage("journey", "buyer"), Shop.Start.AddDays(1), Shop.Cancellation);
        await foreach (var view in left) found.Add(view.HeadId);

        Assert.Equal(["anna-2"], found);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ExpireVisitorsAsync_OfAGroupOfVisitors_RemovesAllItsIds(string kind)
    {
        var options = Shop.With(Shop.Quiet(30));
        options.VisitorExpiry = TimeSpan.FromDays(30);
        var shop = await LinkedAsync(kind, options);
        await shop.RecordAsync("guest", CustomerEvent.Visit(shop.Clock.Now));
        shop.Clock.Now += TimeSpan.FromDays(29);
        Assert.Equal(0, (await shop.Tracker.ExpireVisitorsAsync(cancellationToken: Shop.Cancellation)).RemovedCount);
        shop.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(1, (await shop.Tracker.ExpireVisitorsAsync(cancellationToken: Shop.Cancellation)).RemovedCount);
        Assert.Empty(await shop.Store.ListAsync(string.Empty, null, 9, Shop.Cancellation));
    }

    /// <summary>A shop with the account "anna", whose old id is an alias, and a guest who is linked to it.</summary>
    private static async Task<Shop> LinkedAsync(string kind, LifecycleOptions? options = null)
    {
        var shop = new Shop(
            options ?? Shop.With(Shop.Quiet(30)), kind == "json" ? new JsonCustomerStore() : new InMemoryCustomerStore());
        await shop.Tracker.RenameAsync("old", "anna", Shop.Cancellation);
        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        return shop;
    }
}
