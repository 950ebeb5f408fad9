using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>An erased customer is as an unknown one, and does not come back by an event of before.</summary>
public class EraseTests
{
    public static TheoryData<string> Kinds => new("memory", "json");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EraseAsync_OfACustomer_LeavesTheViewOfAnUnknownOne(string kind)
    {
        var shop = Open(kind);
        var unknown = await shop.ViewAsync("anna");
        await shop.RecordAsync("anna", shop.Order("1"));
        await shop.RecordAsync("anna", CustomerEvent.TraitSet(shop.Clock.Now, "address", TraitValue.Create("anna@example.org")));

        var result = await shop.Tracker.EraseAsync("anna", Shop.Cancellation);

        Assert.Equal((true, shop.Clock.Now), (result.WasKnown, result.ErasedAt));
        Assert.Matches("^[0-9A-F]{32}$", result.Tombstone);
        Assert.DoesNotContain(unknown.SubjectKey, result.Tombstone, StringComparison.Ordinal);
        var view = await shop.ViewAsync("anna");
        Assert.Equal((false, unknown.Profile, unknown.SubjectKey), (view.IsKnown, view.Profile, view.SubjectKey));
        Assert.Equal(unknown.Tracks, view.Tracks);
        Assert.Empty(await shop.Store.ListAsync(string.Empty, null, 9, Shop.Cancellation));
        Assert.Equal(0, (await shop.SweepAsync()).CustomerCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_AfterAnErasure_RefusesAnEventAtItsInstantAndAppliesOneATickLater(string kind)
    {
        var shop = Open(kind);
        await shop.RecordAsync("anna", CustomerEvent.Visit(shop.Clock.Now, eventId: "v1"));
        var at = (await shop.Tracker.EraseAsync("anna", Shop.Cancellation)).ErasedAt;
        shop.Clock.Now += TimeSpan.FromHours(1);

        Assert.Equal(RecordOutcome.Erased, (await shop.RecordAsync("anna", CustomerEvent.Visit(at, eventId: "v1"))).Outcome);
        Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("anna", CustomerEvent.Visit(at.AddTicks(1), eventId: "v1"))).Outcome);
        Assert.Equal(RecordOutcome.Erased, (await shop.RecordAsync("anna", CustomerEvent.Visit(at))).Outcome);
        Assert.Equal(1, (await shop.ViewAsync("anna")).Profile.VisitCount);

        // A second erasure has the later instant.
        var again = await shop.Tracker.EraseAsync("anna", Shop.Cancellation);
        Assert.Equal((shop.Clock.Now, true), (again.ErasedAt, again.WasKnown));
        Assert.Equal(RecordOutcome.Erased, (await shop.RecordAsync("anna", CustomerEvent.Visit(at.AddTicks(2)))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EraseAsync_WithAClockBehindTheEvents_RefusesTheseEvents(string kind)
    {
        var shop = Open(kind);
        var visit = CustomerEvent.Visit(shop.Clock.Now.AddMinutes(2), eventId: "v1");
        await shop.RecordAsync("anna", visit);
        Assert.Equal(visit.At, (await shop.Tracker.EraseAsync("anna", Shop.Cancellation)).ErasedAt);
        Assert.Equal(RecordOutcome.Erased, (await shop.RecordAsync("anna", visit)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ApplyPendingAsync_OfAnErasedCustomer_RemovesAnEventThatWouldFail(string kind)
    {
        var options = Shop.With(Shop.Quiet(30));
        options.ReportingCurrency = "EUR";
        var shop = Open(kind, options);
        await shop.RecordAsync("anna", shop.Order("1"));
        var dollars = CustomerEvent.Order(
            new OrderSnapshot { OrderId = "2", PlacedAt = shop.Clock.Now, GrossTotal = 5, Currency = "USD" });
        await shop.Tracker.EraseAsync("anna", Shop.Cancellation);
        await shop.Store.AppendPendingAsync(new CustomerKey(string.Empty, "anna"), dollars, Shop.Cancellation);

        var result = await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation);

        Assert.Equal((1, 0), (result.AppliedCount, result.Failures.Count));
        Assert.Equal(new Backlog(), await shop.Tracker.GetBacklogAsync(Shop.Cancellation));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EraseAsync_FromAHandlerOfTheCustomer_EndsTheDelivery(string kind)
    {
        var shop = Open(kind);
        shop.Handler.Before = async notice => await shop.Tracker.EraseAsync(notice.Customer.CustomerId, Shop.Cancellation);

        var result = await shop.RecordAsync("anna", shop.Order("1"));

        Assert.Equal((RecordOutcome.Applied, 0), (result.Outcome, result.HandlerFailures.Count));
        Assert.Single(shop.Handler.Notices);
        Assert.False((await shop.ViewAsync("anna")).IsKnown);
        Assert.Equal(new Backlog(), await shop.Tracker.GetBacklogAsync(Shop.Cancellation));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RecordAsync_AfterAnErasureDuringAHandler_DeliversTheTransitionOfTheNewRecord(string kind)
    {
        var shop = Open(kind);
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        shop.Handler.Before = async _ =>
        {
            reached.SetResult();
            await go.Task;
        };
        var first = Task.Run(async () => await shop.RecordAsync("anna", shop.Order("1")), Shop.Cancellation);
        await reached.Task;
        await shop.Tracker.EraseAsync("anna", Shop.Cancellation);
        shop.Clock.Now += TimeSpan.FromSeconds(1);
        var other = new Shop(Shop.With(Shop.Quiet(30)), shop.Store, shop.Clock);
        other.Handler.Before = async notice =>
        {
            // The handler of before ends while the delivery of the new record is leased.
            go.TrySetResult();
            await first;
            throw new InvalidOperationException("The mail server does not answer.");
        };
        Assert.Single((await other.RecordAsync("anna", shop.Order("2"))).HandlerFailures);

        Assert.Equal(1, (await other.Tracker.GetBacklogAsync(Shop.Cancellation)).DeliveryCount);
        other.Handler.Before = null;
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        await other.Tracker.DeliverAsync(cancellationToken: Shop.Cancellation);
        Assert.Single(other.Handler.Notices);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EraseAsync_BesideWriters_LeavesNothingOfThem(string kind)
    {
        for (var round = 0; round < 20; round++)
        {
            var shop = Open(kind);
            using var start = new Barrier(9);
            var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(
                async () =>
                {
                    start.SignalAndWait(Shop.Cancellation);
                    for (var i = 0; i < 10; i++)
                        await shop.RecordAsync("anna", CustomerEvent.Visit(Shop.Start.AddSeconds(-i), eventId: $"v{writer} {i}"));
                },
                Shop.Cancellation)).ToList();
            start.SignalAndWait(Shop.Cancellation);
            await shop.Tracker.EraseAsync("anna", Shop.Cancellation);
            await Task.WhenAll(writers);
            Assert.False((await shop.ViewAsync("anna")).IsKnown);
            Assert.Empty(await shop.Store.LoadEventsAsync(new CustomerKey(string.Empty, "anna"), Shop.Cancellation));
        }
    }

    private static Shop Open(string kind, LifecycleOptions? options = null) =>
        new(options ?? Shop.With(Shop.Quiet(30)), kind == "json" ? new JsonCustomerStore() : new InMemoryCustomerStore());
}
