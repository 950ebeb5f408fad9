using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A save that adds a transition, and the completion of the transition before it, at the same time: neither is lost.</summary>
public abstract class DeliveryRaceTests : DatabaseTests
{
    private static readonly CustomerKey Anna = StoreChanges.Key("anna");

    private static DateTimeOffset Until => ShopHost.Start.AddDays(2);

    [Fact]
    public async Task CompleteDeliveryAsync_BesideSaves_LosesNoTransition()
    {
        const int Rounds = 100;
        await using var database = await CreatedAsync();
        await using var first = new ShopHost(database.Configure);
        await using var second = new ShopHost(database.Configure);
        var random = new Random(5);
        Assert.Equal(SaveOutcome.Saved, await first.Store.SaveAsync(StoreChanges.Of(Anna, 0).Moving(first: 1), Cancellation));
        var afterSave = 0;
        for (var number = 1; number <= Rounds; number++)
        {
            var next = await RoundAsync(first, second, number, random.Next(400));
            Assert.True(next is null || next.Number == number + 1, $"Round {number} completed {next?.Number}.");
            if (next is not null) afterSave++;
            var row = Assert.Single(await database.ReadAsync("SELECT next_number, last_number FROM lifecycle_deliveries"));
            Assert.Equal($"{number + 1} | {number + 1}", row);
        }

        // Each order in a tenth of the rounds at least, on every machine.
        Assert.InRange(afterSave, Rounds / 10, Rounds - (Rounds / 10));
    }

    [Fact]
    public async Task CompleteDeliveryAsync_DuringTheCommitOfASave_GoesOnToItsTransition()
    {
        await using var database = await CreatedAsync();
        var saving = new Gate();
        await using var first = NewHost(database, saving);
        await using var second = new ShopHost(database.Configure);
        Assert.Equal(SaveOutcome.Saved, await second.Store.SaveAsync(StoreChanges.Of(Anna, 0).Moving(first: 1), Cancellation));

        var save = Task.Run(async () => await first.Store.SaveAsync(StoreChanges.Of(Anna, 1).Moving(first: 2), Cancellation), Cancellation);
        await saving.Reached;
        var completion = Task.Run(
            async () => await second.Store.CompleteDeliveryAsync(Anna, StoreChanges.Handler, 1, Until, Cancellation), Cancellation);
        Assert.NotSame(completion, await Task.WhenAny(completion, Task.Delay(150, Cancellation)));
        saving.Open();

        Assert.Equal(SaveOutcome.Saved, await save);
        var next = await completion;
        Assert.Equal(2, next?.Number);
        Assert.Equal(StoreChanges.Notice(Anna, 2), next!.Notice);
    }

    [Fact]
    public async Task SaveAsync_DuringTheCommitOfACompletion_AddsTheDelivery()
    {
        await using var database = await CreatedAsync();
        var completing = new Gate();
        await using var first = NewHost(database, completing);
        await using var second = new ShopHost(database.Configure);
        Assert.Equal(SaveOutcome.Saved, await second.Store.SaveAsync(StoreChanges.Of(Anna, 0).Moving(first: 1), Cancellation));

        var completion = Task.Run(
            async () => await first.Store.CompleteDeliveryAsync(Anna, StoreChanges.Handler, 1, Until, Cancellation), Cancellation);
        await completing.Reached;
        var save = Task.Run(
            async () => await second.Store.SaveAsync(StoreChanges.Of(Anna, 1).Moving(first: 2), Cancellation), Cancellation);
        Assert.NotSame(save, await Task.WhenAny(save, Task.Delay(150, Cancellation)));
        completing.Open();

        Assert.Null(await completion);
        Assert.Equal(SaveOutcome.Saved, await save);
        var taken = Assert.Single(
            await second.Store.TakeDeliveriesAsync(string.Empty, [StoreChanges.Handler], Until, Until.AddDays(1), 9, Cancellation));
        Assert.Equal(2, taken.Number);
    }

    [Fact]
    public async Task TakeDeliveriesAsync_OfManyHosts_GivesEachDeliveryToOne()
    {
        const int Count = 40;
        await using var database = await CreatedAsync();
        await using var first = new ShopHost(database.Configure);
        await using var second = new ShopHost(database.Configure);
        await first.Store.SaveManyAsync(
            [.. Enumerable.Range(0, Count).Select(i => StoreChanges.Of(StoreChanges.Key($"customer {i}"), 0).Moving(first: 1))],
            Cancellation);

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? first : second).Store.TakeDeliveriesAsync(
                string.Empty, [StoreChanges.Handler], Until, Until.AddDays(1), 5, Cancellation),
            Cancellation)));

        var keys = taken.SelectMany(one => one).Select(one => one.Customer).ToList();
        Assert.Equal(keys.Distinct().Count(), keys.Count);
        var rest = await first.Store.TakeDeliveriesAsync(
            string.Empty, [StoreChanges.Handler], Until, Until.AddDays(1), Count, Cancellation);
        Assert.Equal(Count, keys.Concat(rest.Select(one => one.Customer)).Distinct().Count());
    }

    [Fact]
    public async Task SaveAsync_OfManyHosts_NeverExceedsABudget()
    {
        const int Budget = 7;
        await using var database = await CreatedAsync();
        await using var first = new ShopHost(database.Configure);
        await using var second = new ShopHost(database.Configure);
        var use = new PlayUse("welcome", new DateOnly(2026, 1, 1), Budget);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? first : second).Store.SaveAsync(
                StoreChanges.Of(StoreChanges.Key($"customer {i}"), 0) with { CountedPlay = use }, Cancellation),
            Cancellation)));

        Assert.Equal(Budget, outcomes.Count(outcome => outcome == SaveOutcome.Saved));
        Assert.Equal(20 - Budget, outcomes.Count(outcome => outcome == SaveOutcome.BudgetSpent));
        Assert.Equal(Budget, await database.CountAsync("lifecycle_customers"));
        Assert.Equal(Budget, Assert.Single(await first.Store.LoadPlayCountsAsync(string.Empty, use.Day, Cancellation)).Count);
    }

    /// <summary>
    /// Completes a delivery, and saves the transition after it. Of ten rounds one saves first and one completes first; the others do both
    /// at the same time.
    /// </summary>
    /// <returns>What the completion came to.</returns>
    private static async Task<PendingDelivery?> RoundAsync(ShopHost first, ShopHost second, int number, int wait)
    {
        if (number % 10 == 0)
        {
            await SaveAsync();
            return await CompleteAsync();
        }

        if (number % 10 == 1)
        {
            var next = await CompleteAsync();
            await SaveAsync();
            return next;
        }

        using var start = new Barrier(2);
        var save = BeginAsync(wait, SaveAsync);
        var completion = BeginAsync(wait - 200, CompleteAsync);
        return (await Task.WhenAll(save, completion))[1];

        Task<PendingDelivery?> BeginAsync(int lead, Func<Task<PendingDelivery?>> call) => Task.Run(
            () =>
            {
                start.SignalAndWait(Cancellation);
                // Mostly close together, and now and then far apart.
                if (lead is >= 0 and < 200) Thread.SpinWait(5 * lead * lead);
                return call();
            },
            Cancellation);

        async Task<PendingDelivery?> SaveAsync()
        {
            var change = StoreChanges.Of(Anna, number).Moving(first: number + 1);
            Assert.Equal(SaveOutcome.Saved, await first.Store.SaveAsync(change, Cancellation));
            return null;
        }

        async Task<PendingDelivery?> CompleteAsync() =>
            await second.Store.CompleteDeliveryAsync(Anna, StoreChanges.Handler, number, Until, Cancellation);
    }

    private static ShopHost NewHost(TestDatabase database, Gate gate)
    {
        var interceptor = new CommitInterceptor { Committing = gate.WaitAsync };
        return new ShopHost(options =>
        {
            database.Configure(options);
            interceptor.Configure(options);
        });
    }

    /// <summary>Holds the first who comes until it is opened.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public Task WaitAsync()
        {
            _reached.TrySetResult();
            return _opened.Task;
        }

        public void Open() => _opened.TrySetResult();
    }
}

public sealed class SqliteDeliveryRaceTests(SqliteDatabases files) : DeliveryRaceTests
{
    protected override DatabaseSource Databases => files;
}
