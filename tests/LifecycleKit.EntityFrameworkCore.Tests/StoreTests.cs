using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A tracker over the store does what one over the store in memory does, and loses nothing.</summary>
public abstract class StoreTests : DatabaseTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Tracker_OverTheStore_DoesWhatOneInMemoryDoes(int seed, bool hasFactory)
    {
        const int Half = 80;
        var life = new ShopLife(seed, customerCount: 5);
        var (memory, clock, options) = (new InMemoryCustomerStore(), new ShopClock(ShopHost.Start), new LifecycleOptions());
        ShopHost.SetOptions(options);
        var tracker = LifecycleTracker.Create(options, memory, clock);
        var changes = new LifecycleChanges().SetTrack("quiet", ShopHost.Quiet(days: 1));
        var expected = await life.RunAsync(tracker, clock, 0, Half, Cancellation);
        await tracker.PublishAsync(changes, Cancellation);
        expected.AddRange(await life.RunAsync(tracker, clock, Half, 2 * Half, Cancellation));

        await using var database = await CreatedAsync();
        var results = new List<string>();
        await using (var host = new ShopHost(database.Configure, hasFactory))
        {
            results.AddRange(await life.RunAsync(host.Tracker, host.Clock, 0, Half, Cancellation));
            await host.Publisher.PublishAsync(changes, Cancellation);
        }

        await using var restarted = new ShopHost(database.Configure, hasFactory);
        results.AddRange(await life.RunAsync(restarted.Tracker, restarted.Clock, Half, 2 * Half, Cancellation));

        Assert.Equal(expected, results);
        Assert.Equal(
            await StoreContent.ReadAsync(memory, tracker, null, Cancellation),
            await StoreContent.ReadAsync(restarted.Store, restarted.Tracker, null, Cancellation));
        Assert.True(restarted.Store.IsDurable);
    }

    [Fact]
    public async Task RecordAsync_OfManyWriters_LosesNothing()
    {
        const int WriterCount = 16;
        const int EventCount = 25;
        await using var database = await CreatedAsync();
        await using var first = new ShopHost(database.Configure);
        await using var second = new ShopHost(database.Configure, hasFactory: false);
        var sent = new List<(string Customer, string Id)>[WriterCount];

        await Task.WhenAll(Enumerable.Range(0, WriterCount).Select(writer => Task.Run(
            async () =>
            {
                var random = new Random(writer);
                sent[writer] = [];
                for (var i = 0; i < EventCount; i++)
                {
                    var (customer, id) = ($"customer {random.Next(50)}", FormattableString.Invariant($"{writer}-{i}"));
                    sent[writer].Add((customer, id));
                    var customerEvent = random.Next(2) == 0 ? CustomerEvent.Visit(ShopHost.Start, eventId: id) : ShopHost.Order(id);
                    await (writer % 2 == 0 ? first : second).Tracker.RecordAsync(customer, customerEvent, Cancellation);
                }
            },
            Cancellation)));

        foreach (var customer in sent.SelectMany(one => one).GroupBy(one => one.Customer))
        {
            var events = await first.Store.LoadEventsAsync(new CustomerKey(string.Empty, customer.Key), Cancellation);
            Assert.Equal(
                customer.Select(one => one.Id).Order(StringComparer.Ordinal),
                events.Select(kept => kept.Event.EventId!.Replace("order ", null, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.Equal(Enumerable.Range(1, events.Count), events.Select(kept => (int)kept.Number));
        }
    }

    [Fact]
    public async Task RecordAsync_OfAnOrderOfAnotherCustomer_IsRefused()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        await host.Tracker.RecordAsync("anna", ShopHost.Order("1"), Cancellation);

        var result = await host.Tracker.RecordAsync("ben", ShopHost.Order("1"), Cancellation);

        Assert.Equal(RecordOutcome.Refused, result.Outcome);
        Assert.False((await host.Tracker.GetViewAsync("ben", Cancellation)).IsKnown);
        Assert.Equal(1, await database.CountAsync("lifecycle_orders"));
        var other = await host.Tracker.ForScope("other").RecordAsync("ben", ShopHost.Order("1"), Cancellation);
        Assert.Equal(RecordOutcome.Applied, other.Outcome);
    }

    [Fact]
    public async Task Keys_ThatDifferInCase_AreDifferent()
    {
        string[] ids = ["anna", "Anna", "ANNA", "änna", "anna "];
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        foreach (var id in ids) await host.Tracker.RecordAsync(id, ShopHost.Order($"order {id}"), Cancellation);

        foreach (var id in ids) Assert.Equal(1, (await host.Tracker.GetViewAsync(id, Cancellation)).Profile.OrderCount);
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            (await host.Store.ListAsync(string.Empty, null, 9, Cancellation)).Select(key => key.CustomerId));
    }

    [Fact]
    public async Task SeenEvents_OlderThanTheHorizon_AreForgotten()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        for (var i = 0; i < 50; i++)
            await host.Tracker.RecordAsync("anna", CustomerEvent.Visit(ShopHost.Start, eventId: $"v{i}"), Cancellation);
        Assert.Equal(50, await database.CountAsync("lifecycle_seen_events"));

        host.Clock.Now += TimeSpan.FromDays(31);
        for (var i = 0; i < 2; i++)
            await host.Tracker.RecordAsync("ben", CustomerEvent.Visit(host.Clock.Now, eventId: $"w{i}"), Cancellation);

        Assert.Equal(2, await database.CountAsync("lifecycle_seen_events"));
    }

    [Fact]
    public async Task SaveAsync_UnderAnAmbientTransaction_IsWholeInItself()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        using (new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled))
            await host.Tracker.RecordAsync("anna", ShopHost.Order("1"), Cancellation);

        Assert.True((await host.Tracker.GetViewAsync("anna", Cancellation)).IsKnown);
    }

    [Theory]
    [InlineData(257, 1, 1, 0, "The text has 257 characters; at most 256 are allowed.")]
    [InlineData(1, 257, 1, 0, "The text has 257 characters; at most 256 are allowed.")]
    [InlineData(1, 1, 257, 0, "The text has 257 characters; at most 256 are allowed.")]
    [InlineData(1, 1, 1, 129, "The text has 129 characters; at most 128 are allowed.")]
    [InlineData(256, 256, 256, 128, null)]
    public async Task Ids_OfAnyLength_AreKeptOrRefused(int customer, int order, int eventId, int scope, string? error)
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        // The longest in UTF-8 that one UTF-16 code unit can be, without repetition that an index would compress.
        static string Long(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('\u4E00' + (i * 7919 % 20000))));
        CustomerEvent Event() => CustomerEvent.Order(
            new OrderSnapshot { OrderId = Long(order), PlacedAt = ShopHost.Start, GrossTotal = 1 }, Long(eventId));

        async Task RecordAsync() => await host.Tracker.ForScope(Long(scope)).RecordAsync(Long(customer), Event(), Cancellation);
        async Task RecordInTransactionAsync()
        {
            await using var context = database.NewContext();
            context.RecordLifecycle(Long(customer), Event(), Long(scope));
            await context.SaveChangesAsync(Cancellation);
        }

        foreach (var call in (Func<Task>[])[RecordAsync, RecordInTransactionAsync])
        {
            if (error is null) await call();
            else Assert.StartsWith(error, (await Assert.ThrowsAnyAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(error is null ? 1 : 0, await database.CountAsync("lifecycle_customers"));
    }

    [Theory]
    [InlineData(0, "The customer id contains the character U+0000")]
    [InlineData(0xD800, "The customer id is not well-formed UTF-16")]
    [InlineData(0xDC00, "The customer id is not well-formed UTF-16")]
    public async Task Ids_ThatNoDatabaseKeeps_AreRefused(int character, string error)
    {
        var id = $"anna{(char)character}b";
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        var refused = await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await host.Tracker.RecordAsync(id, ShopHost.Order("1"), Cancellation));
        Assert.StartsWith(error, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(id, refused.Message, StringComparison.Ordinal);
    }
}

public sealed class SqliteStoreTests(SqliteDatabases files) : StoreTests
{
    protected override DatabaseSource Databases => files;
}
