using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>An order id belongs to the first customer of the shop who saves it.</summary>
internal static class OrderOwnerChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("order-owner/order-of-another-customer-is-refused", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            var ben = run.Customer("ben");
            await run.RefuseAsync(ben, ben.Next() with { ChangedOrders = [StoreContent.Order("o1")] }, SaveOutcome.Refused);
            ben = await run.AddAsync("ben");
            await run.RefuseAsync(ben, ben.Next() with { ChangedOrders = [StoreContent.Order("o1", 9)] }, SaveOutcome.Refused);
            await run.ExpectStoredAsync(anna);
        }),
        new("order-owner/refused-change-saves-no-row", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            var ben = run.Customer("ben");
            await run.SaveAsync(ben, LoadingChecks.EveryRow(ben) with { ChangedOrders = [StoreContent.Order("o2")] });
            var change = ben.Next() with
            {
                DueAt = null,
                ChangedOrders = [StoreContent.Order("o2", 99), StoreContent.Order("o3"), StoreContent.Order("o1", 9)],
                AddedEvents = [new(9, StoreContent.Visit("v9"))],
                RemovedEvents = [1],
                AddedSeen = [StoreContent.Seen("v9")],
            };
            await run.RefuseAsync(ben, change, SaveOutcome.Refused);
            await run.ExpectStoredAsync(anna);
            await run.SaveAsync(anna, anna.Next() with { ChangedOrders = [StoreContent.Order("o3")] });
        }),
        new("order-owner/first-customer-saves-the-order-again", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            await run.SaveAsync(anna, anna.Next() with { ChangedOrders = [StoreContent.Order("o1", 6)] });
            await run.ExpectStoredAsync(anna);
        }),
        new("order-owner/other-shop-uses-the-same-id", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            var ben = await run.AddAsync(
                "ben", CheckRun.OtherShop, change => change with { ChangedOrders = [StoreContent.Order("o1", 8)] });
            await run.ExpectStoredAsync(anna);
            await run.ExpectStoredAsync(ben);
        }),
        new("order-owner/conflict-is-returned-before-refused", async run =>
        {
            await run.AddAsync("anna", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            var ben = await run.AddAsync("ben");
            var change = ben.Next() with { ExpectedSequence = 0, ChangedOrders = [StoreContent.Order("o1")] };
            await run.RefuseAsync(ben, change, SaveOutcome.Conflict);
        }),
    ];
}
