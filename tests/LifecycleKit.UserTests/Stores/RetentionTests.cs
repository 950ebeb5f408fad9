using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Kept events that are older than the retention period are removed, and nothing that is known of the customer changes.</summary>
public class RetentionTests
{
    public static TheoryData<string> Kinds => new("memory", "json");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ExpireEventsAsync_OfASilentCustomer_RemovesTheEventsAndKeepsTheView(string kind)
    {
        var shop = Open(kind, 1000);
        var start = shop.Clock.Now;
        await RecordAllAsync(shop, "anna");
        shop.Clock.Now = start.AddDays(1000);
        Assert.Equal(0, (await ExpireAsync(shop)).RemovedCount);
        var before = await TextAsync(shop, "anna");
        shop.Clock.Now += TimeSpan.FromTicks(1);

        Assert.Equal("1 read, 14 event(s) removed, 0 failed", (await ExpireAsync(shop)).ToString());
        Assert.Equal("1 read, 0 event(s) removed, 0 failed", (await ExpireAsync(shop)).ToString());

        Assert.Equal(before, await TextAsync(shop, "anna"));
        var export = (await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!;
        Assert.Empty(export.Events);
        Assert.Single(export.Orders);
        Assert.Equal((start, null), (export.Document!.Checkpoint!.At, export.Document.Checkpoint.KeptFrom));
        Assert.Equal(export.ToJson(), CustomerExport.FromJson(export.ToJson()).ToJson());
        // What was recorded is still known.
        Assert.Equal(RecordOutcome.Unchanged, (await shop.RecordAsync("anna", OrderAt("1", start))).Outcome);
        await shop.Tracker.EraseAsync("anna", Shop.Cancellation);
        Assert.False((await shop.ViewAsync("anna")).IsKnown);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ExpireEventsAsync_OfAnOrderWithAYoungerSnapshot_KeepsAllItsSnapshots(string kind)
    {
        var shop = Open(kind, 1000);
        var start = shop.Clock.Now;
        await shop.RecordAsync("anna", OrderAt("1", start));
        await shop.RecordAsync("anna", OrderAt("2", start));
        shop.Clock.Now = start.AddDays(500);
        await shop.RecordAsync("anna", OrderAt("1", start, refunded: 4));
        shop.Clock.Now = start.AddDays(1001);
        await ExpireAsync(shop);

        var export = (await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!;
        Assert.Equal(["1", "1"], export.Events.Select(kept => kept.Event.Snapshot!.OrderId));
        Assert.Equal(start, export.Document!.Checkpoint!.KeptFrom);
        shop.Clock.Now = start.AddDays(1501);
        Assert.Equal(2, (await ExpireAsync(shop)).RemovedCount);
        Assert.Equal((2, 16m), ((await shop.ViewAsync("anna")).Profile.OrderCount, (await shop.ViewAsync("anna")).Profile.NetRevenue));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_OfARefundAfterTheOrderHasExpired_IsReplayedAsItWasLived(string kind)
    {
        var (shop, all) = (Open(kind, 1000, LateEventPolicy.Rebuild), Open(kind, null, LateEventPolicy.Rebuild));
        var start = shop.Clock.Now;
        foreach (var one in new[] { shop, all })
        {
            await one.RecordAsync("anna", OrderAt("1", start));
            one.Clock.Now = start.AddDays(1500);
            await ExpireAsync(one);
            await one.RecordAsync("anna", OrderAt("2", one.Clock.Now));
            one.Clock.Now = start.AddDays(1600);
            await one.RecordAsync("anna", OrderAt("1", start, refunded: 10));
            one.Clock.Now = start.AddDays(1601);
            Assert.True((await one.RecordAsync("anna", OrderAt("3", start.AddDays(1550)))).IsLate);
        }

        Assert.Equal(await TextAsync(all, "anna"), await TextAsync(shop, "anna"));
        Assert.Equal(
            all.Handler.Notices.Select(notice => notice.ToJson()), shop.Handler.Notices.Select(notice => notice.ToJson()));
        Assert.Equal(2, (await shop.ViewAsync("anna")).Profile.OrderCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkAsync_AfterAnExpiry_KeepsWhatIsKnownOfBoth(string kind)
    {
        var shop = Open(kind, 1000);
        await RecordAllAsync(shop, "guest");
        shop.Clock.Now += TimeSpan.FromDays(1001);
        await ExpireAsync(shop);
        var guest = await shop.ViewAsync("guest");
        await shop.RecordAsync("anna", shop.Order("9"));

        var linked = await shop.Tracker.LinkAsync("anna", "guest", Shop.Cancellation);

        Assert.Equal(LinkOutcome.Linked, linked.Outcome);
        var view = await shop.ViewAsync("anna");
        Assert.Equal(
            (2, "buyer", guest.Profile.ReviewCount, guest.Profile.LastNps, guest.Profile.FirstSeenAt, guest.SubjectKey),
            (view.Profile.OrderCount, view.Track("journey").Stage, view.Profile.ReviewCount, view.Profile.LastNps,
                view.Profile.FirstSeenAt, view.SubjectKey));
        Assert.False(view.Profile.Contacts.IsContactable(Channels.Sms, shop.Clock.Now));

        Assert.Equal(LinkOutcome.Unlinked, (await shop.Tracker.UnlinkAsync("guest", Shop.Cancellation)).Outcome);
        var (head, left) = (await shop.ViewAsync("anna"), await shop.ViewAsync("guest"));
        // The order of the guest has expired: it stays with the head. Consents, answers and traits are divided.
        Assert.Equal((2, 0), (head.Profile.OrderCount, left.Profile.OrderCount));
        Assert.Equal((0, 1), (head.Profile.ReviewCount, left.Profile.ReviewCount));
        Assert.Null(head.Profile.LastNps);
        Assert.Equal((9, guest.SubjectKey), (left.Profile.LastNps, left.SubjectKey));
    }

    [Fact]
    public async Task PublishAsync_OfATrackAfterAnExpiry_StartsWithWhatIsKnown()
    {
        var shop = Open("memory", 1000);
        await RecordAllAsync(shop, "anna");
        shop.Clock.Now += TimeSpan.FromDays(1001);
        await ExpireAsync(shop);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("other", LifecycleDefinition.Build("other", x => x
            .Stage("new", rank: 0).Stage("known", rank: 1)
            .Rule("is-known", rule => rule.From("new").To("known").WhenTimePasses()
                .When(Conditions.Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(3)))))));
        await shop.SweepAsync();
        Assert.Equal("known", (await shop.ViewAsync("anna")).Track("other").Stage);
    }

    [Fact]
    public async Task ExpireEventsAsync_OfMoreThanOneCallReads_GoesOnWhereTheLastCallEnded()
    {
        var shop = Open("memory", 100);
        for (var i = 0; i < 250; i++)
            await shop.RecordAsync($"customer {i:000}", CustomerEvent.ContactCaptured(shop.Clock.Now, Channels.Email));
        shop.Clock.Now += TimeSpan.FromDays(101);
        var results = new List<EventExpiryResult>();
        do results.Add(await shop.Tracker.ExpireEventsAsync(120, Shop.Cancellation));
        while (results[^1].HasMore);
        Assert.Equal([120, 120, 10], results.Select(result => result.RemovedCount));
    }

    [Fact]
    public async Task ExpireEventsAsync_WithoutTheOption_ReadsNothing()
    {
        var shop = Open("memory", null);
        await RecordAllAsync(shop, "anna");
        shop.Clock.Now += TimeSpan.FromDays(5000);
        Assert.Equal(new EventExpiryResult(), await ExpireAsync(shop));
        Assert.NotEmpty((await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!.Events);
    }

    [Fact]
    public async Task RecordAsync_OfALateEventWhenVisitsExpire_CountsEachVisitOnce()
    {
        var options = Shop.With(Shop.Quiet(30));
        (options.ReplayHorizon, options.LateEvents) = (TimeSpan.FromDays(1), LateEventPolicy.Rebuild);
        var shop = new Shop(options);
        for (var i = 0; i < 7; i++) await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.Now));
        shop.Clock.Now += TimeSpan.FromDays(3);
        await shop.SweepAsync();
        Assert.True((await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.Now.AddDays(-3).AddTicks(-1)))).IsLate);
        Assert.Equal(8, (await shop.ViewAsync("anna")).Profile.VisitCount);
    }

    [Fact]
    public async Task Events_WhenCodeOfTheHostFailsForThem_StayAndObserversKnow()
    {
        var fails = false;
        var isReady = Condition.Predicate("is-ready", (in Facts _) => fails ? throw new InvalidOperationException("down") : true);
        var options = Shop.With(LifecycleDefinition.Build("shop", x => x
            .Stage("new", rank: 0).Stage("buyer", rank: 1)
            .Rule("buys", rule => rule.From("new").To("buyer").On(EventTriggers.OrderPlaced).When(isReady))));
        options.RetentionPeriod = TimeSpan.FromDays(1000);
        var shop = new Shop(options);
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromDays(1001);
        fails = true;

        // At the eighth event in memory, old events are looked for. The event itself needs no predicate.
        for (var i = 0; i < 7; i++)
            Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.Now))).Outcome);
        Assert.IsType<PredicateException>(Assert.Single(shop.Observer.CustomerFailures).Error);
        Assert.Equal("1 read, 0 event(s) removed, 1 failed", (await ExpireAsync(shop)).ToString());
        Assert.Equal(2, shop.Observer.CustomerFailures.Count);
        Assert.Equal(8, (await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!.Events.Length);

        fails = false;
        Assert.Equal("1 read, 1 event(s) removed, 0 failed", (await ExpireAsync(shop)).ToString());
    }

    [Theory]
    [InlineData(24 * 90 - 1)]
    [InlineData(24 * 36_501)]
    public void RetentionPeriod_OutOfItsRange_IsAnErrorOfTheOptions(int hours)
    {
        var error = Assert.Throws<ArgumentException>(
            () => LifecycleTracker.Create(new LifecycleOptions { RetentionPeriod = TimeSpan.FromHours(hours) }));
        Assert.Contains(
            "RetentionPeriod must be at least ReplayHorizon, which is 90.00:00:00, and at most 36500 days", error.Message,
            StringComparison.Ordinal);
    }

    private static Shop Open(string kind, int? days, LateEventPolicy late = LateEventPolicy.Apply)
    {
        var options = Shop.With(Shop.Quiet(30));
        options.RetentionPeriod = days is { } given ? TimeSpan.FromDays(given) : null;
        (options.LateEvents, options.SubjectSecret) = (late, "the same for both shops");
        return new Shop(options, kind == "json" ? new JsonCustomerStore() : new InMemoryCustomerStore());
    }

    private static ValueTask<EventExpiryResult> ExpireAsync(Shop shop) =>
        shop.Tracker.ExpireEventsAsync(cancellationToken: Shop.Cancellation);

    /// <summary>Records an event of each kind that is kept for good, all at one instant.</summary>
    private static async Task RecordAllAsync(Shop shop, string customer)
    {
        var now = shop.Clock.Now;
        CustomerEvent[] events =
        [
            OrderAt("1", now), CustomerEvent.ContactCaptured(now, Channels.Email), CustomerEvent.ConsentChanged(now, Channels.Sms, false),
            CustomerEvent.ConsentChanged(now, Channels.Email, true, "tea"), CustomerEvent.ReferralMade(now), CustomerEvent.ReferredBy(now),
            CustomerEvent.Review(now, 4), CustomerEvent.SurveyAnswer(now, SurveyKind.Nps, 9), CustomerEvent.Exposure(now, "test", "b"),
            CustomerEvent.CaseOpened(now, "c1"), CustomerEvent.SubscriptionStarted(now, "s1"),
            CustomerEvent.TraitSet(now, "city", TraitValue.Create("Graz")), CustomerEvent.Custom(now, "quiz"),
            CustomerEvent.DealChanged(new DealSnapshot { DealId = "d1", OpenedAt = now, ChangedAt = now, Stage = "demo", Value = 5 }),
        ];
        foreach (var one in events) await shop.RecordAsync(customer, one);
    }

    private static CustomerEvent OrderAt(string id, DateTimeOffset placedAt, decimal refunded = 0) => CustomerEvent.Order(
        new OrderSnapshot { OrderId = id, PlacedAt = placedAt, GrossTotal = 10, RefundedTotal = refunded });

    private static async Task<string> TextAsync(Shop shop, string customer)
    {
        var view = await shop.ViewAsync(customer);
        var document = (await shop.Tracker.ExportAsync(customer, Shop.Cancellation))!.Document!;
        return $"{view.Profile} {string.Join(';', view.Tracks)} {document.History.ToJson()}";
    }
}
