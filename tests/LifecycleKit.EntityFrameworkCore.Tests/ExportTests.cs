using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests.Stores;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>An export has everything that is kept of a customer, and an import in an empty database gives the same customer.</summary>
public abstract class ExportTests : DatabaseTests
{
    private const int CaseCount = 12;

    [Fact]
    public async Task ImportAsync_OfRandomHistories_GivesTheSameViewsAndTheSameExport()
    {
        for (var seed = 0; seed < CaseCount; seed++)
        {
            var random = new Random(seed);
            await using var database = await CreatedAsync();
            await using var empty = await CreatedAsync();
            await using var host = Open(database);
            await using var other = Open(empty);
            for (var i = random.Next(1, 30); i > 0; i--)
            {
                host.Clock.Now += TimeSpan.FromHours(random.Next(1, 200));
                await ExportHistory.RecordAsync(host.Tracker, random, host.Clock.Now, Cancellation);
            }

            other.Clock.Now = host.Clock.Now;
            for (var i = random.Next(0, 3); i > 0; i--)
                await host.Store.AppendPendingAsync(ExportHistory.Key, CustomerEvent.Visit(host.Clock.Now), Cancellation);
            var export = (await host.Tracker.ExportAsync("anna", Cancellation))!;

            var json = export.ToJson();
            Assert.Equal(ImportOutcome.Imported, await other.Tracker.ImportAsync(CustomerExport.FromJson(json), Cancellation));

            Assert.Equal(ExportHistory.Imported(export).ToJson(), (await other.Tracker.ExportAsync("anna", Cancellation))!.ToJson());
            Assert.Equal(0, await empty.CountAsync("lifecycle_deliveries"));
            foreach (var days in new[] { 0, 20, 200 })
            {
                foreach (var one in new[] { host, other }) one.Clock.Now += TimeSpan.FromDays(days);
                ExportHistory.AssertSame(
                    await host.Tracker.GetViewAsync("anna", Cancellation), await other.Tracker.GetViewAsync("anna", Cancellation));
            }

            Assert.Equal(ImportOutcome.Known, await other.Tracker.ImportAsync(export, Cancellation));
            await other.Tracker.EraseAsync("anna", Cancellation);
            Assert.Equal(ImportOutcome.Erased, await other.Tracker.ImportAsync(export, Cancellation));
            Assert.Null(await other.Tracker.ExportAsync("anna", Cancellation));
        }
    }

    [Fact]
    public async Task ExpireVisitorsAsync_OfVisitorsWithoutAnEventForLong_RemovesTheirRowsAlone()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure, setOptions: options => options.VisitorExpiry = TimeSpan.FromDays(30));
        for (var i = 0; i < 130; i++)
            await host.Tracker.RecordAsync($"visitor {i}", CustomerEvent.Visit(ShopHost.Start, eventId: $"v{i}"), Cancellation);
        await host.Tracker.RecordAsync("anna", ShopHost.Order("1"), Cancellation);
        host.Clock.Now += TimeSpan.FromDays(31);
        await host.Tracker.RecordAsync("visitor 7", CustomerEvent.Visit(host.Clock.Now), Cancellation);

        var result = await host.Tracker.ExpireVisitorsAsync(cancellationToken: Cancellation);

        Assert.Equal("131 read, 129 removed", result.ToString());
        foreach (var table in new[] { "lifecycle_customers", "lifecycle_events", "lifecycle_seen_events", "lifecycle_track_states" })
        {
            Assert.Equal(
                ["anna", "visitor 7"], await database.ReadAsync($"SELECT DISTINCT customer_id FROM {table} ORDER BY customer_id"));
        }

        Assert.Equal(0, await database.CountAsync("lifecycle_tombstones"));
    }

    private static ShopHost Open(TestDatabase database) => new(database.Configure, setOptions: options =>
    {
        var history = ExportHistory.Options();
        (options.ReplayHorizon, options.Playbook) = (history.ReplayHorizon, history.Playbook);
    });
}

public sealed class SqliteExportTests(SqliteDatabases files) : ExportTests
{
    protected override DatabaseSource Databases => files;
}
