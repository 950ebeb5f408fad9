using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Customers are found by the stage that is saved, and those are found too whose saved stage is not settled.</summary>
internal static class AudienceChecks
{
    public static DateTimeOffset Now { get; } = StoreContent.Start.AddDays(9);

    public static StageQuery Journey { get; } = new(CheckRun.Shop, "journey", "v1", Now);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("audience/customers-of-a-stage-in-order", async run =>
        {
            var ben = await InAsync(run, "ben", "two");
            var zoe = await InAsync(run, "Zoe", "two");
            var cora = await InAsync(run, "cora", "one");
            var dan = await run.AddAsync("dan", with: change => change.In("other", "two"));
            await run.AddAsync("eve");
            await ExpectAsync(run, ["two"], null, zoe.Key, ben.Key);
            await ExpectAsync(run, ["one"], null, cora.Key);
            await ExpectAsync(run, ["two", "one"], null, zoe.Key, ben.Key, cora.Key);
            await ExpectAsync(run, ["three"], null);
            run.ExpectList("customers in 'two' of another track", [dan.Key], await ListAsync(run, Journey with { Track = "other" }, "two"));
        }),
        new("audience/stage-of-the-last-save", async run =>
        {
            var anna = await InAsync(run, "anna", "one");
            await run.SaveAsync(anna, anna.Next().In("journey", "two"));
            await ExpectAsync(run, ["one"], null);
            await ExpectAsync(run, ["two"], null, anna.Key);
        }),
        new("audience/pages-continue-after-a-customer", async run =>
        {
            foreach (var id in new[] { "a", "b", "c" }) await InAsync(run, id, "one");
            await run.AddAsync("d", with: change => change.In("journey", "three") with { DueAt = Now.AddDays(-1) });
            await ExpectAsync(run, ["one"], "a", run.Key("b"), run.Key("c"), run.Key("d"));
            await ExpectAsync(run, ["one"], "bb", run.Key("c"), run.Key("d"));
            await ExpectAsync(run, ["one"], "d");
        }),
        new("audience/at-most-as-many-as-asked", async run =>
        {
            foreach (var id in new[] { "a", "b", "c" }) await InAsync(run, id, "one");
            await run.AddAsync("aa", with: change => change with { DueAt = Now.AddDays(-1) });
            run.ExpectList(
                "the first two customers in 'one'", [run.Key("a"), run.Key("aa")],
                await run.Store.ListInStagesAsync(Journey, ["one"], null, 2, run.Token));
        }),
        new("audience/due-customers-of-every-stage", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change.In("journey", "one") with { DueAt = Now });
            await run.AddAsync("ben", with: change => change.In("journey", "one") with { DueAt = Now.AddTicks(1) });
            await ExpectAsync(run, ["two"], null, anna.Key);
            await ExpectAsync(run, [], null, anna.Key);
        }),
        new("audience/customers-of-other-versions-of-every-stage", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change.In("journey", "one") with { Version = "v0" });
            var ben = await run.AddAsync("ben", with: change => change.In("journey", "one") with { Version = "v2" });
            await InAsync(run, "cora", "one");
            await ExpectAsync(run, ["two"], null, anna.Key, ben.Key);
        }),
        new("audience/failing-customers-of-every-stage", async run =>
        {
            // The next attempt of a sweep may be later than the transition that is due.
            var anna = await run.AddAsync("anna", with: change => Failing(change.In("journey", "one")));
            await InAsync(run, "ben", "one");
            await ExpectAsync(run, ["two"], null, anna.Key);
        }),
        new("audience/each-customer-once", async run =>
        {
            var anna = await run.AddAsync("anna", with: change =>
                Failing(change.In("journey", "one")) with { DueAt = Now.AddDays(-1), Version = "v0" });
            await ExpectAsync(run, ["one", "one", "two"], null, anna.Key);
            await ExpectAsync(run, [], null, anna.Key);
        }),
        new("audience/customers-of-one-shop", async run =>
        {
            await run.AddAsync("anna", CheckRun.OtherShop, change => change.In("journey", "one"));
            await run.AddAsync("ben", CheckRun.OtherShop, change => change with { DueAt = Now });
            await run.AddAsync("cora", CheckRun.OtherShop, change => Failing(change) with { Version = "v0" });
            var dan = await InAsync(run, "dan", "one");
            await ExpectAsync(run, ["one"], null, dan.Key);
            run.ExpectList(
                "counts of the shop", [new StageCount("one", 1)], await run.Store.CountByStageAsync(Journey, run.Token));
        }),
        new("audience/customers-in-stages-of-several-tracks", async run =>
        {
            var both = await run.AddAsync("a", with: change => change.In("journey", "one").In("other", "two"));
            await run.AddAsync("b", with: change => change.In("journey", "one").In("other", "three"));
            await run.AddAsync("c", with: change => change.In("journey", "two").In("other", "two"));
            await InAsync(run, "d", "one");
            var due = await run.AddAsync("e", with: change => change.In("journey", "two") with { DueAt = Now.AddDays(-1) });
            await ExpectInAllAsync(run, ["two"], both.Key, due.Key);
            await ExpectInAllAsync(run, ["two", "one"], both.Key, due.Key);
            await ExpectInAllAsync(run, ["one"], due.Key);
            await ExpectInAllAsync(run, [], due.Key);
        }),
    ];

    public static CustomerChange Failing(CustomerChange change) =>
        change with { Document = change.Document with { FailureCount = 1 }, DueAt = Now.AddDays(1) };

    public static Task<ExpectedCustomer> InAsync(CheckRun run, string id, string stage) =>
        run.AddAsync(id, with: change => change.In("journey", stage));

    private static ValueTask<IReadOnlyList<CustomerKey>> ListAsync(CheckRun run, StageQuery query, params string[] stages) =>
        run.Store.ListInStagesAsync(query, [.. stages], null, 99, run.Token);

    /// <summary>A store may list all customers of the first stages.</summary>
    private static async Task ExpectInAllAsync(CheckRun run, string[] others, params CustomerKey[] expected)
    {
        var found = await run.Store.ListInAllStagesAsync(Journey, ["one"], [new("other", [.. others])], null, 99, run.Token);
        var more = await ListAsync(run, Journey, "one");
        run.ExpectList(
            $"customers in 'one', in [{string.Join(", ", others)}] of another track, and those who are not settled", expected,
            [.. found.Where(key => expected.Contains(key) || !more.Contains(key)).Distinct()]);
    }

    private static async Task ExpectAsync(CheckRun run, string[] stages, string? after, params CustomerKey[] expected) => run.ExpectList(
        $"customers in [{string.Join(", ", stages)}]{(after is null ? string.Empty : $" after '{after}'")}, and those who are not settled",
        expected, await run.Store.ListInStagesAsync(Journey, [.. stages], after, 99, run.Token));
}
