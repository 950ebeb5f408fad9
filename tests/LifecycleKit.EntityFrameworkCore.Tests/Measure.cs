using System.Diagnostics;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Row = System.Collections.Generic.Dictionary<string, object>;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>What an event costs: RecordAsync beside a plain DbContext that loads and writes the same rows. A program, not a test.</summary>
internal static class Measure
{
    public const string Argument = "--measure";

    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        var few = await OnSqliteAsync(orderCount: 10, eventCount: 1000);
        var many = await OnSqliteAsync(orderCount: 1000, eventCount: 60);
        Console.WriteLine($"1 000 orders beside 10: {many / few:0.00}");
        await BatchesAsync();
        return 0;
    }

    /// <summary>One batch of new customers beside one save for each, and beside a plain DbContext that writes the same rows.</summary>
    private static async Task BatchesAsync()
    {
        const int Count = 100;
        await using var database = new SqliteDatabase();
        await using (var context = database.NewContext()) await context.Database.EnsureLifecycleSchemaAsync();
        await using var host = new ShopHost(database.Configure);
        var (batches, single, plain) = (new List<double>(), new List<double>(), new List<double>());
        var number = 0;
        CustomerChange[] Changes() => [.. Enumerable.Range(0, Count).Select(_ => Change(number++))];
        for (var round = 0; round <= Rounds; round++)
        {
            batches.Add(await TimeAsync(1, async _ => await host.Store.SaveManyAsync(Changes(), default)));
            single.Add(await TimeAsync(1, async _ =>
            {
                foreach (var change in Changes()) await host.Store.SaveAsync(change, default);
            }));
            plain.Add(await TimeAsync(1, _ => WriteAsync(database, Changes())));
        }

        var (a, b, c) = (Median(batches) / Count, Median(single) / Count, Median(plain) / Count);
        Console.WriteLine(FormattableString.Invariant(
            $"A save in a batch of {Count}: {a:0.000} ms, alone {b:0.000} ms, plain DbContext {c:0.000} ms, batch beside plain {a / c:0.00}"));
    }

    private static CustomerChange Change(int number)
    {
        var at = ShopHost.Start.AddSeconds(number);
        return StoreChanges.Of(StoreChanges.Key($"customer {number}"), 0).Moving(first: 1, recordedAt: at) with
        {
            ChangedOrders = [new LedgerEntry(Snapshot(number, at))],
            AddedEvents = [new KeptEvent(1, CustomerEvent.Order(Snapshot(number, at), $"e{number}"))],
            AddedSeen = [new SeenEvent(new EventKey(CustomerEventKind.Order, $"e{number}"), at)],
        };
    }

    private static async Task WriteAsync(TestDatabase database, CustomerChange[] changes)
    {
        await using var context = database.NewContext();
        foreach (var change in changes)
        {
            var (id, state, moved) = (change.Key.CustomerId, change.Document.States[0], change.AddedTransitions[0]);
            void Add(string table, Row row) => context.Set<Row>(table).Add(new Row(row) { ["scope"] = "", ["customer_id"] = id });
            Add("lifecycle_customers", new Row
            {
                ["sequence"] = 1L, ["version"] = change.Version, ["due_at"] = change.DueAt!.Value.UtcTicks,
                ["document"] = change.Document.ToJson(), ["format"] = 2, ["save_id"] = 1L,
            });
            var (entry, kept) = (change.ChangedOrders[0], change.AddedEvents[0]);
            Add("lifecycle_orders", new Row
            {
                ["order_id"] = entry.InForce.OrderId, ["placed_at"] = entry.InForce.PlacedAt.UtcTicks, ["entry"] = entry.ToJson(),
            });
            Add("lifecycle_events", new Row
            {
                ["number"] = 1L, ["kind"] = (int)kept.Event.Kind, ["occurred_at"] = kept.Event.At.UtcTicks, ["event"] = kept.Event.ToJson(),
            });
            Add("lifecycle_seen_events", new Row
            {
                ["kind"] = (int)kept.Event.Kind, ["event_id"] = kept.Event.EventId!, ["seen_at"] = kept.Event.At.UtcTicks,
            });
            Add("lifecycle_transitions", new Row
            {
                ["number"] = 1L, ["track"] = moved.Notice.Track, ["from_stage"] = moved.Notice.From, ["to_stage"] = moved.Notice.To,
                ["effective_at"] = 1L, ["recorded_at"] = 1L, ["is_muted"] = false, ["notice"] = moved.Notice.ToJson(),
            });
            Add("lifecycle_deliveries", new Row
            {
                ["handler"] = StoreChanges.Handler, ["next_number"] = 1L, ["last_number"] = 1L, ["due_at"] = 1L, ["failure_count"] = 0,
            });
            Add("lifecycle_track_states", new Row
            {
                ["track"] = state.Track, ["stage"] = state.State.Stage, ["entered_at"] = state.State.EnteredAt.UtcTicks,
            });
        }

        await context.SaveChangesAsync();
    }

    private static async Task<double> OnSqliteAsync(int orderCount, int eventCount)
    {
        await using var database = new SqliteDatabase();
        await using (var context = database.NewContext()) await context.Database.EnsureLifecycleSchemaAsync();
        await using var host = new ShopHost(database.Configure);
        for (var i = 0; i < orderCount; i++) await RecordAsync(host, i, i);
        var (tracked, plain, empty) = (new List<double>(), new List<double>(), new List<double>());
        var number = orderCount;
        for (var round = 0; round <= Rounds; round++)
        {
            tracked.Add(await TimeAsync(eventCount, i => RecordAsync(host, number + i, i % orderCount)));
            number += eventCount;
            plain.Add(await TimeAsync(eventCount, i => WriteAsync(database, number + i, i % orderCount)));
            number += eventCount;
            empty.Add(await TimeAsync(eventCount, async _ => await host.Tracker.GetViewAsync("anna")));
        }

        // The first round warms up.
        var (a, b, c) = (Median(tracked), Median(plain), Median(empty));
        Console.WriteLine(FormattableString.Invariant(
            $"{orderCount} orders: RecordAsync {a:0.000} ms, plain DbContext {b:0.000} ms, ratio {a / b:0.00}; a view {c:0.000} ms"));
        return a;
    }

    private static async Task RecordAsync(ShopHost host, int number, int order)
    {
        var at = ShopHost.Start.AddSeconds(number);
        host.Clock.Now = at;
        await host.Tracker.RecordAsync("anna", CustomerEvent.Order(Snapshot(order, at), $"e{number}"));
    }

    private static OrderSnapshot Snapshot(int order, DateTimeOffset at) =>
        new() { OrderId = $"order {order}", PlacedAt = ShopHost.Start, ChangedAt = at, GrossTotal = 10 + (at.UtcTicks % 7) };

    /// <summary>What a host would write without the library: the same rows by its own entities, with a change tracker.</summary>
    private static async Task WriteAsync(TestDatabase database, int number, int order)
    {
        var at = ShopHost.Start.AddSeconds(number);
        var snapshot = Snapshot(order, at);
        await using var context = database.NewContext();
        var customer = await context.Set<Row>("lifecycle_customers").SingleAsync(row => (string)row["customer_id"] == "anna");
        var orders = await context.Set<Row>("lifecycle_orders")
            .Where(row => (string)row["scope"] == "" && (string)row["customer_id"] == "anna")
            .ToDictionaryAsync(row => (string)row["order_id"]);
        await context.Set<Row>("lifecycle_seen_events").AsNoTracking().AnyAsync(
            row => (string)row["scope"] == "" && (string)row["customer_id"] == "anna"
                && (int)row["kind"] == 5 && (string)row["event_id"] == $"e{number}");
        var document = CustomerDocument.FromJson((string)customer["document"]) with { LastEventNumber = number + 1, LastEventAt = at };
        customer["document"] = document.ToJson();
        customer["sequence"] = (long)customer["sequence"] + 1;
        customer["due_at"] = at.AddDays(number % 90).UtcTicks;
        customer["save_id"] = (long)number;
        orders[snapshot.OrderId]["entry"] = new LedgerEntry(snapshot).ToJson();
        context.Set<Row>("lifecycle_events").Add(new Row
        {
            ["scope"] = "", ["customer_id"] = "anna", ["number"] = (long)number + 1, ["kind"] = 5, ["occurred_at"] = at.UtcTicks,
            ["event"] = CustomerEvent.Order(snapshot, $"e{number}").ToJson(),
        });
        context.Set<Row>("lifecycle_seen_events").Add(new Row
        {
            ["scope"] = "", ["customer_id"] = "anna", ["kind"] = 5, ["event_id"] = $"e{number}", ["seen_at"] = at.UtcTicks,
        });
        await context.SaveChangesAsync();
    }

    private static async Task<double> TimeAsync(int eventCount, Func<int, Task> call)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < eventCount; i++) await call(i);
        return watch.Elapsed.TotalMilliseconds / eventCount;
    }

    private static double Median(List<double> values) => values.Skip(1).Order().ElementAt(Rounds / 2);
}
