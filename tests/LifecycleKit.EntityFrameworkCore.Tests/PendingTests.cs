using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests.Stores;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Events in the transaction of the host.</summary>
public abstract class PendingTests : DatabaseTests
{
    [Fact]
    public async Task RecordLifecycle_InATransaction_CommitsAndRollsBackWithIt()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        await OrderAsync(database, "1", commit: true);
        await OrderAsync(database, "2", commit: false);

        var applied = await host.Tracker.ApplyPendingAsync(cancellationToken: Cancellation);

        Assert.Equal(1, applied.AppliedCount);
        Assert.Empty(applied.Failures);
        Assert.Equal(1, (await host.Tracker.GetViewAsync("anna", Cancellation)).Profile.OrderCount);
        Assert.Equal((1, 0), (await database.CountAsync("lifecycle_orders"), await database.CountAsync("lifecycle_pending_events")));
    }

    [Fact]
    public async Task RecordLifecycle_OfOneEventTwice_FailsNothingAndCountsOnce()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        await using (var context = database.NewContext())
        {
            for (var i = 0; i < 3; i++) context.RecordLifecycle("anna", CustomerEvent.Review(ShopHost.Start, 5, "r1"));
            Assert.Equal(3, await context.SaveChangesAsync(Cancellation));
        }

        await host.Tracker.ApplyPendingAsync(cancellationToken: Cancellation);

        Assert.Single(await host.Store.LoadEventsAsync(new CustomerKey(string.Empty, "anna"), Cancellation));
        Assert.Equal(0, await database.CountAsync("lifecycle_pending_events"));
    }

    [Fact]
    public async Task CancelledCalls_OfEachKind_GiveBackWhatTheyHaveNotFinished()
    {
        Func<ICustomerStore, Task>[] laws =
        [
            store => CancelledCalls.SweepHoldsAsync(store, isOutdated: false),
            store => CancelledCalls.SweepHoldsAsync(store, isOutdated: true),
            store => CancelledCalls.DeliverHoldsAsync(store, throws: false),
            store => CancelledCalls.DeliverHoldsAsync(store, throws: true),
            CancelledCalls.ApplyPendingHoldsAsync,
        ];
        foreach (var holdsAsync in laws)
        {
            await using var database = await CreatedAsync();
            await using var host = new ShopHost(database.Configure);
            await holdsAsync(host.Store);
        }
    }

    [Fact]
    public async Task ApplyPendingAsync_OfTwoHosts_AppliesEachEventOnceAndInOrder()
    {
        const int Count = 120;
        await using var database = await CreatedAsync();
        await using (var context = database.NewContext())
        {
            // Without ids: what was applied twice would be there twice.
            for (var i = 0; i < Count; i++)
                context.RecordLifecycle($"customer {i % 7}", CustomerEvent.CaseOpened(ShopHost.Start, $"case {i}"));
            await context.SaveChangesAsync(Cancellation);
        }

        await using var first = new ShopHost(database.Configure);
        await using var second = new ShopHost(database.Configure);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            async () =>
            {
                var tracker = (i % 2 == 0 ? first : second).Tracker;
                while (await database.CountAsync("lifecycle_pending_events") > 0) await tracker.ApplyPendingAsync(10, Cancellation);
            },
            Cancellation)));

        var all = new List<int>();
        for (var customer = 0; customer < 7; customer++)
        {
            var events = await first.Store.LoadEventsAsync(new CustomerKey(string.Empty, $"customer {customer}"), Cancellation);
            int[] cases = [.. events.Select(kept => int.Parse(kept.Event.CaseId!["case ".Length..], null))];
            Assert.Equal(cases.Order(), cases);
            all.AddRange(cases);
        }

        Assert.Equal(Enumerable.Range(0, Count), all.Order());
    }

    [Fact]
    public async Task TakeDueAsync_OfManyHosts_GivesEachCustomerToOne()
    {
        await using var database = await CreatedAsync();
        await using var first = new ShopHost(database.Configure);
        await using var second = new ShopHost(database.Configure);
        for (var i = 0; i < 40; i++) await first.Tracker.RecordAsync($"customer {i}", ShopHost.Order($"{i}"), Cancellation);
        var (asOf, until) = (ShopHost.Start.AddDays(400), ShopHost.Start.AddDays(401));

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? first : second).Store.TakeDueAsync(string.Empty, asOf, until, 5, Cancellation), Cancellation)));

        var keys = taken.SelectMany(one => one).ToList();
        Assert.Equal(keys.Distinct().Count(), keys.Count);
        var rest = await first.Store.TakeDueAsync(string.Empty, asOf, until, 100, Cancellation);
        Assert.Equal(40, keys.Concat(rest).Distinct().Count());
        Assert.Empty(await second.Store.TakeDueAsync(string.Empty, asOf, until, 100, Cancellation));
    }

    private static async Task OrderAsync(TestDatabase database, string id, bool commit)
    {
        await using var context = database.NewContext();
        await context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(token);
                context.Orders.Add(new ShopOrder { Id = id, CustomerId = "anna", Total = 10 });
                context.RecordLifecycle("anna", ShopHost.Order(id));
                await context.SaveChangesAsync(token);
                if (commit) await transaction.CommitAsync(token);
            },
            Cancellation);
    }
}

public sealed class SqlitePendingTests(SqliteDatabases files) : PendingTests
{
    protected override DatabaseSource Databases => files;
}
