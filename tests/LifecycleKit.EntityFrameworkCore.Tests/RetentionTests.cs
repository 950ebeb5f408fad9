using LifecycleKit.Customers;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Events that are older than the retention period leave the database, and the customer stays as before.</summary>
public abstract class RetentionTests : DatabaseTests
{
    [Fact]
    public async Task ExpireEventsAsync_OfOldEvents_RemovesTheirRowsAlone()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure, setOptions: options => options.RetentionPeriod = TimeSpan.FromDays(1000));
        foreach (var id in new[] { "anna", "ben" })
        {
            await host.Tracker.RecordAsync(id, ShopHost.Order($"of {id}"), Cancellation);
            await host.Tracker.RecordAsync(id, CustomerEvent.ConsentChanged(ShopHost.Start, Channels.Email, true), Cancellation);
        }

        host.Clock.Now += TimeSpan.FromDays(1001);
        await host.Tracker.RecordAsync("ben", CustomerEvent.Visit(host.Clock.Now), Cancellation);
        var before = await host.Tracker.GetViewAsync("anna", Cancellation);

        Assert.Equal(4, (await host.Tracker.ExpireEventsAsync(cancellationToken: Cancellation)).RemovedCount);

        Assert.Equal(["ben"], await database.ReadAsync("SELECT customer_id FROM lifecycle_events"));
        Assert.Equal(2, await database.CountAsync("lifecycle_orders"));
        var after = await host.Tracker.GetViewAsync("anna", Cancellation);
        Assert.Equal((before.Profile, before.Tracks[0].ToString()), (after.Profile, after.Tracks[0].ToString()));
        // A refund after the expiry: the order as it was is kept again beside it.
        var refund = new OrderSnapshot
        {
            OrderId = "of anna", PlacedAt = ShopHost.Start, ChangedAt = host.Clock.Now, GrossTotal = 10, RefundedTotal = 1,
        };
        await host.Tracker.RecordAsync("anna", CustomerEvent.Order(refund), Cancellation);
        Assert.Equal(["anna", "anna", "ben"], await database.ReadAsync("SELECT customer_id FROM lifecycle_events ORDER BY customer_id"));
        Assert.Equal(1, (await host.Tracker.GetViewAsync("anna", Cancellation)).Profile.OrderCount);
    }
}

public sealed class SqliteRetentionTests(SqliteDatabases files) : RetentionTests
{
    protected override DatabaseSource Databases => files;
}
