namespace LifecycleKit.Testing;

/// <summary>Remembered ids of events, and how long they must be remembered.</summary>
internal static class SeenChecks
{
    private static readonly DateTimeOffset Horizon = StoreContent.Start.AddDays(10);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("seen/later-instant-replaces-an-earlier-one", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { AddedSeen = [StoreContent.Seen("v1")] });
            await run.SaveAsync(anna, anna.Next() with { AddedSeen = [StoreContent.Seen("v1", Horizon)] });
            await run.ExpectStoredAsync(anna);
        }),
        new("seen/kept-from-the-horizon-on", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with
            {
                AddedSeen = [StoreContent.Seen("old"), StoreContent.Seen("at", Horizon), StoreContent.Seen("after", Horizon.AddTicks(1))],
            });
            var ben = await run.AddAsync("ben", with: change => change with { AddedSeen = [StoreContent.Seen("at", Horizon)] });
            await Forget(run, "carla");
            await run.ExpectSeenAsync(anna.Key, StoreContent.VisitKey("at"), Horizon);
            await run.ExpectSeenAsync(anna.Key, StoreContent.VisitKey("after"), Horizon.AddTicks(1));
            await run.ExpectSeenAsync(ben.Key, StoreContent.VisitKey("at"), Horizon);
        }),
        new("seen/recorded-again-after-the-horizon-is-kept", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { AddedSeen = [StoreContent.Seen("v1")] });
            await run.SaveAsync(anna, anna.Next() with { AddedSeen = [StoreContent.Seen("v1", Horizon.AddDays(1))] });
            await Forget(run, "ben");
            await run.ExpectStoredAsync(anna);
        }),
        new("seen/horizon-of-another-shop-forgets-nothing", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { AddedSeen = [StoreContent.Seen("v1")] });
            await Forget(run, "anna", CheckRun.OtherShop);
            await run.ExpectStoredAsync(anna);
        }),
        new("seen/without-a-horizon-nothing-is-forgotten", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { AddedSeen = [StoreContent.Seen("v1")] });
            await run.SaveAsync(anna, anna.Next() with { AddedSeen = [StoreContent.Seen("v2", StoreContent.Start.AddYears(9))] });
            await run.ExpectStoredAsync(anna);
        }),
    ];

    private static async Task Forget(CheckRun run, string customer, string shop = CheckRun.Shop) =>
        await run.AddAsync(customer, shop, change => change with
        {
            AddedSeen = [StoreContent.Seen("new", Horizon.AddDays(20))],
            ForgetSeenBefore = Horizon,
        });
}
