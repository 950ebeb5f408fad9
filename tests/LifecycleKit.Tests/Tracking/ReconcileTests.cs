using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests;

namespace LifecycleKit.Tests.Tracking;

/// <summary>Reconciling restores lost orders, saves nothing that is known, and says what differed.</summary>
public class ReconcileTests
{
    [Fact]
    public async Task ReconcileAsync_LostOrders_AreRecordedAndDelivered()
    {
        var store = new JsonCustomerStore();
        var handler = new RecordingHandler();
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions().AddTrack("journey", TrackerSetup.Small), store,
            new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TrackerSetup.Start), [handler]);
        var orders = Enumerable.Range(0, 1_200).Select(i => new TrackedOrder($"customer {i % 50}", Order($"{i}"))).ToList();
        foreach (var one in orders.Where((_, i) => i % 50 is not 7 && i % 100 is not 13))
            await tracker.RecordAsync(one.CustomerId, CustomerEvent.Order(one.Order), TrackerSetup.Cancellation);
        var heard = handler.Heard.Count;
        var result = await tracker.ReconcileAsync(Async(orders), maxDifferences: 5, TrackerSetup.Cancellation);

        Assert.Equal((1_200, 1_164, 36, 0), (result.CheckedCount, result.UnchangedCount, result.AppliedCount, result.FailedCount));
        Assert.Equal(["7", "13", "57", "107", "113"], result.Differences.Select(one => one.OrderId));
        Assert.All(result.Differences, one => Assert.Equal(RecordOutcome.Applied, one.Outcome));
        Assert.Equal(("customer 7", heard + 1), (handler.Heard.Last().Customer.CustomerId, handler.Heard.Count));
        Assert.Equal(24, (await tracker.GetViewAsync("customer 7", TrackerSetup.Cancellation)).Profile.OrderCount);

        var saves = store.SaveCount;
        var again = await tracker.ReconcileAsync(Async(orders), cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal((1_200, 1_200, saves), (again.CheckedCount, again.UnchangedCount, store.SaveCount));
        Assert.Empty(again.Differences);
    }

    [Fact]
    public async Task ReconcileAsync_OrdersThatDiffer_AreCountedByOutcome()
    {
        var setup = new TrackerSetup(options => options.ReportingCurrency = "EUR");
        var known = Order("1") with { Version = 2 };
        await setup.RecordAsync(CustomerEvent.Order(known));
        await setup.RecordAsync(CustomerEvent.Order(Order("2") with { Version = 2 }));
        var result = await setup.Tracker.ReconcileAsync(
            Async(
                [
                    new("anna", known), new("anna", known with { Version = 1, GrossTotal = 3 }),
                    new("anna", Order("2") with { Version = 2, RefundedTotal = 1 }), new("bert", known with { Version = 3 }),
                    new("bert", Order("3") with { Currency = "USD" }), new("bert", Order("4").WithChangedAt(default)), new("", Order("5")),
                    new("bert", null!), new("bert", Order("6") with { PlacedAt = TrackerSetup.Start.AddDays(9) }),
                    new("bert", Order("7") with { RefundedTotal = 4 }),
                ]),
            cancellationToken: TrackerSetup.Cancellation);
        Assert.Equal("10 order(s): 1 unchanged, 1 applied, 1 stale, 1 in conflict, 1 refused, 0 erased, 5 failed", result.ToString());
        Assert.Equal(9, result.Differences.Length);
        Assert.Contains("neither ChangedAt nor Version", Find("4").Reason, StringComparison.Ordinal);
        Assert.Contains("USD", Find("3").Reason, StringComparison.Ordinal);
        Assert.Equal((RecordOutcome.Refused, null), (Find("1", "bert").Outcome, Find("1", "bert").Reason));

        ReconcileDifference Find(string order, string? customer = null) =>
            Assert.Single(result.Differences, one => one.OrderId == order && (customer is null || one.CustomerId == customer));
    }

    [Fact]
    public async Task ReconcileAsync_Cancelled_Stops()
    {
        var setup = new TrackerSetup();
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await setup.Tracker.ReconcileAsync(Endless(cancelled), cancellationToken: cancelled.Token));
        Assert.Equal(1, setup.Store.Count);

        static async IAsyncEnumerable<TrackedOrder> Endless(CancellationTokenSource source)
        {
            for (var i = 0; ; i++)
            {
                if (i == 750) await source.CancelAsync();
                yield return new TrackedOrder("anna", Order($"{i}"));
            }
        }
    }

    private static OrderSnapshot Order(string id) =>
        new() { OrderId = id, PlacedAt = TrackerSetup.Start, ChangedAt = TrackerSetup.Start, GrossTotal = 10 };

    private static async IAsyncEnumerable<TrackedOrder> Async(IEnumerable<TrackedOrder> orders)
    {
        await Task.Yield();
        foreach (var one in orders) yield return one;
    }
}
