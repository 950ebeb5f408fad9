using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Shops are separate in every member.</summary>
internal static class ShopChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("shops/customers-are-separate", async run =>
        {
            var first = run.Customer("anna");
            await run.SaveAsync(first, LoadingChecks.EveryRow(first));
            var second = run.Customer("anna", CheckRun.OtherShop);
            await run.ExpectStoredAsync(second);
            await run.ExpectSeenAsync(second.Key, StoreContent.VisitKey("v1"), null);
            await run.SaveAsync(second, second.Next());
            await run.SaveAsync(second, second.Next());
            await run.ExpectStoredAsync(first);
            await run.ExpectStoredAsync(second);
        }),
        new("shops/due-outdated-and-listed-are-separate", async run =>
        {
            var (first, second) = await AddToEach(run);
            run.ExpectList("due customers of a shop", [first.Key], await run.TakeDueAsync(StoreContent.Start));
            run.ExpectList(
                "due customers of the other", [second.Key], await run.TakeDueAsync(StoreContent.Start, scope: CheckRun.OtherShop));
            run.ExpectList("customers of a shop", [first.Key], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
            run.ExpectList("customers of the other", [second.Key], await run.Store.ListAsync(CheckRun.OtherShop, null, 9, run.Token));
            var ended = StoreContent.Start.AddDays(1);
            run.ExpectList("outdated customers of a shop", [first.Key], await run.TakeOutdatedAsync("v2", ended));
            run.ExpectList(
                "outdated customers of the other", [second.Key], await run.TakeOutdatedAsync("v2", ended, scope: CheckRun.OtherShop));
        }),
        new("shops/unknown-shop-has-nothing", async run =>
        {
            await AddToEach(run);
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit());
            run.ExpectList("due customers", [], await run.TakeDueAsync(StoreContent.Start, scope: "kit-3"));
            run.ExpectList("outdated customers", [], await run.TakeOutdatedAsync("v2", StoreContent.Start, scope: "kit-3"));
            run.ExpectList("customers", [], await run.Store.ListAsync("kit-3", null, 9, run.Token));
            run.ExpectList("pending events", [], await run.TakePendingAsync(StoreContent.Start, scope: "kit-3"));
            run.ExpectList("publications", [], await run.Store.LoadPublicationsAsync("kit-3", run.Token));
        }),
        new("shops/pending-events-are-separate", async run =>
        {
            var (first, second) = (run.Key("anna"), run.Key("anna", CheckRun.OtherShop));
            await run.AppendAsync(first, StoreContent.Visit("a"));
            await run.AppendAsync(second, StoreContent.Visit("b"));
            var taken = await run.TakePendingAsync(StoreContent.Start);
            run.ExpectList("customers of the pending events", [first], taken.Select(one => one.Customer));
            taken = await run.TakePendingAsync(StoreContent.Start, scope: CheckRun.OtherShop);
            run.ExpectList("customers of the pending events of the other shop", [second], taken.Select(one => one.Customer));
            run.ExpectEqual("event of the other shop", StoreContent.Visit("b").ToJson(), taken[0].Event.ToJson());
        }),
        new("shops/pending-number-of-another-shop-changes-nothing", async run =>
        {
            var key = run.Key("anna");
            var one = await run.TakeOneAsync(key, StoreContent.Visit("a"), StoreContent.Start);
            await run.Store.RemovePendingAsync(CheckRun.OtherShop, one.Number, run.Token);
            await run.Store.DeferPendingAsync(CheckRun.OtherShop, one.Number, 7, StoreContent.Start.AddYears(1), run.Token);
            var other = run.Customer("anna", CheckRun.OtherShop);
            await run.RefuseAsync(other, other.Next() with { AppliedPending = one.Number }, SaveOutcome.Duplicate);
            run.ExpectList("pending events after the lease", [one], await run.TakePendingAsync(StoreContent.Start.AddDays(1)));
        }),
        new("shops/publications-and-secrets-are-separate", async run =>
        {
            await run.Store.TryPublishAsync(CheckRun.Shop, 0, [StoreContent.Publication(1)], run.Token);
            run.ExpectList("publications of the other shop", [], await run.Store.LoadPublicationsAsync(CheckRun.OtherShop, run.Token));
            run.ExpectEqual(
                "publication number of the other shop", 0L,
                (await run.Store.LoadAsync(run.Key("anna", CheckRun.OtherShop), null, run.Token)).PublicationNumber);
            run.ExpectEqual("secret of a shop", "first", await run.Store.GetOrAddSecretAsync(CheckRun.Shop, "first", run.Token));
            run.ExpectEqual(
                "secret of the other shop", "second", await run.Store.GetOrAddSecretAsync(CheckRun.OtherShop, "second", run.Token));
        }),
    ];

    private static async Task<(ExpectedCustomer First, ExpectedCustomer Second)> AddToEach(CheckRun run) => (
        await run.AddAsync("anna", with: change => change with { DueAt = StoreContent.Start }),
        await run.AddAsync("ben", CheckRun.OtherShop, change => change with { DueAt = StoreContent.Start }));
}
