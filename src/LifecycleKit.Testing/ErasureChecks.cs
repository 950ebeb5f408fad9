using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>An erased customer leaves a tombstone and nothing else, and does not come back by a save of before.</summary>
internal static class ErasureChecks
{
    private const string Tombstone = "anna's tombstone";

    private static readonly DateTimeOffset Now = StoreContent.Start.AddDays(1);
    private static readonly DateTimeOffset Later = Now.AddTicks(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("erasure/removes-every-row", async run =>
        {
            var anna = await AddAsync(run, "anna");
            await EraseAsync(run, anna);
            await ExpectNothingAsync(run, anna);
            run.ExpectList("customers", [], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
            run.ExpectList("due customers", [], await run.TakeDueAsync(Now.AddYears(1)));
            run.ExpectList("outdated customers", [], await run.TakeOutdatedAsync("v2", Now.AddYears(1)));
            run.ExpectEqual("stuck customers", 0, (await run.Store.ListStuckAsync(CheckRun.Shop, null, 9, run.Token)).Count);
            run.ExpectEqual("backlog", new Backlog(), await run.Store.LoadBacklogAsync(CheckRun.Shop, run.Token));
        }),
        new("erasure/orders-are-free-for-another-customer", async run =>
        {
            await EraseAsync(run, await AddAsync(run, "anna"));
            var ben = await run.AddAsync("ben", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            await run.ExpectStoredAsync(ben);
        }),
        new("erasure/removes-pending-events", async run =>
        {
            var anna = await AddAsync(run, "anna");
            foreach (var id in new[] { "anna", "ben", "anna" }) await run.AppendAsync(run.Key(id), StoreContent.Visit());
            await EraseAsync(run, anna);
            run.ExpectList("customers of pending events", [run.Key("ben")], (await run.TakePendingAsync(Now)).Select(one => one.Customer));
        }),
        new("erasure/leaves-the-other-customers", async run =>
        {
            var (ben, other) = (await AddAsync(run, "ben"), await AddAsync(run, "anna", CheckRun.OtherShop));
            var anna = run.Customer("anna");
            await run.SaveAsync(anna, anna.Next());
            await EraseAsync(run, anna);
            foreach (var one in new[] { ben, other })
            {
                await run.ExpectStoredAsync(one);
                await run.ExpectTransitionsAsync(one);
                await run.ExpectDeliveriesAsync("deliveries", one, Now, ("a", 1), ("b", 1));
            }

            run.ExpectEqual(
                "tombstone of the other shop", (DateTimeOffset?)null,
                await run.Store.FindTombstoneAsync(CheckRun.OtherShop, Tombstone, run.Token));
        }),
        new("erasure/sequence-is-compared", async run =>
        {
            var anna = await AddAsync(run, "anna");
            await run.AppendAsync(anna.Key, StoreContent.Visit());
            foreach (var sequence in new[] { 0L, 2L })
            {
                run.ExpectEqual(
                    "outcome on another sequence", SaveOutcome.Conflict,
                    await run.Store.EraseAsync(Erasure(anna.Key, sequence), run.Token));
                await run.ExpectStoredAsync(anna);
                await run.ExpectTransitionsAsync(anna);
            }

            run.ExpectEqual("tombstone", (DateTimeOffset?)null, await run.Store.FindTombstoneAsync(CheckRun.Shop, Tombstone, run.Token));
            run.ExpectEqual("number of pending events", 1, (await run.TakePendingAsync(Now)).Count);
        }),
        new("erasure/of-an-unknown-customer-leaves-a-tombstone", async run =>
        {
            var anna = run.Customer("anna");
            await run.AppendAsync(anna.Key, StoreContent.Visit());
            run.ExpectEqual("outcome on a sequence", SaveOutcome.Conflict, await run.Store.EraseAsync(Erasure(anna.Key, 1), run.Token));
            await EraseAsync(run, anna);
            await ExpectNothingAsync(run, anna);
            run.ExpectEqual("number of pending events", 0, (await run.TakePendingAsync(Now)).Count);
            run.ExpectList("customers", [], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
        }),
        new("erasure/tombstone-keeps-the-later-instant", async run =>
        {
            var anna = run.Customer("anna");
            foreach (var (at, expected) in new[] { (Now, Now), (Later, Later), (Now, Later) })
            {
                run.ExpectEqual("outcome", SaveOutcome.Saved, await run.Store.EraseAsync(Erasure(anna.Key, 0, at), run.Token));
                run.ExpectEqual(
                    "instant of the tombstone", expected, await run.Store.FindTombstoneAsync(CheckRun.Shop, Tombstone, run.Token));
            }

            run.ExpectEqual(
                "tombstone in other case", (DateTimeOffset?)null,
                await run.Store.FindTombstoneAsync(CheckRun.Shop, Tombstone.ToUpperInvariant(), run.Token));
        }),
        new("erasure/first-save-of-an-erased-customer-is-a-conflict", async run =>
        {
            var anna = await AddAsync(run, "anna");
            await EraseAsync(run, anna);
            var change = anna.Next() with { Tombstone = Tombstone, AddedSeen = [StoreContent.Seen("v9")] };
            await run.RefuseAsync(anna, change, SaveOutcome.Conflict);
            await run.RefuseAsync(anna, change with { Document = ErasedAt(change.Document, Now.AddTicks(-1)) }, SaveOutcome.Conflict);
            var outcomes = await run.Store.SaveManyAsync([change, run.Customer("ben").Next()], run.Token);
            run.ExpectList("outcomes of a batch", [SaveOutcome.Conflict, SaveOutcome.Saved], outcomes);
            await run.ExpectStoredAsync(anna);
        }),
        new("erasure/customer-comes-back-with-the-instant-and-nothing-else", async run =>
        {
            var anna = await AddAsync(run, "anna");
            await EraseAsync(run, anna);
            var change = anna.Next();
            await run.SaveAsync(anna, change with { Tombstone = Tombstone, Document = ErasedAt(change.Document, Now) });
            await run.ExpectStoredAsync(anna);
            await run.ExpectTransitionsAsync(anna);
            await run.ExpectDeliveriesAsync("deliveries", anna, Now.AddYears(1));
            foreach (var id in new[] { "v1", "v2", "gone" }) await run.ExpectSeenAsync(anna.Key, StoreContent.VisitKey(id), null);
            change = anna.Next();
            await run.SaveAsync(anna, change with { Document = ErasedAt(change.Document, Now) });
            await run.ExpectStoredAsync(anna);
        }),
        new("erasure/save-of-before-is-a-conflict", async run =>
        {
            var anna = await AddAsync(run, "anna");
            var before = anna.Next();
            await EraseAsync(run, anna);
            var change = anna.Next();
            await run.SaveAsync(anna, change with { Tombstone = Tombstone, Document = ErasedAt(change.Document, Now) });
            // The sequences are equal, but the document is of before the erasure.
            await run.RefuseAsync(anna, before, SaveOutcome.Conflict);
        }),
        new("erasure/without-a-tombstone", async run =>
        {
            var anna = await AddAsync(run, "anna");
            await run.AppendAsync(anna.Key, StoreContent.Visit());
            var removal = Erasure(anna.Key, anna.Sequence) with { Tombstone = null };
            run.ExpectEqual("outcome", SaveOutcome.Saved, await run.Store.EraseAsync(removal, run.Token));
            anna.Erase();
            await ExpectNothingAsync(run, anna, isTombstoneExpected: false);
            run.ExpectEqual("number of pending events", 1, (await run.TakePendingAsync(Now)).Count);
            await run.SaveAsync(anna, anna.Next() with { Tombstone = Tombstone });
        }),
        new("erasure/counts-of-plays-stay", async run =>
        {
            var day = new DateOnly(2026, 3, 1);
            var anna = await run.AddAsync("anna", with: change => change with { CountedPlay = new PlayUse("offer", day, null) });
            await EraseAsync(run, anna);
            await PlayCountChecks.ExpectAsync(run, day, ("offer", day, 1));
        }),
        new("erasure/beside-first-saves", async run =>
        {
            for (var round = 0; round < 20; round++)
            {
                var anna = run.Customer(FormattableString.Invariant($"anna {round}"));
                var saves = Enumerable.Range(0, 3).Select(_ => Task.Run(async () => await run.Store.SaveAsync(
                    anna.Next() with { Tombstone = anna.Key.CustomerId, AddedEvents = [new(1, StoreContent.Visit("v1"))] }, run.Token)));
                await Task.WhenAll([.. saves, Task.Run(() => EraseAtAnySequenceAsync(run, anna.Key))]);
                await run.ExpectStoredAsync(anna);
            }
        }),
        new("erasure/cancelled", async run =>
        {
            var anna = await AddAsync(run, "anna");
            var cancelled = new CancellationToken(canceled: true);
            await run.ExpectThrowsAsync<OperationCanceledException>(
                "erasure with a cancelled token", async () => await run.Store.EraseAsync(Erasure(anna.Key, anna.Sequence), cancelled));
            await run.ExpectThrowsAsync<OperationCanceledException>(
                "search with a cancelled token", async () => await run.Store.FindTombstoneAsync(CheckRun.Shop, Tombstone, cancelled));
            await run.ExpectStoredAsync(anna);
        }),
    ];

    /// <summary>Adds a customer with every kind of row, and an id of an event that is no longer kept.</summary>
    private static Task<ExpectedCustomer> AddAsync(CheckRun run, string id, string scope = CheckRun.Shop) => run.AddAsync(
        id, scope, change => DeliveryChecks.With(change, 1) with
        {
            Document = change.Document with { FailureCount = 1 },
            DueAt = Now,
            ChangedOrders = [StoreContent.Order(id == "anna" ? "o1" : "o2")],
            AddedEvents = [new(1, StoreContent.Visit("v1")), new(2, StoreContent.Visit())],
            AddedSeen = [StoreContent.Seen("v1"), StoreContent.Seen("gone")],
        });

    private static CustomerErasure Erasure(CustomerKey key, long sequence, DateTimeOffset? at = null) => new()
    {
        Key = key, ExpectedSequence = sequence, Tombstone = Tombstone, At = at ?? Now,
    };

    private static async Task EraseAsync(CheckRun run, ExpectedCustomer customer)
    {
        run.ExpectEqual(
            "outcome of an erasure", SaveOutcome.Saved,
            await run.Store.EraseAsync(Erasure(customer.Key, customer.Sequence), run.Token));
        customer.Erase();
    }

    private static async Task EraseAtAnySequenceAsync(CheckRun run, CustomerKey key)
    {
        SaveOutcome outcome;
        do
        {
            var sequence = (await run.LoadAsync(key))?.Sequence ?? 0;
            outcome = await run.Store.EraseAsync(Erasure(key, sequence) with { Tombstone = key.CustomerId }, run.Token);
        }
        while (outcome == SaveOutcome.Conflict);
    }

    private static CustomerDocument ErasedAt(CustomerDocument document, DateTimeOffset at) => document with { ErasedAt = at };

    private static async Task ExpectNothingAsync(CheckRun run, ExpectedCustomer customer, bool isTombstoneExpected = true)
    {
        var loaded = await run.Store.LoadAsync(customer.Key, StoreContent.VisitKey("v1"), run.Token);
        run.ExpectEqual("load of an erased customer", new StoredCustomer(null, 0), loaded);
        await run.ExpectStoredAsync(customer);
        await run.ExpectTransitionsAsync(customer);
        await run.ExpectDeliveriesAsync("deliveries", customer, Now.AddYears(1));
        var orders = await ReadingChecks.ReadAsync(run, run.Store.ReadOrdersAsync(customer.Key.Scope, null, run.Token));
        run.ExpectEqual("orders", false, orders.Any(one => one.Customer == customer.Key));
        run.ExpectEqual(
            "instant of the tombstone", isTombstoneExpected ? Now : (DateTimeOffset?)null,
            await run.Store.FindTombstoneAsync(customer.Key.Scope, Tombstone, run.Token));
    }
}
