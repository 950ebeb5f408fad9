using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>Failing code of the host, wrong clocks and late events: other customers are not affected, and nothing is lost.</summary>
public class FaultTests
{
    [Fact]
    public async Task SweepAsync_WithOneCustomerWhosePredicateThrows_MovesTheOthers()
    {
        var isBroken = true;
        var odd = Condition.Predicate(
            "odd",
            (in Facts facts) =>
                isBroken && facts.History.Traits.TryGet("poison", out _) ? throw new InvalidOperationException("host bug") : true);
        var definition = LifecycleDefinition.Build("d", x => x.Stage("new", rank: 0).Stage("buyer", rank: 1).Stage("quiet").Stage("gone")
            .Rule("buys", r => r.From("new").To("buyer").On(EventTriggers.OrderPlaced))
            .Rule("slips", r => r.From("buyer").To("quiet").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30))))
            .Rule(
                "leaves",
                r => r.From("quiet").To("gone").WhenTimePasses().When(odd & Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(60)))));
        var shop = new Shop(Shop.With(definition));
        await shop.RecordAsync("bad", CustomerEvent.TraitSet(Shop.Start, "poison", TraitValue.Create(true)));
        await shop.RecordAsync("bad", shop.Order("x"));
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        for (var i = 0; i < 100; i++) await shop.RecordAsync($"good {i}", shop.Order($"{i}"));

        shop.Clock.Now = Shop.Start.AddDays(90);
        var sweep = await shop.SweepAsync();
        Assert.Equal(200, sweep.Transitions.Count);
        Assert.Equal("bad", Assert.Single(sweep.Failures).Customer.CustomerId);
        Assert.Single(shop.Observer.CustomerFailures);
        Assert.Equal(200, shop.Handler.Notices.Count(notice => notice.To is "quiet" or "gone"));

        // Tried again after one minute, then two, and so on, until the code of the host works.
        Assert.Empty((await shop.SweepAsync()).Failures);
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Single((await shop.SweepAsync()).Failures);
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Empty((await shop.SweepAsync()).Failures);
        isBroken = false;
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(["quiet", "gone"], (await shop.SweepAsync()).Transitions.Select(notice => notice.To));
    }

    [Fact]
    public async Task SweepAsync_AfterAPublicationThatFailsForOneCustomer_BringsOverTheOthers()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("bad", CustomerEvent.TraitSet(Shop.Start, "poison", TraitValue.Create(true)));
        for (var i = 0; i < 10; i++) await shop.RecordAsync($"good {i}", shop.Order($"{i}"));
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        var odd = Condition.Predicate(
            "odd",
            (in Facts facts) => facts.History.Traits.TryGet("poison", out _) ? throw new InvalidOperationException("host bug") : false);
        await shop.PublishAsync(
            new LifecycleChanges()
                .SetTrack("journey", LifecycleDefinition.Build("d", x => x.Stage("new", rank: 0).Stage("buyer").Stage("quiet")
                    .Rule("odd", r => r.From("new", "buyer").To("quiet").WhenTimePasses().When(odd)))));
        var sweep = await shop.SweepAsync();
        Assert.Single(sweep.Failures);
        Assert.Equal(11, sweep.MovedOverCount);
        var again = await shop.SweepAsync();
        Assert.Equal((0, 0), (again.MovedOverCount, again.Failures.Count));
    }

    [Fact]
    public async Task RecordAsync_OfAnEventFromBeforeAPublication_LeavesNoCustomerUnswept()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(90)));
        await shop.RecordAsync("anna", shop.Order("1"));
        await shop.RecordAsync("bert", shop.Order("2"));
        shop.Clock.Now = Shop.Start.AddDays(10);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(7)));
        shop.Clock.Now += TimeSpan.FromSeconds(1);
        await shop.RecordAsync("anna", CustomerEvent.Visit(Shop.Start.AddDays(10).AddSeconds(-1)));
        var sweep = await shop.SweepAsync();
        Assert.Equal(["anna", "bert"], sweep.Transitions.Select(notice => notice.Customer.CustomerId).Order());
        Assert.Equal((0, 0), ((await shop.SweepAsync()).CustomerCount, (await shop.SweepAsync()).MovedOverCount));
    }

    [Fact]
    public async Task PublishAsync_AfterAClockThatWasAhead_IsInForceNow()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(90)));
        shop.Clock.Now = Shop.Start.AddDays(10);
        await shop.ViewAsync("anna");
        shop.Clock.Now = Shop.Start.AddDays(20);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(60)));
        shop.Clock.Now = Shop.Start.AddDays(5);
        var result = await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(30)));
        Assert.Equal(Shop.Start.AddDays(5), result.At);
        await shop.RecordAsync("anna", shop.Order("1"));
        Assert.Equal(Shop.Start.AddDays(35), (await shop.ViewAsync("anna")).Track("journey").NextDue);
    }

    [Fact]
    public async Task ViewAsync_OfAPublicationThatAClockAheadDated_TakesItIntoForceNow()
    {
        var store = new InMemoryCustomerStore();
        var clock = new ShopClock(Shop.Start);
        await new Shop(Shop.With(Shop.Quiet(90)), store, clock).RecordAsync("anna", CustomerEvent.Visit(Shop.Start));
        var shop = new Shop(Shop.With(Shop.Quiet(90)), store, clock);
        clock.Now = Shop.Start.AddDays(400);
        await shop.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(30)));
        clock.Now = Shop.Start.AddDays(1);
        var later = new Shop(Shop.With(Shop.Quiet(90)), store, clock);
        await later.RecordAsync("anna", later.Order("1"));
        Assert.Equal(Shop.Start.AddDays(31), (await later.ViewAsync("anna")).Track("journey").NextDue);
        Assert.Contains(
            await later.Tracker.GetPublicationsAsync(Shop.Cancellation), one => one.Source == PublicationSource.ClockCorrection);
    }

    [Fact]
    public async Task RecordAsync_AfterOneGlitchOfTheClock_GoesOnFromNow()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now = Shop.Start.AddDays(365);
        await shop.SweepAsync();
        Assert.Equal("quiet", (await shop.ViewAsync("anna")).Track("journey").Stage);
        // The clock is right again. The transition stays; rules evaluate the next order today, not in a year.
        shop.Clock.Now = Shop.Start.AddDays(1);
        var result = await shop.RecordAsync("anna", shop.Order("2"));
        Assert.False(result.IsLate);
        Assert.Equal(["buyer"], result.Transitions.Select(notice => notice.To));
        var journey = (await shop.ViewAsync("anna")).Track("journey");
        Assert.Equal((Shop.Start.AddDays(1), Shop.Start.AddDays(31)), (journey.EnteredAt, journey.NextDue));
        Assert.Equal([1L, 2L, 3L], shop.Handler.Notices.Select(notice => notice.Sequence));
    }

    [Fact]
    public async Task TransitionNotice_OfDifferentTransitionsOfOneNumber_HaveDifferentIds()
    {
        var ids = new HashSet<string>();
        foreach (var first in new[] { CustomerEvent.ContactCaptured(Shop.Start, Channels.Email),
            CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = Shop.Start, GrossTotal = 10 }) })
        {
            var shop = new Shop(new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail));
            ids.Add((await shop.RecordAsync("anna", first)).Transitions[0].Id);
        }

        Assert.Equal(2, ids.Count);
        var (one, other) = (new CustomerKey("a", "b/c"), new CustomerKey("a/b", "c"));
        Assert.NotEqual(one.ToString(), other.ToString());
        Assert.DoesNotContain("b/c", one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_ThatRecordForTheNextCustomer_DoNotGrowTheStack()
    {
        const int Count = 20_000;
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        shop.Handler.Before = async notice =>
        {
            var next = int.Parse(notice.Customer.CustomerId, System.Globalization.CultureInfo.InvariantCulture) + 1;
            var name = next.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (next < Count) await shop.RecordAsync(name, shop.Order($"of {name}"));
        };
        await shop.RecordAsync("0", shop.Order("1"));
        Assert.Equal(Count, shop.Handler.Notices.Count);
    }

    [Fact]
    public async Task SweepAsync_WhileAHandlerHangs_SweepsTheOthers()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        var hang = new TaskCompletionSource();
        shop.Handler.Before = async notice =>
        {
            if (notice.Customer.CustomerId == "stuck") await hang.Task;
        };
        var stuck = shop.RecordAsync("stuck", shop.Order("s1")).AsTask();
        for (var i = 0; i < 5; i++) await shop.RecordAsync($"good {i}", shop.Order($"{i}"));
        shop.Clock.Now += TimeSpan.FromDays(40);
        for (var i = 0; i < 5; i++) Assert.Single((await shop.Tracker.SweepAsync(1, Shop.Cancellation)).Transitions);
        hang.SetResult();
        await stuck;
        Assert.Equal(6, shop.Handler.Notices.Count(notice => notice.To == "buyer"));
    }

    [Fact]
    public async Task RecordAsync_OfEventsOfDifferentKindsWithOneId_RecordsBoth()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("anna", CustomerEvent.Visit(Shop.Start, eventId: "1"))).Outcome);
        Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("anna", CustomerEvent.Review(Shop.Start, 5, eventId: "1"))).Outcome);
        Assert.Equal(RecordOutcome.Duplicate, (await shop.RecordAsync("anna", CustomerEvent.Review(Shop.Start, 5, eventId: "1"))).Outcome);
        shop.Clock.Now += TimeSpan.FromDays(31);
        // Older than the duplicate horizon, and so an event of its own, whether or not another one came in between.
        Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("anna", CustomerEvent.Review(Shop.Start, 5, eventId: "1"))).Outcome);
    }

    [Fact]
    public async Task SubjectKey_OfACustomer_CannotBeComputedFromTheId()
    {
        var store = new InMemoryCustomerStore();
        var one = new Shop(null, store);
        var again = new Shop(null, store);
        var other = new Shop();
        var key = (await one.ViewAsync("anna")).SubjectKey;
        Assert.Equal(key, (await again.ViewAsync("anna")).SubjectKey);
        Assert.NotEqual(key, (await other.ViewAsync("anna")).SubjectKey);
        await one.RecordAsync("anna", CustomerEvent.Visit(Shop.Start));
        Assert.Equal(key, (await one.ViewAsync("anna")).SubjectKey);
        var named = new Shop(new LifecycleOptions { SubjectSecret = "a secret of the shop" });
        Assert.Equal(
            (await named.ViewAsync("anna")).SubjectKey,
            (await new Shop(new LifecycleOptions { SubjectSecret = "a secret of the shop" }).ViewAsync("anna")).SubjectKey);
    }

    [Fact]
    public async Task RecordAsync_AsksTheStoreForOneLoadAndOneSave_AndOneSaveMoreForADelivery()
    {
        var store = new JsonCustomerStore();
        var shop = new Shop(Shop.With(Shop.Quiet(30)), store);
        await shop.RecordAsync("anna", CustomerEvent.Visit(Shop.Start));
        var (loads, saves) = (store.LoadCount, store.SaveCount);
        await shop.RecordAsync("anna", CustomerEvent.Visit(Shop.Start));
        Assert.Equal((1, 1), (store.LoadCount - loads, store.SaveCount - saves));
        (loads, saves) = (store.LoadCount, store.SaveCount);
        await shop.RecordAsync("anna", shop.Order("1"));
        Assert.Equal(2, shop.Handler.Notices.Count + 1);
        Assert.Equal((1, 2), (store.LoadCount - loads, store.SaveCount - saves));
    }

    [Fact]
    public async Task RecordAsync_OfACustomerWithManyOrders_SavesTheOneThatChanged()
    {
        var store = new JsonCustomerStore();
        var shop = new Shop(Shop.With(Shop.Quiet(30)), store);
        for (var i = 0; i < 10; i++) await shop.RecordAsync("anna", shop.Order($"{i}"));
        var few = store.LastSaveLength;
        for (var i = 10; i < 500; i++) await shop.RecordAsync("anna", shop.Order($"{i}"));
        Assert.InRange(store.LastSaveLength, few / 2, few * 2);
    }

    [Fact]
    public async Task RecordAsync_OfOneNoticeRepeatedUnderRebuild_KeepsItOnce()
    {
        var store = new JsonCustomerStore();
        var options = Shop.With(Shop.Quiet(30));
        options.LateEvents = LateEventPolicy.Rebuild;
        var shop = new Shop(options, store);
        var order = shop.Order("1");
        await shop.RecordAsync("anna", order);
        var once = store.LastSaveLength;
        for (var i = 0; i < 200; i++) Assert.Equal(RecordOutcome.Unchanged, (await shop.RecordAsync("anna", order)).Outcome);
        Assert.Single(await store.LoadEventsAsync(new CustomerKey(string.Empty, "anna"), Shop.Cancellation));
        Assert.Equal(once, store.LastSaveLength);
    }

    [Fact]
    public async Task RecordAsync_OfAStaleSnapshotAgainAndAgain_KeepsItOnce()
    {
        foreach (var policy in Enum.GetValues<LateEventPolicy>())
        {
            var options = Shop.With(Shop.Quiet(30));
            options.LateEvents = policy;
            var shop = new Shop(options);
            OrderSnapshot At(int minute, decimal total) => new()
            {
                OrderId = "1", PlacedAt = Shop.Start, ChangedAt = Shop.Start.AddMinutes(minute), GrossTotal = total,
            };

            shop.Clock.Now = Shop.Start.AddHours(1);
            await shop.RecordAsync("anna", CustomerEvent.Order(At(2, 30)));
            for (var i = 0; i < 100; i++)
                Assert.Equal(RecordOutcome.Stale, (await shop.RecordAsync("anna", CustomerEvent.Order(At(1, 20)))).Outcome);
            Assert.Equal(2, (await shop.Store.LoadEventsAsync(new CustomerKey(string.Empty, "anna"), Shop.Cancellation)).Count);
            Assert.Equal(30, (await shop.ViewAsync("anna")).Profile.NetRevenue);
        }
    }
}
