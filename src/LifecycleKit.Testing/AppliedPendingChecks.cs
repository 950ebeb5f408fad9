using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Saves that apply a pending event.</summary>
internal static class AppliedPendingChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start;
    private static readonly DateTimeOffset Later = Now.AddDays(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("applied-pending/removed-with-the-save", async run =>
        {
            var anna = run.Customer("anna");
            var one = await run.TakeOneAsync(anna.Key, StoreContent.Visit("v1"), Now);
            await run.SaveAsync(anna, Applying(anna, one));
            await run.ExpectStoredAsync(anna);
            run.ExpectList("pending events after the save", [], await run.TakePendingAsync(Later));
        }),
        new("applied-pending/others-stay", async run =>
        {
            var anna = run.Customer("anna");
            await run.AppendAsync(anna.Key, StoreContent.Visit("v1"));
            await run.AppendAsync(anna.Key, StoreContent.Visit("v2"));
            var taken = await run.TakePendingAsync(Now);
            run.ExpectEqual("number of pending events", 2, taken.Count);
            await run.SaveAsync(anna, Applying(anna, taken[0]));
            run.ExpectList("pending events after the save", [taken[1]], await run.TakePendingAsync(Later));
        }),
        new("applied-pending/applied-twice-is-a-duplicate-and-saves-no-row", async run =>
        {
            var anna = run.Customer("anna");
            var one = await run.TakeOneAsync(anna.Key, StoreContent.Visit("v1"), Now);
            await run.SaveAsync(anna, Applying(anna, one));
            var change = Applying(anna, one) with
            {
                DueAt = Now,
                ChangedOrders = [StoreContent.Order("o1")],
                AddedEvents = [new(9, StoreContent.Visit("v9"))],
                AddedSeen = [StoreContent.Seen("v9")],
            };
            await run.RefuseAsync(anna, change, SaveOutcome.Duplicate);
            await run.AddAsync("ben", with: other => other with { ChangedOrders = [StoreContent.Order("o1")] });
        }),
        new("applied-pending/removed-one-is-a-duplicate", async run =>
        {
            var anna = run.Customer("anna");
            var one = await run.TakeOneAsync(anna.Key, StoreContent.Visit("v1"), Now);
            await run.Store.RemovePendingAsync(CheckRun.Shop, one.Number, run.Token);
            await run.RefuseAsync(anna, Applying(anna, one), SaveOutcome.Duplicate);
            await run.RefuseAsync(anna, anna.Next() with { AppliedPending = one.Number + 9 }, SaveOutcome.Duplicate);
        }),
        new("applied-pending/conflict-leaves-it", async run =>
        {
            var anna = await run.AddAsync("anna");
            var one = await run.TakeOneAsync(anna.Key, StoreContent.Visit("v1"), Now);
            await run.RefuseAsync(anna, Applying(anna, one) with { ExpectedSequence = 0 }, SaveOutcome.Conflict);
            run.ExpectList("pending events after the conflict", [one], await run.TakePendingAsync(Later));
        }),
        new("applied-pending/refused-change-leaves-it", async run =>
        {
            await run.AddAsync("ben", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            var anna = run.Customer("anna");
            var one = await run.TakeOneAsync(anna.Key, StoreContent.Visit("v1"), Now);
            await run.RefuseAsync(anna, Applying(anna, one) with { ChangedOrders = [StoreContent.Order("o1")] }, SaveOutcome.Refused);
            run.ExpectList("pending events after the refused change", [one], await run.TakePendingAsync(Later));
        }),
        new("applied-pending/conflict-is-returned-before-duplicate", async run =>
        {
            var anna = await run.AddAsync("anna");
            await run.RefuseAsync(anna, anna.Next() with { ExpectedSequence = 0, AppliedPending = 9 }, SaveOutcome.Conflict);
        }),
        new("applied-pending/also-after-its-lease", async run =>
        {
            var anna = run.Customer("anna");
            var one = await run.TakeOneAsync(anna.Key, StoreContent.Visit("v1"), Now);
            run.ExpectList("pending events after the lease", [one], await run.TakePendingAsync(Later));
            await run.SaveAsync(anna, Applying(anna, one));
            await run.ExpectStoredAsync(anna);
        }),
    ];

    private static CustomerChange Applying(ExpectedCustomer customer, PendingEvent pending) =>
        customer.Next() with { AppliedPending = pending.Number };
}
