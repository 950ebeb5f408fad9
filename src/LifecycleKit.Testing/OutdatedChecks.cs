namespace LifecycleKit.Testing;

/// <summary>Customers whose last save has another version than the one in force.</summary>
internal static class OutdatedChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start;

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("outdated/customers-of-other-versions", async run =>
        {
            await AddAsync(run, "old", "new", "older");
            run.ExpectSet("outdated customers", [run.Key("of old"), run.Key("of older")], await run.TakeOutdatedAsync("new", Now));
        }),
        new("outdated/version-of-the-last-save", async run =>
        {
            var anna = await run.AddAsync("anna");
            await run.SaveAsync(anna, anna.Next() with { Version = "v2" });
            run.ExpectSet("outdated customers after a save", [], await run.TakeOutdatedAsync("v2", Now));
            run.ExpectSet("outdated customers of the former version", [anna.Key], await run.TakeOutdatedAsync("v1", Now));
        }),
        new("outdated/also-without-a-due-instant", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { DueAt = null });
            var ben = await run.AddAsync("ben", with: change => change with { DueAt = Now.AddYears(1) });
            run.ExpectSet("outdated customers", [anna.Key, ben.Key], await run.TakeOutdatedAsync("v2", Now));
        }),
        new("outdated/at-most-the-maximum-count", async run =>
        {
            await AddAsync(run, "a", "b", "c");
            var first = await run.TakeOutdatedAsync("new", Now, maxCount: 2);
            run.ExpectEqual("number of outdated customers, at most two", 2, first.Count);
            var second = await run.TakeOutdatedAsync("new", Now);
            run.ExpectSet("outdated customers in all", [run.Key("of a"), run.Key("of b"), run.Key("of c")], first.Concat(second));
        }),
        new("outdated/leases-hide-and-end", async run =>
        {
            var end = Now.AddMinutes(5);
            var anna = await run.AddAsync("anna");
            run.ExpectSet("outdated customers", [anna.Key], await run.TakeOutdatedAsync("v2", Now, end));
            run.ExpectSet("outdated customers a tick before the end", [], await run.TakeOutdatedAsync("v2", end.AddTicks(-1), end));
            run.ExpectSet("outdated customers at the end", [anna.Key], await run.TakeOutdatedAsync("v2", end, end.AddMinutes(5)));
            await run.SaveAsync(anna, anna.Next());
            run.ExpectSet("outdated customers after a save", [anna.Key], await run.TakeOutdatedAsync("v2", end));
        }),
    ];

    private static async Task AddAsync(CheckRun run, params string[] versions)
    {
        foreach (var version in versions) await run.AddAsync($"of {version}", with: change => change with { Version = version });
    }
}
