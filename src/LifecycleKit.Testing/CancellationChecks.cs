using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>A call with a cancelled token throws and changes nothing.</summary>
internal static class CancellationChecks
{
    private static readonly CancellationToken Cancelled = new(canceled: true);
    private static readonly DateTimeOffset Now = StoreContent.Start;

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("cancellation/load", async run =>
        {
            await ThrowsAsync(run, async () => await run.Store.LoadAsync(run.Key("anna"), null, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.LoadEventsAsync(run.Key("anna"), Cancelled));
            await ThrowsAsync(run, async () => await run.Store.LoadPublicationsAsync(CheckRun.Shop, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.ListAsync(CheckRun.Shop, null, 9, Cancelled));
        }),
        new("cancellation/save", async run =>
        {
            var anna = run.Customer("anna");
            await ThrowsAsync(run, async () => await run.Store.SaveAsync(LoadingChecks.EveryRow(anna), Cancelled));
            await run.ExpectStoredAsync(anna);
            await run.SaveAsync(anna, LoadingChecks.EveryRow(anna));
            var change = anna.Next() with { RemovedEvents = [1], ChangedOrders = [StoreContent.Order("o2", 99)] };
            await ThrowsAsync(run, async () => await run.Store.SaveAsync(change, Cancelled));
            await run.ExpectStoredAsync(anna);
        }),
        new("cancellation/take-customers", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { DueAt = Now });
            await ThrowsAsync(run, async () => await run.Store.TakeDueAsync(CheckRun.Shop, Now, Now.AddDays(1), 9, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.TakeOutdatedAsync(CheckRun.Shop, "v2", Now, Now.AddDays(1), 9, Cancelled));
            run.ExpectList("due customers after cancelled calls", [anna.Key], await run.TakeDueAsync(Now));
        }),
        new("cancellation/pending", async run =>
        {
            var key = run.Key("anna");
            await ThrowsAsync(run, async () => await run.Store.AppendPendingAsync(key, StoreContent.Visit(), Cancelled));
            run.ExpectList("pending events", [], await run.TakePendingAsync(Now));
            await run.AppendAsync(key, StoreContent.Visit());
            await ThrowsAsync(run, async () => await run.Store.TakePendingAsync(CheckRun.Shop, Now, Now.AddDays(1), 9, Cancelled));
            var taken = await run.TakePendingAsync(Now);
            run.ExpectEqual("number of pending events after a cancelled call", 1, taken.Count);
            var number = taken[0].Number;
            await ThrowsAsync(
                run, async () => await run.Store.DeferPendingAsync(CheckRun.Shop, number, 3, Now.AddYears(1), Cancelled));
            await ThrowsAsync(run, async () => await run.Store.RemovePendingAsync(CheckRun.Shop, number, Cancelled));
            run.ExpectList("pending events after the lease", taken, await run.TakePendingAsync(Now.AddDays(1)));
        }),
        new("cancellation/deliveries", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1, 2);
            var later = Now.AddDays(1);
            await ThrowsAsync(
                run, async () => await run.Store.TakeDeliveriesAsync(CheckRun.Shop, ["a", "b"], later, later.AddDays(1), 9, Cancelled));
            await ThrowsAsync(
                run, async () => await run.Store.TakeDeliveriesAsync(anna.Key, ["a", "b"], later, later.AddDays(1), Cancelled));
            await ThrowsAsync(run, async () => await run.Store.CompleteDeliveryAsync(anna.Key, "a", 1, later, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.DeferDeliveryAsync(anna.Key, "a", 1, 3, null, null, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.DiscardDeliveriesAsync(CheckRun.Shop, "a", null, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.ReleaseDeliveriesAsync(CheckRun.Shop, "a", null, later, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.ListParkedDeliveriesAsync(CheckRun.Shop, null, 9, Cancelled));
            await run.ExpectDeliveriesAsync("deliveries after cancelled calls", anna, later, ("a", 1), ("b", 1));
        }),
        new("cancellation/batch", async run =>
        {
            var anna = run.Customer("anna");
            await ThrowsAsync(run, async () => await run.Store.SaveManyAsync([anna.Next()], Cancelled));
            await run.ExpectStoredAsync(anna);
            await ThrowsAsync(run, async () => await run.Store.LoadManyAsync([new(anna.Key, [])], Cancelled));
        }),
        new("cancellation/counts-and-stuck", async run =>
        {
            await ThrowsAsync(run, async () => await run.Store.LoadPlayCountsAsync(CheckRun.Shop, DateOnly.MinValue, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.ListStuckAsync(CheckRun.Shop, null, 9, Cancelled));
            await ThrowsAsync(run, async () => await run.Store.LoadBacklogAsync(CheckRun.Shop, Cancelled));
        }),
        new("cancellation/publish", async run =>
        {
            await ThrowsAsync(
                run, async () => await run.Store.TryPublishAsync(CheckRun.Shop, 0, [StoreContent.Publication(1)], Cancelled));
            run.ExpectList("publications", Array.Empty<Publication>(), await run.Store.LoadPublicationsAsync(CheckRun.Shop, run.Token));
        }),
        new("cancellation/secret", async run =>
        {
            await ThrowsAsync(run, async () => await run.Store.GetOrAddSecretAsync(CheckRun.Shop, "cancelled", Cancelled));
            run.ExpectEqual(
                "secret after a cancelled call", "first", await run.Store.GetOrAddSecretAsync(CheckRun.Shop, "first", run.Token));
        }),
    ];

    private static Task ThrowsAsync(CheckRun run, Func<Task> call) =>
        run.ExpectThrowsAsync<OperationCanceledException>("call with a cancelled token", call);
}
