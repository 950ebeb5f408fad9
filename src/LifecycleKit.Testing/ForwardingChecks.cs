using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Saves that accept events for other customers (<see cref="CustomerChange.Forwarded"/>).</summary>
internal static class ForwardingChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start;
    private static readonly DateTimeOffset Later = Now.AddDays(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("forwarding/accepted-with-the-save-in-their-order", async run =>
        {
            var (anna, ben) = (run.Customer("anna"), run.Key("ben"));
            await run.AppendAsync(ben, StoreContent.Visit("v0"));
            await run.SaveAsync(anna, Forwarding(anna, (ben, "v1"), (anna.Key, "v2"), (ben, "v3")));
            await run.ExpectStoredAsync(anna);
            var taken = await run.TakePendingAsync(Now);
            run.ExpectList("customers of pending events", [ben, ben, anna.Key, ben], taken.Select(one => one.Customer));
            run.ExpectList("pending events", ["v0", "v1", "v2", "v3"], taken.Select(one => one.Event.EventId!));
            run.ExpectList("numbers in order", taken.Select(one => one.Number).Distinct().Order(), taken.Select(one => one.Number));
            run.ExpectList("failures", [0, 0, 0, 0], taken.Select(one => one.FailureCount));
        }),
        new("forwarding/to-another-shop", async run =>
        {
            var (anna, account) = (run.Customer("anna"), run.Key("account", CheckRun.OtherShop));
            await run.SaveAsync(anna, Forwarding(anna, (account, "v1")));
            run.ExpectList("pending events of the shop of the save", [], await run.TakePendingAsync(Now));
            var taken = await run.Store.TakePendingAsync(CheckRun.OtherShop, Now, Later, 9, run.Token);
            run.ExpectList("customers of pending events of the other shop", [account], taken.Select(one => one.Customer));
            run.ExpectList("customers of the other shop", [], await run.Store.ListAsync(CheckRun.OtherShop, null, 9, run.Token));
        }),
        new("forwarding/nothing-of-a-save-that-fails", async run =>
        {
            await run.AddAsync("ben", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            var anna = await run.AddAsync("anna");
            var other = run.Key("carl");
            await run.RefuseAsync(anna, Forwarding(anna, (other, "v1")) with { ExpectedSequence = 0 }, SaveOutcome.Conflict);
            await run.RefuseAsync(
                anna, Forwarding(anna, (other, "v2")) with { ChangedOrders = [StoreContent.Order("o1")] }, SaveOutcome.Refused);
            await run.RefuseAsync(anna, Forwarding(anna, (other, "v3")) with { AppliedPending = 99 }, SaveOutcome.Duplicate);
            run.ExpectList("pending events after saves that failed", [], await run.TakePendingAsync(Now));
        }),
        new("forwarding/of-saves-of-many-and-together", async run =>
        {
            var (anna, ben) = (run.Customer("anna"), run.Customer("ben"));
            var (one, two) = (Forwarding(anna, (ben.Key, "v1")), Forwarding(ben, (anna.Key, "v2")));
            foreach (var outcome in await run.Store.SaveManyAsync([one, two], run.Token))
                run.ExpectEqual("outcome of one of many saves", SaveOutcome.Saved, outcome);
            (one, two) = (one with { ExpectedSequence = 1 }, two with { ExpectedSequence = 1 });
            run.ExpectEqual(
                "outcome of a save together", SaveOutcome.Saved, await run.Store.SaveTogetherAsync([one, two], run.Token));
            run.ExpectEqual(
                "outcome of a save together with a conflict", SaveOutcome.Conflict,
                await run.Store.SaveTogetherAsync([one with { ExpectedSequence = 2 }, two], run.Token));
            var taken = await run.TakePendingAsync(Now);
            run.ExpectList("pending events", ["v1", "v1", "v2", "v2"], taken.Select(pending => pending.Event.EventId!).Order());
        }),
        new("forwarding/events-about-accounts", async run =>
        {
            var anna = run.Customer("anna");
            CustomerEvent[] events =
            [
                CustomerEvent.AccountJoined(Now, "acme", "e1"), CustomerEvent.AccountLeft(Now.AddTicks(1)),
                CustomerEvent.ContactJoined(Now, "contact"), CustomerEvent.ContactLeft(Now.AddTicks(1), "contact", "e2"),
                CustomerEvent.AccountLevelChanged(Now, "acme", "customer", -2), CustomerEvent.AccountLevelChanged(Now, "acme", "lost"),
            ];
            await run.SaveAsync(anna, anna.Next() with
            {
                AddedEvents = [.. events.Select((one, i) => new KeptEvent(i + 1, one))],
                Forwarded = [.. events.Select(one => new ForwardedEvent(anna.Key, one))],
            });
            await run.ExpectStoredAsync(anna);
            run.ExpectList("pending events", events, (await run.TakePendingAsync(Now)).Select(one => one.Event));
        }),
        new("forwarding/of-a-save-that-applies-a-pending-event", async run =>
        {
            var (anna, ben) = (run.Customer("anna"), run.Key("ben"));
            var applied = await run.TakeOneAsync(anna.Key, StoreContent.Visit("v1"), Now);
            await run.SaveAsync(anna, Forwarding(anna, (ben, "v2")) with { AppliedPending = applied.Number });
            run.ExpectList("pending events", ["v2"], (await run.TakePendingAsync(Later)).Select(one => one.Event.EventId!));
        }),
    ];

    private static CustomerChange Forwarding(ExpectedCustomer customer, params (CustomerKey To, string Visit)[] events) =>
        customer.Next() with { Forwarded = [.. events.Select(one => new ForwardedEvent(one.To, StoreContent.Visit(one.Visit)))] };
}
