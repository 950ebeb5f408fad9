using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Events that a store accepted and that a tracker applies later, as after a transaction of the host.</summary>
public class PendingEventTests
{
    private static readonly CustomerKey Anna = new(string.Empty, "anna");

    [Fact]
    public async Task ApplyPendingAsync_OfEvents_AppliesEachOnceInTheirOrder()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.Store.AppendPendingAsync(Anna, shop.Order("1"), Shop.Cancellation);
        await shop.Store.AppendPendingAsync(Anna, CustomerEvent.Visit(Shop.Start), Shop.Cancellation);
        await shop.Store.AppendPendingAsync(new CustomerKey(string.Empty, "bert"), shop.Order("2"), Shop.Cancellation);

        var first = await shop.Tracker.ApplyPendingAsync(2, Shop.Cancellation);
        var second = await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation);
        var third = await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation);

        Assert.Equal((2, true, 1, false, 0), (first.AppliedCount, first.HasMore, second.AppliedCount, second.HasMore, third.AppliedCount));
        var profile = (await shop.ViewAsync("anna")).Profile;
        Assert.Equal((1, 1), (profile.OrderCount, profile.VisitCount));
        Assert.Equal(["anna", "bert"], shop.Handler.Notices.Select(notice => notice.Customer.CustomerId));
        Assert.Equal("1 applied, 0 failure(s)", second.ToString());
    }

    [Fact]
    public async Task ApplyPendingAsync_OfAnEventThatChangesNothing_RemovesIt()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        var order = shop.Order("1");
        await shop.RecordAsync("anna", order);
        await shop.Store.AppendPendingAsync(Anna, order, Shop.Cancellation);

        Assert.Equal(1, (await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).AppliedCount);
        shop.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(0, (await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).AppliedCount);
        Assert.Equal(1, (await shop.ViewAsync("anna")).Profile.OrderCount);
    }

    [Fact]
    public async Task ApplyPendingAsync_OfAnEventThatFails_TriesAgainLaterAndAppliesTheOthers()
    {
        var shop = new Shop(new LifecycleOptions { ReportingCurrency = "EUR" }.AddTrack("journey", Shop.Quiet(30)));
        await shop.Store.AppendPendingAsync(
            Anna,
            CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = Shop.Start, GrossTotal = 5, Currency = "USD" }),
            Shop.Cancellation);
        await shop.Store.AppendPendingAsync(Anna, shop.Order("2"), Shop.Cancellation);

        var first = await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation);
        Assert.Equal(1, first.AppliedCount);
        Assert.IsType<CurrencyMismatchException>(Assert.Single(first.Failures).Error);
        Assert.Equal(first.Failures, shop.Observer.CustomerFailures);

        Assert.Empty((await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).Failures);
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Single((await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).Failures);
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Empty((await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).Failures);
    }

    [Fact]
    public async Task ApplyPendingAsync_ByTwoHosts_AppliesEachEventOnce()
    {
        var one = new Shop(Shop.With(Shop.Quiet(30)));
        var other = new Shop(Shop.With(Shop.Quiet(30)), one.Store, one.Clock);
        for (var i = 0; i < 200; i++)
        {
            await one.Store.AppendPendingAsync(
                new CustomerKey(string.Empty, $"c{i % 7}"), CustomerEvent.Visit(Shop.Start), Shop.Cancellation);
        }

        var applied = 0;
        await Task.WhenAll(((Shop[])[one, other]).Select(host => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
                Interlocked.Add(ref applied, (await host.Tracker.ApplyPendingAsync(3, Shop.Cancellation)).AppliedCount);
        })));

        var visits = 0;
        for (var i = 0; i < 7; i++) visits += (await one.ViewAsync($"c{i}")).Profile.VisitCount;
        Assert.Equal((200, 200), (applied, visits));
    }

    [Fact]
    public async Task ApplyPendingAsync_CancelledAfterAnEvent_GivesBackTheOthers()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        using var stop = new CancellationTokenSource();
        shop.Handler.Before = async _ => await stop.CancelAsync();
        foreach (var id in (string[])["anna", "bert", "cora"])
            await shop.Store.AppendPendingAsync(new CustomerKey(string.Empty, id), shop.Order($"order of {id}"), Shop.Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => shop.Tracker.ApplyPendingAsync(cancellationToken: stop.Token).AsTask());

        Assert.Equal(1, (await shop.ViewAsync("anna")).Profile.OrderCount);
        // At the same instant: no event waits for the end of a lease.
        Assert.Equal(2, (await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).AppliedCount);
    }

    [Fact]
    public async Task SweepAsync_OfAHostThatStopped_IsTakenOverAfterTheLease()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromDays(40);
        var now = shop.Clock.Now;
        var lease = new LifecycleOptions().LeaseDuration;
        Assert.Equal([Anna], await shop.Store.TakeDueAsync(string.Empty, now, now + lease, 10, Shop.Cancellation));

        Assert.Empty((await shop.SweepAsync()).Transitions);
        shop.Clock.Now += lease;
        Assert.Single((await shop.SweepAsync()).Transitions);
    }

    [Fact]
    public async Task RecordAsync_OfAnOrderOfAnotherCustomer_IsRefusedAndReported()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        await shop.RecordAsync("anna", shop.Order("1"));

        var result = await shop.RecordAsync("bert", shop.Order("1", total: 20));

        Assert.Equal(RecordOutcome.Refused, result.Outcome);
        Assert.False((await shop.ViewAsync("bert")).IsKnown);
        Assert.Equal(10, (await shop.ViewAsync("anna")).Profile.NetRevenue);
        Assert.Equal("bert", Assert.Single(shop.Observer.Disputed).Customer.CustomerId);
        Assert.Equal(
            RecordOutcome.Applied, (await shop.Tracker.ForScope("other").RecordAsync("bert", shop.Order("1"), Shop.Cancellation)).Outcome);
    }

    [Fact]
    public async Task RecordAsync_OfIdsOfSilentCustomers_ForgetsThemAfterTheHorizon()
    {
        var store = new InMemoryCustomerStore();
        var shop = new Shop(Shop.With(Shop.Quiet(30)), store);
        var visit = CustomerEvent.Visit(Shop.Start, eventId: "v1");
        await shop.RecordAsync("anna", visit);
        Assert.Equal(Shop.Start, (await store.LoadAsync(Anna, visit.Key, Shop.Cancellation)).SeenAt);

        shop.Clock.Now += TimeSpan.FromDays(31);
        await shop.RecordAsync("bert", CustomerEvent.Visit(shop.Clock.Now, eventId: "v2"));
        Assert.Null((await store.LoadAsync(Anna, visit.Key, Shop.Cancellation)).SeenAt);
    }
}
