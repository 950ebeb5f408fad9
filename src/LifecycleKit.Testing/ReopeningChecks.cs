using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>The content of a durable store outlives the process.</summary>
internal static class ReopeningChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start;
    private static readonly DateTimeOffset End = Now.AddMinutes(5);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        Reopened("reopening/store-is-durable", run =>
        {
            run.ExpectEqual("IsDurable of a store that can be opened again", true, run.Store.IsDurable);
            return Task.CompletedTask;
        }),
        Reopened("reopening/transitions-deliveries-and-counts", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => DeliveryChecks.With(change, 1, 2) with
            {
                Document = change.Document with { FailureCount = 2 },
                CountedPlay = new PlayUse("offer", new DateOnly(2026, 3, 1), null),
            });
            await run.CompleteAsync(anna.Key, "a", 1, Now);
            await run.Store.DeferDeliveryAsync(anna.Key, "b", 1, 4, "IOException", null, run.Token);
            await run.ReopenAsync();
            await run.ExpectTransitionsAsync(anna);
            await run.ExpectDeliveriesAsync("deliveries", anna, Now.AddDays(1), ("a", 2));
            var parked = await run.Store.ListParkedDeliveriesAsync(CheckRun.Shop, null, 9, run.Token);
            run.ExpectList("parked deliveries", [("b", 1L, 4)], parked.Select(one => (one.Handler, one.Number, one.FailureCount)));
            run.ExpectEqual("stuck customers", 1, (await run.Store.ListStuckAsync(CheckRun.Shop, null, 9, run.Token)).Count);
            await PlayCountChecks.ExpectAsync(run, new DateOnly(2026, 3, 1), ("offer", new DateOnly(2026, 3, 1), 1));
        }),
        Reopened("reopening/tombstones", async run =>
        {
            var erasure = new CustomerErasure { Key = run.Key("anna"), ExpectedSequence = 0, Tombstone = "t1", At = Now };
            await run.Store.EraseAsync(erasure, run.Token);
            var ben = run.Customer("ben");
            await run.SaveAsync(ben, ben.Next() with { Document = StoreContent.Document(1) with { ErasedAt = Now } });
            await run.ReopenAsync();
            run.ExpectEqual("instant of the tombstone", Now, await run.Store.FindTombstoneAsync(CheckRun.Shop, "t1", run.Token));
            var anna = run.Customer("anna");
            await run.RefuseAsync(anna, anna.Next() with { Tombstone = "t1" }, SaveOutcome.Conflict);
            await run.ExpectStoredAsync(ben);
        }),
        Reopened("reopening/customers", async run =>
        {
            var (anna, ben) = (run.Customer("anna"), run.Customer("anna", CheckRun.OtherShop));
            await run.SaveAsync(anna, LoadingChecks.EveryRow(anna));
            await run.SaveAsync(ben, LoadingChecks.EveryRow(ben));
            await run.ReopenAsync();
            await run.ExpectStoredAsync(anna);
            await run.ExpectStoredAsync(ben);
            await run.SaveAsync(anna, anna.Next() with { RemovedEvents = [1], ChangedOrders = [StoreContent.Order("o2", 9)] });
            await run.ReopenAsync();
            await run.ExpectStoredAsync(anna);
        }),
        Reopened("reopening/sequence-and-order-owners", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            await run.ReopenAsync();
            await run.RefuseAsync(anna, anna.Next() with { ExpectedSequence = 0 }, SaveOutcome.Conflict);
            var ben = run.Customer("ben");
            await run.RefuseAsync(ben, ben.Next() with { ChangedOrders = [StoreContent.Order("o1")] }, SaveOutcome.Refused);
        }),
        Reopened("reopening/due-outdated-and-leases", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { DueAt = Now });
            var ben = await run.AddAsync("ben", with: change => change with { DueAt = Now.AddTicks(1) });
            run.ExpectList("due customers", [anna.Key], await run.TakeDueAsync(Now, End));
            await run.ReopenAsync();
            run.ExpectList("due customers beside the lease", [ben.Key], await run.TakeDueAsync(End.AddTicks(-1), End));
            run.ExpectList("due customers at the end", [anna.Key, ben.Key], await run.TakeDueAsync(End, End));
            await run.ReopenAsync();
            run.ExpectSet("outdated customers", [anna.Key, ben.Key], await run.TakeOutdatedAsync("v2", End));
            run.ExpectList("customers of the shop", [anna.Key, ben.Key], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
        }),
        Reopened("reopening/pending-events", async run =>
        {
            var first = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.Store.DeferPendingAsync(CheckRun.Shop, first.Number, 2, End, run.Token);
            await run.AppendAsync(run.Key("ben"), StoreContent.Visit("v2"));
            await run.ReopenAsync();
            var taken = await run.TakePendingAsync(End.AddTicks(-1), End);
            run.ExpectList("customers of the pending events", [run.Key("ben")], taken.Select(one => one.Customer));
            run.ExpectList("pending events at the end", [first with { FailureCount = 2 }, taken[0]], await run.TakePendingAsync(End));
        }),
        Reopened("reopening/pending-numbers-are-not-used-again", async run =>
        {
            var first = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.Store.RemovePendingAsync(CheckRun.Shop, first.Number, run.Token);
            await run.ReopenAsync();
            var second = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v2"), Now);
            run.ExpectEqual("a later event has a higher number", true, second.Number > first.Number);
        }),
        Reopened("reopening/publications-and-secrets", async run =>
        {
            Publication[] all = [StoreContent.Publication(1), StoreContent.Publication(2)];
            await run.Store.TryPublishAsync(CheckRun.Shop, 0, all, run.Token);
            await run.Store.GetOrAddSecretAsync(CheckRun.Shop, "first", run.Token);
            await run.ReopenAsync();
            run.ExpectList("publications", all, await run.Store.LoadPublicationsAsync(CheckRun.Shop, run.Token));
            run.ExpectEqual(
                "number of the last publication", 2L, (await run.Store.LoadAsync(run.Key("anna"), null, run.Token)).PublicationNumber);
            run.ExpectEqual("secret", "first", await run.Store.GetOrAddSecretAsync(CheckRun.Shop, "second", run.Token));
        }),
    ];

    private static ContractCheck Reopened(string name, Func<CheckRun, Task> check) => new(name, check, NeedsReopening: true);
}
