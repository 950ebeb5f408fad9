using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Identities;

/// <summary>A guest who becomes an account, by every call of a tracker.</summary>
public class IdentityTests
{
    public static TheoryData<string> Kinds => new("memory", "json");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkAsync_OfAGuestWithAnOrder_TellsHandlersWhatTheAccountDidNotHave(string kind)
    {
        var shop = Open(kind);
        await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.Now));
        await shop.RecordAsync("guest", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromDays(1);

        var result = await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);

        // The guest has bought, and handlers know that already.
        Assert.Equal((LinkOutcome.Linked, "anna", 0), (result.Outcome, result.HeadId, result.Transitions.Count));
        Assert.Equal("guest", Assert.Single(shop.Handler.Notices).Customer.CustomerId);
        foreach (var id in new[] { "anna", "guest" })
        {
            var view = await shop.ViewAsync(id);
            Assert.Equal(("anna", 1, 1), (view.HeadId, view.Profile.OrderCount, view.Profile.VisitCount));
            Assert.Equal(("buyer", "buyer"), Stages(view));
            Assert.Equal(["anna", "guest"], view.Identities.Select(one => one.Id));
            Assert.True(view.Identities[0].IsHead);
        }

        var again = await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        Assert.Equal((LinkOutcome.AlreadyLinked, "anna"), (again.Outcome, again.HeadId));
        Assert.Equal(LinkOutcome.AlreadyLinked, (await shop.Tracker.LinkAsync("guest", "anna", Shop.Cancellation)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkAsync_OfTwoWhoWereQuietAlone_DeliversTheNewTransitionsOnce(string kind)
    {
        var shop = Open(kind);
        // Together they bought every 20 days, so that they were never quiet; each alone was, after 30 days.
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromDays(20);
        await shop.RecordAsync("guest", shop.Order("2"));
        shop.Clock.Now += TimeSpan.FromDays(50);
        await shop.SweepAsync();
        Assert.Equal(4, shop.Handler.Notices.Count);

        var result = await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        Assert.Empty(result.Transitions);
        Assert.Equal("quiet", (await shop.ViewAsync("guest")).Track("journey").Stage);

        shop.Clock.Now += TimeSpan.FromDays(1);
        await shop.RecordAsync("guest", shop.Order("3"));
        Assert.Equal(("anna", "buyer"), (shop.Handler.Notices[^1].Customer.CustomerId, shop.Handler.Notices[^1].To));
        Assert.Equal(5, shop.Handler.Notices.Count);

        // Anna alone stays quiet; the guest alone became a buyer by the third order, which is a transition of the head already.
        var apart = await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation);
        Assert.Equal(LinkOutcome.Unlinked, apart.Outcome);
        Assert.Equal("quiet", (await shop.ViewAsync("anna")).Track("journey").Stage);
        Assert.Equal("buyer", (await shop.ViewAsync("guest")).Track("journey").Stage);
        Assert.Empty(apart.Transitions);
        Assert.Empty((await shop.SweepAsync()).Transitions);
        Assert.Equal(5, shop.Handler.Notices.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task UnlinkAsync_AfterALink_GivesEachItsOwnHighestStage(string kind)
    {
        var shop = Open(kind);
        await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.Now));
        await shop.RecordAsync("guest", shop.Order("1"));
        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        Assert.Equal("buyer", (await shop.ViewAsync("anna")).Track("journey").HighestStage);

        await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation);

        Assert.Equal(("new", "new"), Stages(await shop.ViewAsync("anna")));
        Assert.Equal(("buyer", "buyer"), Stages(await shop.ViewAsync("guest")));
        Assert.Empty((await shop.ViewAsync("anna")).Identities);
        Assert.Equal(LinkOutcome.NotLinked, (await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation)).Outcome);
        Assert.Equal(LinkOutcome.NotLinked, (await shop.Tracker.UnlinkAsync("unknown", Shop.Cancellation)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_OfAKnownEvent_IsADuplicateByEveryIdAndAfterAnUnlink(string kind)
    {
        var shop = Open(kind);
        var before = CustomerEvent.Visit(shop.Clock.Now, eventId: "before");
        await shop.RecordAsync("guest", before);
        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        var after = CustomerEvent.Visit(shop.Clock.Now, eventId: "after");
        await shop.RecordAsync("guest", after);
        foreach (var id in new[] { "anna", "guest" })
        {
            Assert.Equal(RecordOutcome.Duplicate, (await shop.RecordAsync(id, before)).Outcome);
            Assert.Equal(RecordOutcome.Duplicate, (await shop.RecordAsync(id, after)).Outcome);
        }

        await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation);

        Assert.Equal(RecordOutcome.Duplicate, (await shop.RecordAsync("guest", before)).Outcome);
        Assert.Equal(RecordOutcome.Duplicate, (await shop.RecordAsync("guest", after)).Outcome);
        Assert.Equal((2, 0), ((await shop.ViewAsync("guest")).Profile.VisitCount, (await shop.ViewAsync("anna")).Profile.VisitCount));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_OfAnOrderByAnotherIdentity_GoesWithTheIdentityThatRecordedItFirst(string kind)
    {
        var shop = Open(kind);
        await shop.RecordAsync("guest", shop.Order("1"));
        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        shop.Clock.Now += TimeSpan.FromHours(1);
        var refund = CustomerEvent.Order(new OrderSnapshot
        {
            OrderId = "1", PlacedAt = Shop.Start, ChangedAt = Shop.Start.AddHours(1), GrossTotal = 10, RefundedTotal = 4,
        });
        Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("anna", refund)).Outcome);
        Assert.Equal(RecordOutcome.Refused, (await shop.RecordAsync("ben", shop.Order("1", 11))).Outcome);

        await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation);

        Assert.Equal((0, 1, 6m), ((await shop.ViewAsync("anna")).Profile.OrderCount, (await shop.ViewAsync("guest")).Profile.OrderCount,
            (await shop.ViewAsync("guest")).Profile.NetRevenue));
        Assert.Equal(RecordOutcome.Refused, (await shop.RecordAsync("anna", shop.Order("1", 11))).Outcome);
        Assert.Equal(RecordOutcome.Unchanged, (await shop.RecordAsync("guest", refund)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkAsync_WithAConsentThatOneHasWithdrawn_KeepsTheStricterUntilTheUnlink(string kind)
    {
        var shop = Open(kind);
        await shop.RecordAsync("guest", CustomerEvent.ConsentChanged(shop.Clock.Now, Channels.Email, granted: false));
        await shop.RecordAsync(
            "guest", CustomerEvent.ConsentChanged(shop.Clock.Now, Channels.Sms, granted: true, expiresAt: Shop.Start.AddDays(9)));
        shop.Clock.Now += TimeSpan.FromHours(1);
        foreach (var channel in new[] { Channels.Email, Channels.Sms, Channels.Push })
            await shop.RecordAsync("anna", CustomerEvent.ConsentChanged(shop.Clock.Now, channel, granted: true));
        Assert.Equal(Channels.Email | Channels.Sms | Channels.Push, await ChannelsAsync("anna", 0));

        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        // Not asked is not stricter than granted.
        Assert.Equal(Channels.Sms | Channels.Push, await ChannelsAsync("anna", 0));
        Assert.Equal(Channels.Push, await ChannelsAsync("anna", 9));

        await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation);
        Assert.Equal(Channels.Email | Channels.Sms | Channels.Push, await ChannelsAsync("anna", 9));
        Assert.Equal(Channels.Sms, await ChannelsAsync("guest", 0));

        // A later answer of either holds for both.
        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        shop.Clock.Now += TimeSpan.FromHours(1);
        await shop.RecordAsync("guest", CustomerEvent.ConsentChanged(shop.Clock.Now, Channels.Email, granted: true));
        Assert.Equal(Channels.Email | Channels.Sms | Channels.Push, await ChannelsAsync("anna", 0));

        async Task<Channels> ChannelsAsync(string id, int days) =>
            (await shop.ViewAsync(id)).Profile.Contacts.GetChannels(shop.Clock.Now.AddDays(days));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkAsync_WithExposures_DrawsTheGroupAsTheIdentityWithTheEarliest(string kind)
    {
        var shop = Open(kind);
        var (anna, guest) = ((await shop.ViewAsync("anna")).SubjectKey, (await shop.ViewAsync("guest")).SubjectKey);
        await shop.RecordAsync("guest", CustomerEvent.Exposure(shop.Clock.Now, "banner", "b"));
        shop.Clock.Now += TimeSpan.FromHours(1);
        await shop.RecordAsync("anna", CustomerEvent.Exposure(shop.Clock.Now, "banner", "a"));

        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        Assert.Equal(guest, (await shop.ViewAsync("anna")).SubjectKey);
        Assert.Equal("b", (await RecordOfAsync(shop, "anna")).Document.History.Exposures.Single().Arm);

        await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation);
        Assert.Equal((anna, guest), ((await shop.ViewAsync("anna")).SubjectKey, (await shop.ViewAsync("guest")).SubjectKey));
        Assert.Equal("a", (await RecordOfAsync(shop, "anna")).Document.History.Exposures.Single().Arm);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RenameAsync_OfACustomer_MakesTheOldIdAnAlias(string kind)
    {
        var shop = Open(kind);
        await shop.RecordAsync("anna", shop.Order("1"));
        await shop.RecordAsync("guest", CustomerEvent.Visit(shop.Clock.Now, eventId: "v1"));
        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);
        var before = await shop.ViewAsync("anna");

        Assert.Equal((LinkOutcome.Renamed, "anna-2"), Of(await shop.Tracker.RenameAsync("anna", "anna-2", Shop.Cancellation)));
        Assert.Equal((LinkOutcome.Renamed, "anna-2"), Of(await shop.Tracker.RenameAsync("guest", "guest-2", Shop.Cancellation)));
        Assert.Equal((LinkOutcome.AlreadyLinked, "anna-2"), Of(await shop.Tracker.RenameAsync("anna", "anna-2", Shop.Cancellation)));

        Assert.Equal(
            RecordOutcome.Duplicate, (await shop.RecordAsync("guest", CustomerEvent.Visit(shop.Clock.Now, eventId: "v1"))).Outcome);
        Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.Now, eventId: "v2"))).Outcome);
        foreach (var id in new[] { "anna", "anna-2", "guest", "guest-2" })
        {
            var view = await shop.ViewAsync(id);
            Assert.Equal(
                ("anna-2", before.SubjectKey, 1, 2), (view.HeadId, view.SubjectKey, view.Profile.OrderCount, view.Profile.VisitCount));
            Assert.Equal(["anna-2 anna", "guest-2 guest"], view.Identities.Select(one => $"{one.Id} {string.Join(' ', one.Aliases)}"));
        }

        Assert.Equal(LinkRefusal.IsAlias, (await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkOutcome.Unlinked, (await shop.Tracker.UnlinkAsync("guest-2", Shop.Cancellation)).Outcome);
        Assert.Equal(("guest-2", 1), ((await shop.ViewAsync("guest")).HeadId, (await shop.ViewAsync("guest")).Profile.VisitCount));
        // The transition of before stays under the old id, and none is delivered again.
        Assert.Equal("anna", Assert.Single(shop.Handler.Notices).Customer.CustomerId);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkAsync_ThatCannotBe_IsRefusedAndChangesNothing(string kind)
    {
        var shop = Open(kind);
        await shop.RecordAsync("anna", Euros("1", "EUR"));
        await shop.RecordAsync("ben", Euros("2", "USD"));
        await shop.RecordAsync("guest", CustomerEvent.Visit(shop.Clock.Now));
        await shop.Tracker.EraseAsync("gone", Shop.Cancellation);
        await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);

        Assert.Equal(LinkRefusal.SameId, (await shop.Tracker.LinkAsync("anna", "anna", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkRefusal.OtherCurrency, (await shop.Tracker.LinkAsync("anna", "ben", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkRefusal.Erased, (await shop.Tracker.LinkAsync("anna", "gone", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkRefusal.Erased, (await shop.Tracker.LinkAsync("gone", "guest", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkRefusal.IsHead, (await shop.Tracker.UnlinkAsync("anna", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkRefusal.IdInUse, (await shop.Tracker.RenameAsync("anna", "ben", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkRefusal.IdInUse, (await shop.Tracker.RenameAsync("anna", "guest", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkRefusal.Erased, (await shop.Tracker.RenameAsync("anna", "gone", Shop.Cancellation)).Refusal);
        Assert.Equal(LinkRefusal.SameId, (await shop.Tracker.RenameAsync("anna", "anna", Shop.Cancellation)).Refusal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await shop.Tracker.LinkAsync("anna", " ", Shop.Cancellation));
        Assert.Equal((2, 1), ((await shop.ViewAsync("anna")).Identities.Length, (await shop.ViewAsync("ben")).Profile.OrderCount));

        CustomerEvent Euros(string id, string currency) => CustomerEvent.Order(
            new OrderSnapshot { OrderId = id, PlacedAt = shop.Clock.Now, GrossTotal = 5, Currency = currency });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkAsync_OfUnknownIds_HoldsForTheFirstEventOfEither(string kind)
    {
        var shop = Open(kind);
        Assert.Equal(LinkOutcome.Linked, (await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation)).Outcome);
        Assert.Equal(LinkOutcome.Renamed, (await shop.Tracker.RenameAsync("ben", "ben-2", Shop.Cancellation)).Outcome);
        Assert.Equal(0, (await shop.SweepAsync()).MovedOverCount);

        // An event of before the link is not late: the group starts with its first event.
        var order = CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = shop.Clock.Now.AddDays(-1), GrossTotal = 5 });
        Assert.False((await shop.RecordAsync("guest", order)).IsLate);
        Assert.Equal("buyer", (await shop.ViewAsync("anna")).Track("journey").Stage);
        await shop.RecordAsync("ben", shop.Order("2"));
        Assert.Equal(1, (await shop.ViewAsync("ben-2")).Profile.OrderCount);
    }

    private static (string Stage, string? Highest) Stages(CustomerView view) =>
        (view.Track("journey").Stage, view.Track("journey").HighestStage);

    private static (LinkOutcome Outcome, string? HeadId) Of(LinkResult result) => (result.Outcome, result.HeadId);

    private static async Task<CustomerRecord> RecordOfAsync(Shop shop, string id) =>
        (await shop.Store.LoadAsync(new CustomerKey(string.Empty, id), null, Shop.Cancellation)).Record!;

    private static Shop Open(string kind) =>
        new(Shop.With(Shop.Quiet(30)), kind == "json" ? new JsonCustomerStore() : new InMemoryCustomerStore());
}
