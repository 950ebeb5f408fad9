using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A commit that succeeded without an acknowledgement is found by the next attempt, and not made twice.</summary>
public abstract class LostCommitTests : DatabaseTests
{
    private static readonly CustomerKey Anna = StoreChanges.Key("anna");
    private static readonly PlayUse Use = new("welcome", new DateOnly(2026, 1, 1), 5);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SaveAsync_OfALostCommit_SavesOnce(bool isCommitted)
    {
        await using var database = await CreatedAsync();
        await using var host = NewHost(database, isCommitted, out var commits);
        var change = Full(Anna);

        Assert.Equal(SaveOutcome.Saved, await host.Store.SaveAsync(change, Cancellation));

        Assert.Equal(1, commits.CommitCount);
        Assert.Equal(1, (await host.Store.LoadAsync(Anna, null, Cancellation)).Record!.Sequence);
        Assert.Equal(1, await database.CountAsync("lifecycle_transitions"));
        Assert.Equal(1, Assert.Single(await host.Store.LoadPlayCountsAsync(string.Empty, Use.Day, Cancellation)).Count);
        // Another save of the same state is a conflict, and no repeated attempt.
        Assert.Equal(SaveOutcome.Conflict, await host.Store.SaveAsync(change, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SaveManyAsync_OfALostCommit_SavesOnce(bool isCommitted)
    {
        await using var database = await CreatedAsync();
        await using var host = NewHost(database, isCommitted, out var commits);
        CustomerChange[] changes =
            [.. Enumerable.Range(0, 30).Select(i => Full(StoreChanges.Key($"customer {i}")) with { CountedPlay = null })];

        Assert.All(await host.Store.SaveManyAsync(changes, Cancellation), outcome => Assert.Equal(SaveOutcome.Saved, outcome));

        Assert.Equal(1, commits.CommitCount);
        Assert.Equal(30, await database.CountAsync("lifecycle_transitions"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AppendPendingAsync_OfALostCommit_AppendsOnce(bool isCommitted)
    {
        await using var database = await CreatedAsync();
        await using var host = NewHost(database, isCommitted, out var commits);

        await host.Store.AppendPendingAsync(Anna, CustomerEvent.Visit(ShopHost.Start), Cancellation);

        Assert.Equal(1, commits.CommitCount);
        Assert.Equal(1, await database.CountAsync("lifecycle_pending_events"));
        await host.Store.AppendPendingAsync(Anna, CustomerEvent.Visit(ShopHost.Start), Cancellation);
        Assert.Equal(2, await database.CountAsync("lifecycle_pending_events"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TryPublishAsync_OfALostCommit_PublishesOnce(bool isCommitted)
    {
        await using var database = await CreatedAsync();
        await using var host = NewHost(database, isCommitted, out _);
        Publication[] publications = [Publication(1), Publication(2)];

        Assert.True(await host.Store.TryPublishAsync(string.Empty, 0, publications, Cancellation));

        Assert.Equal(publications, await host.Store.LoadPublicationsAsync(string.Empty, Cancellation));
        Assert.False(await host.Store.TryPublishAsync(string.Empty, 0, publications, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CompleteDeliveryAsync_OfALostCommit_PassesNoTransitionOver(bool isCommitted)
    {
        await using var database = await CreatedAsync();
        await using (var first = new ShopHost(database.Configure))
            await first.Store.SaveAsync(StoreChanges.Of(Anna, 0).Moving(first: 1, count: 2), Cancellation);
        await using var host = NewHost(database, isCommitted, out _);
        var (now, until) = (ShopHost.Start.AddDays(1), ShopHost.Start.AddDays(2));

        await host.Store.CompleteDeliveryAsync(Anna, StoreChanges.Handler, 1, until, Cancellation);

        // Also without an acknowledgement, the next transition is due at the end of the lease.
        Assert.Empty(await host.Store.TakeDeliveriesAsync(string.Empty, [StoreChanges.Handler], now, until, 9, Cancellation));
        var next = Assert.Single(
            await host.Store.TakeDeliveriesAsync(string.Empty, [StoreChanges.Handler], until, until.AddDays(1), 9, Cancellation));
        Assert.Equal(2, next.Number);
    }

    private static CustomerChange Full(CustomerKey key) => StoreChanges.Of(key, 0).Moving(first: 1) with
    {
        ChangedOrders = [StoreChanges.Order($"order of {key.CustomerId}")],
        AddedEvents = [new KeptEvent(1, CustomerEvent.Visit(ShopHost.Start))],
        CountedPlay = Use,
    };

    private static Publication Publication(long number) => new()
    {
        Number = number, Part = PublicationPart.TimeZone, At = ShopHost.Start, Content = "UTC", ContentHash = "UTC",
        Source = PublicationSource.Publisher,
    };

    /// <summary>Returns a host whose first commit is followed, or prevented, by a transient error.</summary>
    private static ShopHost NewHost(TestDatabase database, bool isCommitted, out CommitInterceptor commits)
    {
        var interceptor = commits = new CommitInterceptor();
        if (isCommitted) interceptor.Committed = CommitInterceptor.FailOnce();
        else interceptor.Committing = CommitInterceptor.FailOnce();
        return new ShopHost(options =>
        {
            database.Configure(options);
            interceptor.Configure(options);
        });
    }
}

public sealed class SqliteLostCommitTests(SqliteDatabases files) : LostCommitTests
{
    protected override DatabaseSource Databases => files;
}
