using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>An erased customer does not come back by a save of before, and comes back with nothing by a later one.</summary>
internal static class TombstoneChecks
{
    private static readonly DateTimeOffset Now = CheckRun.ErasedAt;
    private static readonly DateTimeOffset Later = Now.AddTicks(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("erasure/of-an-unknown-customer-leaves-a-tombstone", async run =>
        {
            var anna = run.Customer("anna");
            await run.AppendAsync(anna.Key, StoreContent.Visit());
            run.ExpectEqual(
                "outcome on a sequence", SaveOutcome.Conflict,
                await run.Store.EraseAsync(CheckRun.Erasure(anna.Key, 1), run.Token));
            await run.EraseAsync(anna);
            await run.ExpectErasedAsync(anna);
            run.ExpectEqual("number of pending events", 0, (await run.TakePendingAsync(Now)).Count);
            run.ExpectList("customers", [], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
        }),
        new("erasure/tombstone-keeps-the-later-instant", async run =>
        {
            var anna = run.Customer("anna");
            foreach (var (at, expected) in new[] { (Now, Now), (Later, Later), (Now, Later) })
            {
                var erasure = CheckRun.Erasure(anna.Key, 0, at);
                run.ExpectEqual("outcome", SaveOutcome.Saved, await run.Store.EraseAsync(erasure, run.Token));
                run.ExpectEqual(
                    "instant of the tombstone", expected,
                    await run.Store.FindTombstoneAsync(CheckRun.Shop, CheckRun.Tombstone, run.Token));
            }

            run.ExpectEqual(
                "tombstone in other case", (DateTimeOffset?)null,
                await run.Store.FindTombstoneAsync(CheckRun.Shop, CheckRun.Tombstone.ToUpperInvariant(), run.Token));
        }),
        new("erasure/first-save-of-an-erased-customer-is-a-conflict", async run =>
        {
            var anna = await ErasureChecks.AddAsync(run, "anna");
            await run.EraseAsync(anna);
            var change = anna.Next() with { Tombstone = CheckRun.Tombstone, AddedSeen = [StoreContent.Seen("v9")] };
            await run.RefuseAsync(anna, change, SaveOutcome.Conflict);
            await run.RefuseAsync(anna, change with { Document = ErasedAt(change.Document, Now.AddTicks(-1)) }, SaveOutcome.Conflict);
            var outcomes = await run.Store.SaveManyAsync([change, run.Customer("ben").Next()], run.Token);
            run.ExpectList("outcomes of a batch", [SaveOutcome.Conflict, SaveOutcome.Saved], outcomes);
            await run.ExpectStoredAsync(anna);
        }),
        new("erasure/customer-comes-back-with-the-instant-and-nothing-else", async run =>
        {
            var anna = await ErasureChecks.AddAsync(run, "anna");
            await run.EraseAsync(anna);
            var change = anna.Next();
            await run.SaveAsync(anna, change with { Tombstone = CheckRun.Tombstone, Document = ErasedAt(change.Document, Now) });
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
            var anna = await ErasureChecks.AddAsync(run, "anna");
            var before = anna.Next();
            await run.EraseAsync(anna);
            var change = anna.Next();
            await run.SaveAsync(anna, change with { Tombstone = CheckRun.Tombstone, Document = ErasedAt(change.Document, Now) });
            // The sequences are equal, but the document is of before the erasure.
            await run.RefuseAsync(anna, before, SaveOutcome.Conflict);
        }),
        new("erasure/without-a-tombstone", async run =>
        {
            var anna = await ErasureChecks.AddAsync(run, "anna");
            await run.AppendAsync(anna.Key, StoreContent.Visit());
            var removal = CheckRun.Erasure(anna.Key, anna.Sequence) with { Tombstone = null };
            run.ExpectEqual("outcome", SaveOutcome.Saved, await run.Store.EraseAsync(removal, run.Token));
            anna.Erase();
            await run.ExpectErasedAsync(anna, isTombstoneExpected: false);
            run.ExpectEqual("number of pending events", 1, (await run.TakePendingAsync(Now)).Count);
            await run.SaveAsync(anna, anna.Next() with { Tombstone = CheckRun.Tombstone });
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
    ];

    private static async Task EraseAtAnySequenceAsync(CheckRun run, CustomerKey key)
    {
        SaveOutcome outcome;
        do
        {
            var sequence = (await run.LoadAsync(key))?.Sequence ?? 0;
            outcome = await run.Store.EraseAsync(CheckRun.Erasure(key, sequence) with { Tombstone = key.CustomerId }, run.Token);
        }
        while (outcome == SaveOutcome.Conflict);
    }

    private static CustomerDocument ErasedAt(CustomerDocument document, DateTimeOffset at) => document with { ErasedAt = at };
}
