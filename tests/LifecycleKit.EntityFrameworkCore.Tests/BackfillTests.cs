using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Backfills, batches and reconciling leave the same customers in a database as in memory.</summary>
public abstract class BackfillTests : DatabaseTests
{
    [Fact]
    public async Task BackfillAsync_InterruptedAndRepeated_EndsAsInMemory()
    {
        var history = new BackfillHistory(seed: 9, count: 1_200, customerCount: 130).Events;
        BackfillOptions options = new() { Name = "legacy", MuteUntil = TrackerSetup.Start, ChunkSize = 350 };
        var (memory, tracker, clock) = Arrivals.InMemory(LateEventPolicy.Apply);
        clock.Now = TrackerSetup.Start;
        await tracker.BackfillAsync(history, options, Cancellation);
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure, setOptions: shop => shop.LateEvents = LateEventPolicy.Apply);
        host.Clock.Now = TrackerSetup.Start;
        await Assert.ThrowsAsync<IOException>(
            async () => await host.Tracker.BackfillAsync(BackfillHistory.FailAfter(history, 800), options, Cancellation));
        var result = await host.Tracker.BackfillAsync(history, options, Cancellation);

        Assert.Equal(
            await StoreContent.ReadAsync(memory, tracker, null, Cancellation),
            await StoreContent.ReadAsync(host.Store, host.Tracker, null, Cancellation));
        Assert.Equal((1_200, 0, 700), (result.Position, result.FailureCount, result.UnchangedCount));

        var reconciled = await host.Tracker.ReconcileAsync(LatestOrders(history), cancellationToken: Cancellation);
        Assert.True(reconciled.CheckedCount > 400, reconciled.ToString());
        Assert.Equal(reconciled.CheckedCount, reconciled.UnchangedCount);
    }

    [Fact]
    public async Task RecordAsync_Batches_EndAsSingleCallsInMemory()
    {
        var history = new BackfillHistory(seed: 10, count: 500, customerCount: 40).Events;
        var (memory, tracker, clock) = Arrivals.InMemory(LateEventPolicy.Apply);
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure, setOptions: shop => shop.LateEvents = LateEventPolicy.Apply);
        foreach (var events in history.Chunk(60))
        {
            clock.Now = host.Clock.Now = events[^1].Event.At;
            var results = await host.Tracker.RecordAsync(events, Cancellation);
            for (var i = 0; i < events.Length; i++)
            {
                var single = await tracker.RecordAsync(events[i].CustomerId, events[i].Event, Cancellation);
                Assert.Equal(
                    (single.ToString(), string.Join(';', single.Transitions)),
                    (results[i].ToString(), string.Join(';', results[i].Transitions)));
            }
        }

        Assert.Equal(
            await StoreContent.ReadAsync(memory, tracker, null, Cancellation),
            await StoreContent.ReadAsync(host.Store, host.Tracker, null, Cancellation));
    }

    private static async IAsyncEnumerable<TrackedOrder> LatestOrders(List<TrackedEvent> history)
    {
        await Task.Yield();
        foreach (var order in history.Where(one => one.Event.Snapshot is not null).GroupBy(one => one.Event.Snapshot!.OrderId))
            yield return new TrackedOrder(order.Last().CustomerId, order.Last().Event.Snapshot!);
    }
}

public sealed class SqliteBackfillTests(SqliteDatabases files) : BackfillTests
{
    protected override DatabaseSource Databases => files;
}
