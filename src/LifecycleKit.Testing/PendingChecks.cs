namespace LifecycleKit.Testing;

/// <summary>Accepted events: their numbers, and how they are deferred and removed.</summary>
internal static class PendingChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start;
    private static readonly DateTimeOffset Later = Now.AddDays(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("pending/order-of-acceptance", async run =>
        {
            string[] ids = ["c", "a", "b", "d"];
            foreach (var id in ids) await run.AppendAsync(run.Key(id), StoreContent.Visit(id, Now.AddDays(-id[0])));
            var taken = await run.TakePendingAsync(Now);
            run.ExpectList("customers of the pending events", ids.Select(id => run.Key(id)), taken.Select(one => one.Customer));
            run.ExpectList("events", ids.Select(id => (string?)id), taken.Select(one => one.Event.EventId));
            run.ExpectList("numbers in order", taken.Select(one => one.Number).Distinct().Order(), taken.Select(one => one.Number));
            run.ExpectList("failures", [0, 0, 0, 0], taken.Select(one => one.FailureCount));
        }),
        new("pending/same-event-is-accepted-each-time", async run =>
        {
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("v1"));
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("v1"));
            var anna = await run.AddAsync("anna", with: change => change with { AddedSeen = [StoreContent.Seen("v1")] });
            await run.AppendAsync(anna.Key, StoreContent.Visit("v1"));
            run.ExpectEqual("number of pending events", 3, (await run.TakePendingAsync(Now)).Count);
        }),
        new("pending/at-most-the-maximum-count", async run =>
        {
            foreach (var id in new[] { "a", "b", "c" }) await run.AppendAsync(run.Key(id), StoreContent.Visit());
            var taken = await run.TakePendingAsync(Now, maxCount: 2);
            run.ExpectList("customers of two pending events", [run.Key("a"), run.Key("b")], taken.Select(one => one.Customer));
        }),
        new("pending/accepting-does-not-add-the-customer", async run =>
        {
            var anna = run.Customer("anna");
            await run.AppendAsync(anna.Key, StoreContent.Visit("v1"));
            await run.ExpectStoredAsync(anna);
            await run.ExpectSeenAsync(anna.Key, StoreContent.VisitKey("v1"), null);
            run.ExpectList("customers of the shop", [], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
        }),
        new("pending/deferred-until-its-instant", async run =>
        {
            var one = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.Store.DeferPendingAsync(CheckRun.Shop, one.Number, 2, Later, run.Token);
            run.ExpectList("pending events a tick before", [], await run.TakePendingAsync(Later.AddTicks(-1)));
            run.ExpectList("pending events at the instant", [one with { FailureCount = 2 }], await run.TakePendingAsync(Later));
        }),
        new("pending/deferred-earlier-than-its-lease", async run =>
        {
            var one = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.Store.DeferPendingAsync(CheckRun.Shop, one.Number, 1, Now.AddMinutes(1), run.Token);
            run.ExpectList("pending events", [one with { FailureCount = 1 }], await run.TakePendingAsync(Now.AddMinutes(1)));
        }),
        new("pending/removed", async run =>
        {
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("v1"));
            await run.AppendAsync(run.Key("ben"), StoreContent.Visit("v2"));
            var taken = await run.TakePendingAsync(Now);
            run.ExpectEqual("number of pending events", 2, taken.Count);
            await run.Store.RemovePendingAsync(CheckRun.Shop, taken[0].Number, run.Token);
            run.ExpectList("pending events after one is removed", [taken[1]], await run.TakePendingAsync(Later));
        }),
        new("pending/unknown-numbers-change-nothing", async run =>
        {
            var one = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.Store.DeferPendingAsync(CheckRun.Shop, one.Number + 1, 3, Now.AddYears(1), run.Token);
            await run.Store.RemovePendingAsync(CheckRun.Shop, one.Number + 1, run.Token);
            await run.Store.RemovePendingAsync("kit-3", 1, run.Token);
            run.ExpectList("pending events after the lease", [one], await run.TakePendingAsync(Later));
        }),
        new("pending/numbers-are-not-used-again", async run =>
        {
            var first = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.Store.RemovePendingAsync(CheckRun.Shop, first.Number, run.Token);
            var second = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v2"), Now);
            run.ExpectEqual("a later event has a higher number", true, second.Number > first.Number);
        }),
    ];
}
