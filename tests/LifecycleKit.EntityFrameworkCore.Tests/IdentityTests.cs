using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests.Identities;
using LifecycleKit.UserTests.Stores;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Identities that are linked, unlinked and renamed over a database, by several hosts.</summary>
public abstract class IdentityTests : DatabaseTests
{
    [Fact]
    public async Task LinkAsync_InAnyOrderWithOthers_IsTheReplayOfTheUnion()
    {
        var changes = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            await using var database = await CreatedAsync();
            await using var host = Open(database);
            changes += await IdentityLaw.HoldsAsync(host.Store, seed, steps: 50);
        }

        Assert.True(changes > 20, $"The histories say too little: {changes} changes.");
    }

    [Fact]
    public async Task LinkAsync_BesideOtherCallsOfTwoHosts_LosesNothing()
    {
        var changes = 0;
        for (var seed = 0; seed < 3; seed++)
        {
            await using var database = await CreatedAsync();
            await using var first = Open(database);
            await using var second = Open(database);
            changes += await IdentityRace.HoldsAsync([first.Tracker, second.Tracker], seed, ShopHost.Start, steps: 10);
        }

        Assert.True(changes > 5, $"The races say too little: {changes} changes.");
    }

    [Fact]
    public async Task LinkAsync_OfTwoCustomersToEachOtherByTwoHosts_EndsInOneOfThem()
    {
        await using var database = await CreatedAsync();
        await using var first = Open(database);
        await using var second = Open(database);
        for (var round = 0; round < 8; round++) await IdentityRace.CrossedAsync(first.Tracker, second.Tracker, ShopHost.Start, round);
    }

    [Fact]
    public async Task LinkAsync_OfAGuest_IsARowOfTheTableOfIdentities()
    {
        await using var database = await CreatedAsync();
        await using var host = Open(database);
        await host.Tracker.RecordAsync("guest", ShopHost.Order("1"), Cancellation);
        await host.Tracker.RecordAsync("anna", CustomerEvent.Visit(ShopHost.Start), Cancellation);
        await host.Tracker.LinkAsync("anna", "guest", Cancellation);
        await host.Tracker.RenameAsync("anna", "anna-2", Cancellation);
        const string Rows = "SELECT customer_id, head_id, number FROM lifecycle_identities ORDER BY customer_id";
        Assert.Equal(["anna | anna-2 | 0", "guest | anna-2 | 1"], await database.ReadAsync(Rows));
        Assert.Equal(["anna-2"], await database.ReadAsync("SELECT DISTINCT customer_id FROM lifecycle_track_states"));
        Assert.Equal(
            ["anna-2 | 1 | 0", "anna-2 | 2 | 1"],
            await database.ReadAsync("SELECT customer_id, number, identity FROM lifecycle_events ORDER BY number"));

        await host.Tracker.UnlinkAsync("guest", Cancellation);
        Assert.Equal(["anna | anna-2 | 0"], await database.ReadAsync(Rows));
        Assert.Equal(["guest"], await database.ReadAsync("SELECT customer_id FROM lifecycle_orders"));

        await host.Tracker.LinkAsync("anna", "guest", Cancellation);
        await host.Tracker.EraseAsync("guest", Cancellation);
        string[] others = [LifecycleTables.Schema, LifecycleTables.Publications, LifecycleTables.Secrets, LifecycleTables.Tombstones];
        foreach (var table in LifecycleTables.All.Except(others))
            Assert.Equal(0, await database.CountAsync(table));
        Assert.Equal(3, await database.CountAsync(LifecycleTables.Tombstones));
    }

    [Fact]
    public async Task ImportAsync_OfAnExportedGroup_GivesTheSameViewsAndTheSameExport()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var random = new Random(seed);
            await using var database = await CreatedAsync();
            await using var empty = await CreatedAsync();
            await using var host = OpenForExport(database);
            await using var other = OpenForExport(empty);
            for (var i = 0; i < 20; i++)
            {
                host.Clock.Now += TimeSpan.FromHours(random.Next(1, 200));
                await ExportHistory.RecordAsync(host.Tracker, random, host.Clock.Now, Cancellation);
                if (i == 5) await host.Tracker.LinkAsync("account", "anna", Cancellation);
                if (i == 10) await host.Tracker.RenameAsync("anna", "anna-2", Cancellation);
                if (i == 15) await host.Tracker.RecordAsync("account", CustomerEvent.Visit(host.Clock.Now), Cancellation);
            }

            other.Clock.Now = host.Clock.Now;
            var export = (await host.Tracker.ExportAsync("anna-2", Cancellation))!;
            Assert.Equal(("account", 2), (export.Customer.CustomerId, export.Linked.Length));

            Assert.Equal(ImportOutcome.Imported, await other.Tracker.ImportAsync(CustomerExport.FromJson(export.ToJson()), Cancellation));

            var expected = ExportHistory.Imported(export) with { Linked = [.. export.Linked.Select(ExportHistory.Imported)] };
            Assert.Equal(expected.ToJson(), (await other.Tracker.ExportAsync("anna", Cancellation))!.ToJson());
            foreach (var id in new[] { "account", "anna", "anna-2" })
            {
                ExportHistory.AssertSame(
                    await host.Tracker.GetViewAsync(id, Cancellation), await other.Tracker.GetViewAsync(id, Cancellation));
            }

            Assert.Equal(LinkOutcome.Unlinked, (await other.Tracker.UnlinkAsync("anna-2", Cancellation)).Outcome);
            Assert.Equal(1, (await other.Tracker.GetViewAsync("account", Cancellation)).Profile.VisitCount);
        }
    }

    private static ShopHost OpenForExport(TestDatabase database) => new(database.Configure, setOptions: options =>
    {
        var history = ExportHistory.Options();
        (options.ReplayHorizon, options.Playbook) = (history.ReplayHorizon, history.Playbook);
    });

    private static ShopHost Open(TestDatabase database) => new(database.Configure);
}

public sealed class SqliteIdentityTests(SqliteDatabases files) : IdentityTests
{
    protected override DatabaseSource Databases => files;
}
