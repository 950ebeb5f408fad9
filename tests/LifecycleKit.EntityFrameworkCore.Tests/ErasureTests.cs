using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>An erased customer leaves a tombstone, and nothing else in any table, whatever runs at the same time.</summary>
public abstract class ErasureTests : DatabaseTests
{
    private const string Anna = "customer-a77";
    private const string Mail = "anna.a77@example.org";
    private const int WriterCount = 8;

    /// <summary>What only this customer has: ids, an address, and ids of orders and events.</summary>
    private static readonly string[] Traces =
        [Anna, Mail, "order-a77-1", "order-a77-2", "event-a77", "case-a77", "message-a77", "pending-a77", "subject of a77"];

    [Fact]
    public async Task EraseAsync_OfACustomerWithRowsInEveryTable_LeavesATombstoneAndNothingElse()
    {
        await using var database = await CreatedAsync();
        await using var host = Open(database);
        await AddEverythingAsync(host, Anna);
        var before = await TracesAsync(database);
        // Every trace is there, and every table that names customers has a row, or else the scan shows less than it should.
        Assert.Equal(Traces.Order(StringComparer.Ordinal), before.Select(trace => trace.Text).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(8, before.Select(trace => trace.Table).Distinct().Count());

        var result = await host.Tracker.EraseAsync(Anna, Cancellation);

        Assert.Empty(await TracesAsync(database));
        Assert.Equal((true, host.Clock.Now), (result.WasKnown, result.ErasedAt));
        Assert.Equal(
            [$" | {result.Tombstone} | {host.Clock.Now.UtcTicks}"],
            await database.ReadAsync("SELECT scope, tombstone, erased_at FROM lifecycle_tombstones"));
        var view = await host.Tracker.GetViewAsync(Anna, Cancellation);
        Assert.Equal((false, 0, 0), (view.IsKnown, view.Profile.OrderCount, view.Claims.Length));
        Assert.Equal("offer 2026-01-01: 1", string.Join(", ", await host.Store.LoadPlayCountsAsync(string.Empty, default, Cancellation)));
    }

    [Fact]
    public async Task EraseAsync_ByAnyIdOfAGroupWithRowsInEveryTable_LeavesTombstonesAndNothingElse()
    {
        string[] ids = [Anna, Anna + "-new", Anna + "-guest"];
        foreach (var id in ids)
        {
            await using var database = await CreatedAsync();
            await using var host = Open(database);
            await AddEverythingAsync(host, Anna);
            await host.Tracker.RenameAsync(Anna, ids[1], Cancellation);
            await host.Tracker.RecordAsync(ids[2], CustomerEvent.Visit(host.Clock.Now, eventId: "event-a77"), Cancellation);
            await host.Tracker.LinkAsync(ids[1], ids[2], Cancellation);
            Assert.Equal(9, (await TracesAsync(database)).Select(trace => trace.Table).Distinct().Count());

            await host.Tracker.EraseAsync(id, Cancellation);

            Assert.Empty(await TracesAsync(database));
            Assert.Equal(3, await database.CountAsync("lifecycle_tombstones"));
        }
    }

    [Fact]
    public async Task RecordAsync_OfAnErasedCustomer_RefusesLateEventsOnEveryWayAndStartsAgainWithALaterOne()
    {
        await using var database = await CreatedAsync();
        await using var host = Open(database);
        await AddEverythingAsync(host, Anna);
        await host.Tracker.EraseAsync(Anna, Cancellation);
        await RefusesAsync(host);
        Assert.Empty(await TracesAsync(database));

        host.Clock.Now += TimeSpan.FromDays(1);
        await using var other = Open(database);
        other.Clock.Now = host.Clock.Now;
        await RefusesAsync(other);
        var visit = CustomerEvent.Visit(host.Clock.Now, eventId: "event-a77");
        Assert.Equal(RecordOutcome.Applied, (await other.Tracker.RecordAsync(Anna, visit, Cancellation)).Outcome);
        await RefusesAsync(host);
        var view = await host.Tracker.GetViewAsync(Anna, Cancellation);
        Assert.Equal((true, 1, 0), (view.IsKnown, view.Profile.VisitCount, view.Profile.OrderCount));
        var record = (await host.Store.LoadAsync(new CustomerKey(string.Empty, Anna), null, Cancellation)).Record!;
        Assert.Equal(ShopHost.Start, record.Document.ErasedAt);
        Assert.Equal(ShopHost.Start, CustomerDocument.FromJson(record.Document.ToJson()).ErasedAt);
    }

    [Fact]
    public async Task EraseAsync_BesideWriters_LeavesNothingOfThem()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var database = await CreatedAsync();
            await using var first = Open(database);
            await using var second = Open(database);
            if (round % 2 == 0) await first.Tracker.RecordAsync(Anna, ShopHost.Order("order-a77-1"), Cancellation);
            using var start = new Barrier(WriterCount + 1);
            var writers = Enumerable.Range(0, WriterCount).Select(writer => Task.Run(
                async () =>
                {
                    var outcomes = new List<RecordOutcome>();
                    start.SignalAndWait(Cancellation);
                    for (var i = 0; i < 6; i++)
                    {
                        var visit = CustomerEvent.Visit(ShopHost.Start.AddSeconds(-i), eventId: $"event-a77 {writer} {i}");
                        outcomes.Add((await (writer % 2 == 0 ? first : second).Tracker.RecordAsync(Anna, visit, Cancellation)).Outcome);
                    }

                    return outcomes;
                },
                Cancellation)).ToList();
            start.SignalAndWait(Cancellation);
            await Task.Delay(round, Cancellation);
            await second.Tracker.EraseAsync(Anna, Cancellation);
            var all = await Task.WhenAll(writers);

            Assert.Empty(await TracesAsync(database));
            foreach (var outcomes in all)
            {
                var erased = outcomes.SkipWhile(outcome => outcome == RecordOutcome.Applied).ToList();
                Assert.All(erased, outcome => Assert.Equal(RecordOutcome.Erased, outcome));
            }

            Assert.Equal(1, await database.CountAsync("lifecycle_tombstones"));
        }
    }

    [Fact]
    public async Task EraseAsync_BesidePendingEventsSweepsAndDeliveries_LeavesNothingOfThem()
    {
        await using var database = await CreatedAsync();
        var folder = Directory.CreateTempSubdirectory("lifecyclekit-");
        using (var log = new DeliveryLog(folder.FullName))
        {
            await using var first = Open(database, log);
            await using var second = Open(database, log);
            for (var i = 0; i < 6; i++)
            {
                await AddEverythingAsync(first, Anna);
                await AppendAsync(database, 20);
                var working = true;
                var workers = new[] { first, second }.Select(host => Task.Run(
                    async () =>
                    {
                        while (Volatile.Read(ref working))
                        {
                            await host.Tracker.ApplyPendingAsync(5, Cancellation);
                            await host.Tracker.SweepAsync(5, Cancellation);
                            await host.Deliveries.DeliverAsync(5, Cancellation);
                        }
                    },
                    Cancellation)).ToList();
                await Task.Delay(5 * i, Cancellation);
                // A transaction of the host that began before the erasure and ends after it.
                await using (var context = database.NewContext())
                {
                    context.RecordLifecycle(Anna, CustomerEvent.Visit(first.Clock.Now, eventId: "pending-a77"));
                    await second.Tracker.EraseAsync(Anna, Cancellation);
                    await context.SaveChangesAsync(Cancellation);
                }

                Volatile.Write(ref working, false);
                await Task.WhenAll(workers);
                await first.Tracker.ApplyPendingAsync(cancellationToken: Cancellation);
                foreach (var host in new[] { first, second }) host.Clock.Now += TimeSpan.FromHours(1);
                await first.Tracker.ApplyPendingAsync(cancellationToken: Cancellation);
                Assert.Empty(await TracesAsync(database));
            }
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task EraseAsync_OfOneCustomer_LeavesOthersAndOtherShops()
    {
        await using var database = await CreatedAsync();
        await using var host = Open(database);
        var (ben, other) = (new CustomerKey(string.Empty, "ben"), new CustomerKey("other", Anna));
        await host.Tracker.RecordAsync("ben", ShopHost.Order("ben's"), Cancellation);
        await host.Tracker.RecordAsync("ben", CustomerEvent.ReferralMade(ShopHost.Start, "referral 1"), Cancellation);
        await host.Tracker.ForScope("other").RecordAsync(Anna, ShopHost.Order("other's"), Cancellation);
        await host.Tracker.RecordAsync(Anna, ShopHost.Order("order-a77-1"), Cancellation);
        var before = await JsonAsync(host, ben, other);

        var erased = await host.Tracker.EraseAsync(Anna, Cancellation);

        Assert.Equal(before, await JsonAsync(host, ben, other));
        // The order is free for another customer, and the tombstone of another shop is another one.
        Assert.Equal(
            RecordOutcome.Applied, (await host.Tracker.RecordAsync("ben", ShopHost.Order("order-a77-1"), Cancellation)).Outcome);
        var shop = host.Tracker.ForScope("other");
        Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync(Anna, CustomerEvent.Visit(ShopHost.Start), Cancellation)).Outcome);
        Assert.NotEqual(erased.Tombstone, (await shop.EraseAsync("unknown", Cancellation)).Tombstone);
        Assert.False((await shop.EraseAsync("unknown", Cancellation)).WasKnown);
    }

    private static ShopHost Open(TestDatabase database, DeliveryLog? log = null) => new(
        database.Configure, deliveries: log, setOptions: options =>
        {
            options.SubjectSecret = null;
            options.SubjectKeys = key => $"subject of {key.CustomerId[^3..]}";
            options.Playbook = Playbook.Build(
                "shop", book => book.Play("offer", play => play.Channel(Channels.OnSite).DailyBudget(1000)));
        });

    private static async Task AddEverythingAsync(ShopHost host, string customer)
    {
        var now = host.Clock.Now;
        CustomerEvent[] events =
        [
            CustomerEvent.Visit(now, eventId: "event-a77"),
            CustomerEvent.TraitSet(now, "address", TraitValue.Create(Mail)), ShopHost.Order("order-a77-1", at: now),
            CustomerEvent.Order(new OrderSnapshot { OrderId = "order-a77-2", PlacedAt = now, GrossTotal = 7 }),
            CustomerEvent.CaseOpened(now, "case-a77"),
            CustomerEvent.DealChanged(new DealSnapshot { DealId = "deal-a77", OpenedAt = now, ChangedAt = now, Stage = "stage-a77" }),
        ];
        foreach (var one in events) await host.Tracker.RecordAsync(customer, one, Cancellation);
        await host.Tracker.ClaimPlayAsync(customer, "offer", "message-a77", Cancellation);
        await host.Store.AppendPendingAsync(
            new CustomerKey(string.Empty, customer), CustomerEvent.Visit(now, eventId: "pending-a77"), Cancellation);
        if ((await host.Store.LoadAsync(new CustomerKey(string.Empty, customer), null, Cancellation)).HasDeliveries) return;
        // A host without handlers leaves none, so that one is added as of another host.
        var record = (await host.Store.LoadAsync(new CustomerKey(string.Empty, customer), null, Cancellation)).Record!;
        var number = record.Document.LastTransitionNumber + 1;
        await host.Store.SaveAsync(
            new CustomerChange
            {
                Key = record.Key,
                ExpectedSequence = record.Sequence,
                Document = record.Document with { LastTransitionNumber = number },
                Version = record.Version,
                DueAt = record.DueAt,
                AddedTransitions = [new KeptTransition(number, StoreChanges.Notice(record.Key, 1, now))],
                Handlers = ["Shop.Ledger"],
            },
            Cancellation);
    }

    private static async Task AppendAsync(TestDatabase database, int count)
    {
        await using var context = database.NewContext();
        for (var i = 0; i < count; i++) context.RecordLifecycle(Anna, CustomerEvent.Visit(ShopHost.Start, eventId: $"pending-a77 {i}"));
        await context.SaveChangesAsync(Cancellation);
    }

    /// <summary>Sends an event and an order of the time before the erasure on every way.</summary>
    private static async Task RefusesAsync(ShopHost host)
    {
        var (visit, order) = (CustomerEvent.Visit(ShopHost.Start, eventId: "event-a77"), ShopHost.Order("order-a77-1"));
        Assert.Equal(RecordOutcome.Erased, (await host.Tracker.RecordAsync(Anna, visit, Cancellation)).Outcome);
        var refused = await host.Tracker.RecordAsync(Anna, order, Cancellation);
        Assert.Equal((RecordOutcome.Erased, "order-a77-1"), (refused.Outcome, refused.OrderId));
        Assert.Equal(RecordOutcome.Erased, (await host.Tracker.TryRecordAsync(Anna, visit, Cancellation)).Outcome);
        TrackedEvent[] batch = [new(Anna, visit), new("ben", CustomerEvent.Visit(ShopHost.Start)), new(Anna, order)];
        Assert.Equal(
            [RecordOutcome.Erased, RecordOutcome.Applied, RecordOutcome.Erased],
            (await host.Tracker.RecordAsync(batch, Cancellation)).Select(result => result.Outcome));
        var snapshot = order.Snapshot! with { ChangedAt = ShopHost.Start };
        var backfill = await host.Tracker.BackfillAsync(
            [new TrackedEvent(Anna, CustomerEvent.Order(snapshot)), new TrackedEvent(Anna, CustomerEvent.Visit(ShopHost.Start))],
            new BackfillOptions { Name = "late" }, Cancellation);
        Assert.Equal((2, 0, 0), (backfill.ErasedCount, backfill.AppliedCount, backfill.FailureCount));
        var reconciled = await host.Tracker.ReconcileAsync(ToAsync(new TrackedOrder(Anna, snapshot)), cancellationToken: Cancellation);
        Assert.Equal((1, RecordOutcome.Erased), (reconciled.ErasedCount, Assert.Single(reconciled.Differences).Outcome));
        await host.Store.AppendPendingAsync(new CustomerKey(string.Empty, Anna), visit, Cancellation);
        Assert.Equal(1, (await host.Tracker.ApplyPendingAsync(cancellationToken: Cancellation)).AppliedCount);
        Assert.Equal(0, (await host.Store.LoadBacklogAsync(string.Empty, Cancellation)).PendingEventCount);
    }

    private static async IAsyncEnumerable<TrackedOrder> ToAsync(TrackedOrder order)
    {
        await Task.CompletedTask;
        yield return order;
    }

    private static async Task<string> JsonAsync(ShopHost host, params CustomerKey[] keys)
    {
        var lines = new List<string>();
        foreach (var key in keys) lines.Add((await host.Store.LoadAllAsync(key, Cancellation))!.ToJson());
        return string.Join('\n', lines);
    }

    /// <summary>Searches every column of every table of the model for the traces of the customer.</summary>
    private static async Task<IReadOnlyList<(string Table, string Text)>> TracesAsync(TestDatabase database)
    {
        await using var context = database.NewContext();
        var found = new List<(string Table, string Text)>();
        foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()!))
        {
            foreach (var row in await database.ReadAsync($"SELECT * FROM \"{table}\""))
                found.AddRange(Traces.Where(trace => row.Contains(trace, StringComparison.Ordinal)).Select(trace => (table, trace)));
        }

        return found;
    }
}

public sealed class SqliteErasureTests(SqliteDatabases files) : ErasureTests
{
    protected override DatabaseSource Databases => files;
}
