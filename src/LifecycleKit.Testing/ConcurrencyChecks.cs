using System.Collections.Concurrent;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Many callers at once.</summary>
internal static class ConcurrencyChecks
{
    private const int CallerCount = 6;
    private const int SaveCount = 10;
    private const int MaxAttempts = 10_000;
    private static readonly DateTimeOffset Now = StoreContent.Start;

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("concurrency/no-update-is-lost", async run =>
        {
            var anna = run.Key("anna");
            await AllAsync(async caller =>
            {
                for (var i = 0; i < SaveCount; i++) await AddOrderAsync(run, anna, FormattableString.Invariant($"{caller}-{i}"));
            });
            var record = await run.LoadAsync(anna);
            run.ExpectEqual("number of saves", (long?)CallerCount * SaveCount, record?.Sequence);
            run.ExpectEqual("visits in the document", (int?)CallerCount * SaveCount, record?.Document.History.Profile.VisitCount);
            run.ExpectEqual("number of orders", (int?)CallerCount * SaveCount, record?.Orders.Length);
            var events = await run.Store.LoadEventsAsync(anna, run.Token);
            run.ExpectList(
                "numbers of the events", Enumerable.Range(1, CallerCount * SaveCount).Select(i => (long)i),
                events.Select(one => one.Number));
        }),
        new("concurrency/one-caller-adds-a-customer", async run =>
        {
            var outcomes = new ConcurrentBag<SaveOutcome>();
            await AllAsync(async _ => outcomes.Add(await run.Store.SaveAsync(run.Customer("anna").Next(), run.Token)));
            run.ExpectList(
                "outcomes", Enumerable.Repeat(SaveOutcome.Conflict, CallerCount - 1).Prepend(SaveOutcome.Saved), outcomes.Order());
        }),
        new("concurrency/due-customers-are-taken-once", async run =>
        {
            var keys = await AddAsync(run);
            await TakeOnceAsync(run, keys, async () => await run.TakeDueAsync(Now, maxCount: 4));
        }),
        new("concurrency/outdated-customers-are-taken-once", async run =>
        {
            var keys = await AddAsync(run);
            await TakeOnceAsync(run, keys, async () => await run.TakeOutdatedAsync("v2", Now, maxCount: 4));
        }),
        new("concurrency/pending-events-are-taken-once", async run =>
        {
            var keys = Enumerable.Range(10, 40).Select(i => run.Key(FormattableString.Invariant($"c{i}"))).ToList();
            await Task.WhenAll(keys.Select(key => Task.Run(() => run.AppendAsync(key, StoreContent.Visit()))));
            await TakeOnceAsync(run, keys, async () => [.. (await run.TakePendingAsync(Now, maxCount: 4)).Select(one => one.Customer)]);
        }),
        new("concurrency/pending-event-is-applied-once", async run =>
        {
            var one = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            var outcomes = new ConcurrentBag<SaveOutcome>();
            // Each caller saves another customer, so that only the event itself can keep the others away.
            await AllAsync(async caller => outcomes.Add(await run.Store.SaveAsync(
                run.Customer(FormattableString.Invariant($"c{caller}")).Next() with { AppliedPending = one.Number }, run.Token)));
            run.ExpectList(
                "outcomes", Enumerable.Repeat(SaveOutcome.Duplicate, CallerCount - 1).Prepend(SaveOutcome.Saved), outcomes.Order());
        }),
        new("concurrency/order-has-one-owner", async run =>
        {
            var outcomes = new ConcurrentBag<SaveOutcome>();
            await AllAsync(async caller => outcomes.Add(await run.Store.SaveAsync(
                run.Customer(FormattableString.Invariant($"c{caller}")).Next() with { ChangedOrders = [StoreContent.Order("o1")] },
                run.Token)));
            run.ExpectList(
                "outcomes", Enumerable.Repeat(SaveOutcome.Refused, CallerCount - 1).Prepend(SaveOutcome.Saved), outcomes.Order());
        }),
    ];

    private static Task AllAsync(Func<int, Task> call) =>
        Task.WhenAll(Enumerable.Range(0, CallerCount).Select(caller => Task.Run(() => call(caller))));

    private static async Task AddOrderAsync(CheckRun run, CustomerKey key, string orderId)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var record = await run.LoadAsync(key);
            var visits = (record?.Document.History.Profile.VisitCount ?? 0) + 1;
            var change = new CustomerChange
            {
                Key = key,
                ExpectedSequence = record?.Sequence ?? 0,
                Document = StoreContent.Document(visits),
                Version = "v1",
                ChangedOrders = [StoreContent.Order(orderId)],
                AddedEvents = [new(visits, StoreContent.Visit())],
            };
            var outcome = await run.Store.SaveAsync(change, run.Token);
            if (outcome == SaveOutcome.Saved) return;
            run.ExpectEqual("outcome of a save beside others", SaveOutcome.Conflict, outcome);
        }

        run.Fail("a save beside others that succeeds", FormattableString.Invariant($"{MaxAttempts} conflicts"));
    }

    private static async Task<List<CustomerKey>> AddAsync(CheckRun run)
    {
        var keys = new List<CustomerKey>();
        for (var i = 10; i < 50; i++)
            keys.Add((await run.AddAsync(FormattableString.Invariant($"c{i}"), with: change => change with { DueAt = Now })).Key);
        return keys;
    }

    /// <summary>All callers take until nothing is left, at most as often as there are customers.</summary>
    private static async Task TakeOnceAsync(CheckRun run, List<CustomerKey> keys, Func<Task<IReadOnlyList<CustomerKey>>> take)
    {
        var all = new ConcurrentBag<CustomerKey>();
        await AllAsync(async _ =>
        {
            for (var i = 0; i < keys.Count; i++)
            {
                var taken = await take();
                if (taken.Count == 0) break;
                foreach (var key in taken) all.Add(key);
            }
        });
        // A caller that found everything leased by others is done, and nothing may be left.
        foreach (var key in await take()) all.Add(key);
        run.ExpectSet("customers that all callers took", keys, all);
    }
}
