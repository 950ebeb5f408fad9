using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>An erased customer leaves a tombstone and nothing else.</summary>
internal static class ErasureChecks
{
    private const string Tombstone = CheckRun.Tombstone;

    private static readonly DateTimeOffset Now = CheckRun.ErasedAt;

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("erasure/removes-every-row", async run =>
        {
            var anna = await AddAsync(run, "anna");
            await run.EraseAsync(anna);
            await run.ExpectErasedAsync(anna);
            run.ExpectList("customers", [], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
            run.ExpectList("due customers", [], await run.TakeDueAsync(Now.AddYears(1)));
            run.ExpectList("outdated customers", [], await run.TakeOutdatedAsync("v2", Now.AddYears(1)));
            run.ExpectEqual("stuck customers", 0, (await run.Store.ListStuckAsync(CheckRun.Shop, null, 9, run.Token)).Count);
            run.ExpectEqual("backlog", new Backlog(), await run.Store.LoadBacklogAsync(CheckRun.Shop, run.Token));
        }),
        new("erasure/orders-are-free-for-another-customer", async run =>
        {
            await run.EraseAsync(await AddAsync(run, "anna"));
            var ben = await run.AddAsync("ben", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            await run.ExpectStoredAsync(ben);
        }),
        new("erasure/removes-pending-events", async run =>
        {
            var anna = await AddAsync(run, "anna");
            foreach (var id in new[] { "anna", "ben", "anna" }) await run.AppendAsync(run.Key(id), StoreContent.Visit());
            await run.EraseAsync(anna);
            run.ExpectList("customers of pending events", [run.Key("ben")], (await run.TakePendingAsync(Now)).Select(one => one.Customer));
        }),
        new("erasure/leaves-the-other-customers", async run =>
        {
            var (ben, other) = (await AddAsync(run, "ben"), await AddAsync(run, "anna", CheckRun.OtherShop));
            var anna = run.Customer("anna");
            await run.SaveAsync(anna, anna.Next());
            await run.EraseAsync(anna);
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
                    await run.Store.EraseAsync(CheckRun.Erasure(anna.Key, sequence), run.Token));
                await run.ExpectStoredAsync(anna);
                await run.ExpectTransitionsAsync(anna);
            }

            run.ExpectEqual("tombstone", (DateTimeOffset?)null, await run.Store.FindTombstoneAsync(CheckRun.Shop, Tombstone, run.Token));
            run.ExpectEqual("number of pending events", 1, (await run.TakePendingAsync(Now)).Count);
        }),
        new("erasure/counts-of-plays-stay", async run =>
        {
            var day = new DateOnly(2026, 3, 1);
            var anna = await run.AddAsync("anna", with: change => change with { CountedPlay = new PlayUse("offer", day, null) });
            await run.EraseAsync(anna);
            await PlayCountChecks.ExpectAsync(run, day, ("offer", day, 1));
        }),
        new("erasure/cancelled", async run =>
        {
            var anna = await AddAsync(run, "anna");
            var cancelled = new CancellationToken(canceled: true);
            await run.ExpectThrowsAsync<OperationCanceledException>(
                "erasure with a cancelled token",
                async () => await run.Store.EraseAsync(CheckRun.Erasure(anna.Key, anna.Sequence), cancelled));
            await run.ExpectThrowsAsync<OperationCanceledException>(
                "search with a cancelled token", async () => await run.Store.FindTombstoneAsync(CheckRun.Shop, Tombstone, cancelled));
            await run.ExpectStoredAsync(anna);
        }),
    ];

    /// <summary>Adds a customer with every kind of row, and an id of an event that is no longer kept.</summary>
    public static Task<ExpectedCustomer> AddAsync(CheckRun run, string id, string scope = CheckRun.Shop) => run.AddAsync(
        id, scope, change => DeliveryChecks.With(change, 1) with
        {
            Document = change.Document with { FailureCount = 1 },
            DueAt = Now,
            ChangedOrders = [StoreContent.Order(id == "anna" ? "o1" : "o2")],
            AddedEvents = [new(1, StoreContent.Visit("v1")), new(2, StoreContent.Visit())],
            AddedSeen = [StoreContent.Seen("v1"), StoreContent.Seen("gone")],
        });
}
