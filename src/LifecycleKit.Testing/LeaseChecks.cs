using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>A customer that a host took is hidden from other hosts until the lease ends.</summary>
internal static class LeaseChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start;
    private static readonly DateTimeOffset End = Now.AddMinutes(5);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("lease/hides-a-customer-until-its-end", async run =>
        {
            var anna = await AddDueAsync(run, "anna");
            run.ExpectList("due customers", [anna.Key], await run.TakeDueAsync(Now, End));
            run.ExpectList("due customers at once again", [], await run.TakeDueAsync(Now, End));
            run.ExpectList("due customers a tick before the end", [], await run.TakeDueAsync(End.AddTicks(-1), End));
        }),
        new("lease/has-ended-at-its-instant", async run =>
        {
            var anna = await AddDueAsync(run, "anna");
            await run.TakeDueAsync(Now, End);
            run.ExpectList("due customers at the end", [anna.Key], await run.TakeDueAsync(End, End.AddMinutes(5)));
            run.ExpectList("due customers under the second lease", [], await run.TakeDueAsync(End.AddMinutes(4)));
        }),
        new("lease/ends-with-a-save", async run =>
        {
            var anna = await AddDueAsync(run, "anna");
            await run.TakeDueAsync(Now, End);
            await run.SaveAsync(anna, anna.Next() with { DueAt = Now });
            run.ExpectList("due customers after a save", [anna.Key], await run.TakeDueAsync(Now, End));
        }),
        new("lease/holds-only-for-those-taken", async run =>
        {
            var anna = await AddDueAsync(run, "anna");
            var ben = await run.AddAsync("ben", with: change => change with { DueAt = Now });
            run.ExpectList("due customers, at most one", [anna.Key], await run.TakeDueAsync(Now, End, 1));
            run.ExpectList("due customers who are left", [ben.Key], await run.TakeDueAsync(Now, End));
        }),
        new("lease/save-of-another-customer-keeps-it", async run =>
        {
            await AddDueAsync(run, "anna");
            await run.TakeDueAsync(Now, End);
            await run.AddAsync("ben");
            run.ExpectList("due customers under the lease", [], await run.TakeDueAsync(Now, End));
        }),
        new("lease/hides-from-both-searches", async run =>
        {
            var anna = await AddDueAsync(run, "anna");
            await run.TakeDueAsync(Now, End);
            run.ExpectList("outdated customers under the lease", [], await run.TakeOutdatedAsync("v2", Now, End));
            run.ExpectList("outdated customers at the end", [anna.Key], await run.TakeOutdatedAsync("v2", End, End.AddMinutes(5)));
            run.ExpectList("due customers under the second lease", [], await run.TakeDueAsync(End));
        }),
        new("lease/does-not-hide-from-loads-and-lists", async run =>
        {
            var anna = await AddDueAsync(run, "anna");
            await run.TakeDueAsync(Now, End);
            await run.ExpectStoredAsync(anna);
            run.ExpectList("customers of the shop", [anna.Key], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
        }),
        new("lease/refused-save-keeps-it", async run =>
        {
            var anna = await AddDueAsync(run, "anna");
            await run.AddAsync("ben", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            await run.TakeDueAsync(Now, End);
            await run.RefuseAsync(anna, anna.Next() with { ChangedOrders = [StoreContent.Order("o1")] }, SaveOutcome.Refused);
            run.ExpectList("due customers under the lease", [], await run.TakeDueAsync(Now, End));
        }),
    ];

    private static Task<ExpectedCustomer> AddDueAsync(CheckRun run, string id) =>
        run.AddAsync(id, with: change => change with { DueAt = Now.AddDays(-1) });
}
