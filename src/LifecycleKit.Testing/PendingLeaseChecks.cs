namespace LifecycleKit.Testing;

/// <summary>Leases of accepted events, and the order in which the events of one customer are taken.</summary>
internal static class PendingLeaseChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start;
    private static readonly DateTimeOffset End = Now.AddMinutes(5);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("pending-lease/hides-an-event-until-its-end", async run =>
        {
            var one = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            run.ExpectList("pending events at once again", [], await run.TakePendingAsync(Now, End));
            run.ExpectList("pending events a tick before the end", [], await run.TakePendingAsync(End.AddTicks(-1)));
            run.ExpectList("pending events at the end", [one], await run.TakePendingAsync(End));
        }),
        new("pending-lease/holds-only-for-those-taken", async run =>
        {
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit());
            await run.AppendAsync(run.Key("ben"), StoreContent.Visit());
            await ExpectTakenAsync(run, "first of two", Now, 1, "anna");
            await ExpectTakenAsync(run, "rest", Now, 100, "ben");
        }),
        new("pending-lease/event-waits-behind-a-leased-one-of-its-customer", async run =>
        {
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("v1"));
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("v2"));
            await run.AppendAsync(run.Key("ben"), StoreContent.Visit("v3"));
            await ExpectTakenAsync(run, "first", Now, 1, "anna");
            await ExpectTakenAsync(run, "events while the first is leased", Now, 100, "ben");
            await ExpectTakenAsync(run, "events at the end of the lease", End, 100, "anna", "anna", "ben");
        }),
        new("pending-lease/event-does-not-wait-behind-a-removed-one", async run =>
        {
            var one = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("v2"));
            await ExpectTakenAsync(run, "events while the first is leased", Now, 100);
            await run.Store.RemovePendingAsync(CheckRun.Shop, one.Number, run.Token);
            await ExpectTakenAsync(run, "events after the first is removed", Now, 100, "anna");
        }),
        new("pending-lease/event-does-not-wait-behind-a-failed-one", async run =>
        {
            var one = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("v2"));
            await run.Store.DeferPendingAsync(CheckRun.Shop, one.Number, 1, Now.AddHours(1), run.Token);
            var taken = await run.TakePendingAsync(Now, End);
            run.ExpectList("events behind a failed one", [(string?)"v2"], taken.Select(pending => pending.Event.EventId));
        }),
        new("pending-lease/failed-event-that-is-taken-again-holds-no-other", async run =>
        {
            var one = await run.TakeOneAsync(run.Key("anna"), StoreContent.Visit("v1"), Now);
            await run.Store.DeferPendingAsync(CheckRun.Shop, one.Number, 1, Now.AddMinutes(1), run.Token);
            run.ExpectEqual("number of events at the next attempt", 1, (await run.TakePendingAsync(Now.AddMinutes(1))).Count);
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("v2"));
            await ExpectTakenAsync(run, "events behind a failed one that is leased", Now.AddMinutes(1), 100, "anna");
        }),
        new("pending-lease/save-of-the-customer-keeps-it", async run =>
        {
            var anna = await run.AddAsync("anna");
            await run.TakeOneAsync(anna.Key, StoreContent.Visit("v1"), Now);
            await run.SaveAsync(anna, anna.Next());
            await ExpectTakenAsync(run, "events under the lease", Now, 100);
        }),
    ];

    private static async Task ExpectTakenAsync(CheckRun run, string what, DateTimeOffset asOf, int maxCount, params string[] customers)
    {
        var taken = await run.TakePendingAsync(asOf, asOf.AddMinutes(5), maxCount);
        run.ExpectList($"customers of the {what}", customers.Select(id => run.Key(id)), taken.Select(one => one.Customer));
    }
}
