using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Customers whose sweeps fail are found.</summary>
internal static class StuckChecks
{
    private static readonly DateTimeOffset RetryAt = StoreContent.Start.AddMinutes(4);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("stuck/listed-in-order-while-they-fail", async run =>
        {
            var ben = await AddAsync(run, "ben", 2);
            var anna = await AddAsync(run, "anna", 1);
            await AddAsync(run, "cora", 0);
            await AddAsync(run, "anna", 3, CheckRun.OtherShop);
            await ExpectAsync(run, null, new StuckCustomer(anna.Key, 1, RetryAt), new StuckCustomer(ben.Key, 2, RetryAt));
            await ExpectAsync(run, "anna", new StuckCustomer(ben.Key, 2, RetryAt));
            await run.SaveAsync(anna, Failing(anna.Next(), 2));
            await run.SaveAsync(ben, ben.Next());
            await ExpectAsync(run, null, new StuckCustomer(anna.Key, 2, RetryAt));
        }),
        new("stuck/at-most-as-many-as-asked", async run =>
        {
            var anna = await AddAsync(run, "anna", 1);
            await AddAsync(run, "ben", 1);
            run.ExpectList(
                "stuck customers, at most one", [new StuckCustomer(anna.Key, 1, RetryAt)],
                await run.Store.ListStuckAsync(CheckRun.Shop, null, 1, run.Token));
        }),
    ];

    private static Task<ExpectedCustomer> AddAsync(CheckRun run, string id, int failures, string scope = CheckRun.Shop) =>
        run.AddAsync(id, scope, change => Failing(change, failures));

    private static CustomerChange Failing(CustomerChange change, int failures) =>
        change with { Document = change.Document with { FailureCount = failures }, DueAt = RetryAt };

    private static async Task ExpectAsync(CheckRun run, string? after, params StuckCustomer[] expected) => run.ExpectList(
        "stuck customers", expected, await run.Store.ListStuckAsync(CheckRun.Shop, after, 9, run.Token));
}
