using System.Diagnostics;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>What an event costs for customers with few and with many orders. Every event reads all orders of its customer.</summary>
public abstract class OrderCountTests : DatabaseTests
{
    private const int FewOrders = 10;
    private const int ManyOrders = 1_000;
    private const int CallCount = 60;

    [Fact]
    public async Task RecordAsync_OfACustomerWithAHundredTimesTheOrders_CostsFarLessThanAHundredTimes()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        await AddAsync(host, "few", FewOrders);
        await AddAsync(host, "many", ManyOrders);

        // The fastest of many calls in turns: other work on the machine makes single calls slower, and no call faster.
        var (few, many) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < CallCount; i++)
        {
            few = Min(few, await TimeAsync(host, "few", i, FewOrders));
            many = Min(many, await TimeAsync(host, "many", i, ManyOrders));
        }

        // In a debug build 3 to 5 times. The benchmark of the store has the ratio of an optimised build.
        Assert.InRange(many / few, 0, 12);
        Assert.Equal(ManyOrders, (await host.Tracker.GetViewAsync("many", Cancellation)).Profile.OrderCount);
    }

    [Fact]
    public async Task LoadAsync_OfManyOrders_AllocatesInProportion()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        await AddAsync(host, "many", ManyOrders);
        var key = new CustomerKey(string.Empty, "many");
        var record = (await host.Store.LoadAsync(key, null, Cancellation)).Record!;
        var length = record.Orders.Sum(order => (long)order.ToJson().Length);

        // The least of many calls: other tests allocate beside it, and only add to a call.
        var least = long.MaxValue;
        for (var i = 0; i < 500 && least > 4 * length; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await host.Store.LoadAsync(key, null, Cancellation);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        // The text as bytes, once, and orders that are smaller than their texts; not a string of each, of two bytes a character.
        Assert.InRange(least, length, 4 * length);
    }

    /// <summary>Saves a customer with orders, as a tracker in memory has made them.</summary>
    private static async Task AddAsync(ShopHost host, string id, int orderCount)
    {
        var (memory, options) = (new InMemoryCustomerStore(), new LifecycleOptions());
        ShopHost.SetOptions(options);
        var tracker = LifecycleTracker.Create(options, memory, host.Clock);
        for (var i = 0; i < orderCount; i++) await tracker.RecordAsync(id, CustomerEvent.Order(Order(id, i, null)), Cancellation);
        var record = (await memory.LoadAsync(new CustomerKey(string.Empty, id), null, Cancellation)).Record!;
        var saved = await host.Store.SaveAsync(
            new CustomerChange
            {
                Key = record.Key, ExpectedSequence = 0, Document = record.Document, Version = record.Version, DueAt = record.DueAt,
                ChangedOrders = record.Orders,
            },
            Cancellation);
        Assert.Equal(SaveOutcome.Saved, saved);
    }

    private static async Task<TimeSpan> TimeAsync(ShopHost host, string id, int call, int orderCount)
    {
        host.Clock.Now = ShopHost.Start.AddMinutes(call + 1);
        var changed = CustomerEvent.Order(Order(id, call % orderCount, host.Clock.Now), FormattableString.Invariant($"change {call}"));
        var watch = Stopwatch.StartNew();
        await host.Tracker.RecordAsync(id, changed, Cancellation);
        return watch.Elapsed;
    }

    private static OrderSnapshot Order(string id, int number, DateTimeOffset? changedAt) => new()
    {
        OrderId = FormattableString.Invariant($"{id} {number:0000}"), PlacedAt = ShopHost.Start.AddHours(number - ManyOrders),
        ChangedAt = changedAt ?? default, GrossTotal = 29.90m, RefundedTotal = changedAt is null ? 0 : 4.50m, Status = OrderStatus.Paid,
        Category = "tea", Currency = "EUR",
    };

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}

public sealed class SqliteOrderCountTests(SqliteDatabases files) : OrderCountTests
{
    [Fact]
    public async Task LoadAsync_OfAFileInUtf16_ReadsTheOrders()
    {
        await using var database = new SqliteDatabase("UTF-16");
        await database.CreateAsync();
        await using var host = new ShopHost(database.Configure);
        await host.Tracker.RecordAsync("anna", ShopHost.Order("ä 👍"), Cancellation);
        var stored = await host.Store.LoadAsync(new CustomerKey(string.Empty, "anna"), null, Cancellation);
        Assert.Equal("ä 👍", Assert.Single(stored.Record!.Orders).InForce.OrderId);
    }

    protected override DatabaseSource Databases => files;
}
