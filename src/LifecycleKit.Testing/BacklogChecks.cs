using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>The work that waits in a store is counted for each shop.</summary>
internal static class BacklogChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start.AddDays(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("backlog/of-an-unknown-shop-is-empty", async run =>
        {
            await DeliveryChecks.AddAsync(run, "anna", 1);
            run.ExpectEqual("backlog", new Backlog(), await run.Store.LoadBacklogAsync(CheckRun.OtherShop, run.Token));
        }),
        new("backlog/counts-pending-events", async run =>
        {
            foreach (var id in new[] { "anna", "ben", "anna" }) await run.AppendAsync(run.Key(id), StoreContent.Visit());
            var taken = await run.Store.TakePendingAsync(CheckRun.Shop, Now, Now.AddMinutes(5), 1, run.Token);
            await ExpectAsync(run, new Backlog { PendingEventCount = 3 });
            await run.Store.RemovePendingAsync(CheckRun.Shop, taken[0].Number, run.Token);
            await ExpectAsync(run, new Backlog { PendingEventCount = 2 });
        }),
        new("backlog/counts-deliveries", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1);
            var first = (await run.TakeDeliveriesAsync(anna.Key, Now.AddYears(1)))[0].DueAt;
            await ExpectAsync(run, new Backlog { DeliveryCount = 2, DeliveryDueAt = first });
            await run.Store.DeferDeliveryAsync(anna.Key, "a", 1, 1, "IOException", Now.AddYears(2), run.Token);
            await run.Store.DeferDeliveryAsync(anna.Key, "b", 1, 1, "IOException", Now.AddYears(1), run.Token);
            await ExpectAsync(run, new Backlog { DeliveryCount = 2, DeliveryDueAt = Now.AddYears(1) });
            await run.Store.DeferDeliveryAsync(anna.Key, "b", 1, 5, "IOException", null, run.Token);
            await ExpectAsync(run, new Backlog { DeliveryCount = 1, ParkedDeliveryCount = 1, DeliveryDueAt = Now.AddYears(2) });
            await run.CompleteAsync(anna.Key, "a", 1, Now);
            await ExpectAsync(run, new Backlog { ParkedDeliveryCount = 1 });
        }),
        new("backlog/tells-the-first-due-customer", async run =>
        {
            await run.AddAsync("anna", with: change => change with { DueAt = Now.AddDays(2) });
            var ben = await run.AddAsync("ben", with: change => change with { DueAt = Now });
            await run.AddAsync("cora", with: change => change with { DueAt = null });
            await run.AddAsync("dora", CheckRun.OtherShop, change => change with { DueAt = Now.AddDays(-1) });
            await ExpectAsync(run, new Backlog { CustomerDueAt = Now });
            await run.SaveAsync(ben, ben.Next() with { DueAt = Now.AddDays(3) });
            await ExpectAsync(run, new Backlog { CustomerDueAt = Now.AddDays(2) });
        }),
    ];

    private static async Task ExpectAsync(CheckRun run, Backlog expected) =>
        run.ExpectEqual("backlog", expected, await run.Store.LoadBacklogAsync(CheckRun.Shop, run.Token));
}
