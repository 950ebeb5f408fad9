using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Saves on another sequence than the stored one.</summary>
internal static class ConflictChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("conflict/saved-since-the-load", async run =>
        {
            var anna = await run.AddAsync("anna");
            var stale = anna.Next();
            await run.SaveAsync(anna, anna.Next());
            await run.RefuseAsync(anna, stale, SaveOutcome.Conflict);
            await run.RefuseAsync(anna, stale with { ExpectedSequence = 3 }, SaveOutcome.Conflict);
        }),
        new("conflict/new-customer-is-known-already", async run =>
        {
            var fresh = run.Customer("anna").Next();
            var anna = await run.AddAsync("anna");
            await run.RefuseAsync(anna, fresh with { Document = StoreContent.Document(9) }, SaveOutcome.Conflict);
        }),
        new("conflict/unknown-customer-is-not-added", async run =>
        {
            var anna = run.Customer("anna");
            await run.RefuseAsync(anna, LoadingChecks.EveryRow(anna) with { ExpectedSequence = 1 }, SaveOutcome.Conflict);
            run.ExpectList("customers of the shop", [], await run.Store.ListAsync(CheckRun.Shop, null, 10, run.Token));
        }),
        new("conflict/saves-no-row", async run =>
        {
            var anna = run.Customer("anna");
            await run.SaveAsync(anna, LoadingChecks.EveryRow(anna));
            var stale = anna.Next() with
            {
                ExpectedSequence = 0,
                Document = StoreContent.Document(9),
                Version = "v9",
                DueAt = StoreContent.Start.AddDays(-9),
                ChangedOrders = [StoreContent.Order("o2", 99), StoreContent.Order("o9")],
                AddedEvents = [new(9, StoreContent.Visit("v9"))],
                RemovedEvents = [1],
                AddedSeen = [StoreContent.Seen("v9"), StoreContent.Seen("v1", StoreContent.Start.AddDays(9))],
            };
            await run.RefuseAsync(anna, stale, SaveOutcome.Conflict);
            // The order of the refused change has no customer yet.
            await run.AddAsync("ben", with: change => change with { ChangedOrders = [StoreContent.Order("o9")] });
        }),
        new("conflict/keeps-the-lease", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { DueAt = StoreContent.Start });
            run.ExpectList("due customers", [anna.Key], await run.TakeDueAsync(StoreContent.Start));
            await run.RefuseAsync(anna, anna.Next() with { ExpectedSequence = 0 }, SaveOutcome.Conflict);
            run.ExpectList("due customers under the lease", [], await run.TakeDueAsync(StoreContent.Start.AddMinutes(1)));
        }),
    ];
}
