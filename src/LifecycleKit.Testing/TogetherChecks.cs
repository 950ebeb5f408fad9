using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Changes that are saved together are saved all or not at all, and rows move from one customer to another.</summary>
internal static class TogetherChecks
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("together/saves-all", async run =>
        {
            var (anna, ben) = (run.Customer("anna"), await run.AddAsync("ben"));
            await SaveAsync(run, SaveOutcome.Saved, (anna, LoadingChecks.EveryRow(anna)), (ben, ben.Next() with { Version = "v2" }));
            await run.ExpectStoredAsync(anna);
            await run.ExpectStoredAsync(ben);
            await SaveAsync(run, SaveOutcome.Saved);
        }),
        new("together/moves-an-order-in-any-order-of-the-changes", async run =>
        {
            var (anna, ben) = (await run.AddAsync("anna", with: Has("o1", "o2")), await run.AddAsync("ben"));
            foreach (var (from, to) in new[] { (anna, ben), (ben, anna) })
            {
                (ExpectedCustomer, CustomerChange)[] changes =
                [
                    (from, from.Next() with { RemovedOrders = ["o1"] }),
                    (to, to.Next() with { ChangedOrders = [StoreContent.Order("o1", 9)] }),
                ];
                await SaveAsync(run, SaveOutcome.Saved, from == anna ? changes : [changes[1], changes[0]]);
                await run.ExpectStoredAsync(from);
                await run.ExpectStoredAsync(to);
                await run.RefuseAsync(from, from.Next() with { ChangedOrders = [StoreContent.Order("o1")] }, SaveOutcome.Refused);
            }
        }),
        new("together/order-that-stays-is-refused-and-nothing-is-saved", async run =>
        {
            var (anna, ben) = (await run.AddAsync("anna", with: Has("o1", "o2")), await run.AddAsync("ben"));
            await SaveAsync(
                run, SaveOutcome.Refused, (anna, anna.Next() with { RemovedOrders = ["o1"] }),
                (ben, ben.Next() with { ChangedOrders = [StoreContent.Order("o1"), StoreContent.Order("o2")] }));
            await run.ExpectStoredAsync(anna);
            await run.ExpectStoredAsync(ben);
        }),
        new("together/removed-order-is-free", async run =>
        {
            var anna = await run.AddAsync("anna", with: Has("o1", "o2"));
            await run.SaveAsync(anna, anna.Next() with { RemovedOrders = ["o1"] });
            await run.ExpectStoredAsync(anna);
            var ben = await run.AddAsync("ben", with: Has("o1"));
            await run.ExpectStoredAsync(ben);
        }),
        new("together/conflict-of-the-last-saves-nothing", async run =>
        {
            var (anna, ben, carl) = (await run.AddAsync("anna", with: Has("o1")), await run.AddAsync("ben"), run.Customer("carl"));
            await run.SaveAsync(ben, ben.Next());
            await SaveAsync(
                run, SaveOutcome.Conflict, (carl, LoadingChecks.EveryRow(carl)), (anna, anna.Next() with { RemovedOrders = ["o1"] }),
                (ben, ben.Next() with { ExpectedSequence = 1, ChangedOrders = [StoreContent.Order("o1")] }));
            foreach (var one in new[] { anna, ben, carl }) await run.ExpectStoredAsync(one);
        }),
        new("together/conflict-is-returned-before-refused", async run =>
        {
            var (anna, ben, carl) = (await run.AddAsync("anna", with: Has("o1")), run.Customer("ben"), await run.AddAsync("carl"));
            await SaveAsync(
                run, SaveOutcome.Conflict, (ben, ben.Next() with { ChangedOrders = [StoreContent.Order("o1")] }),
                (carl, carl.Next() with { ExpectedSequence = 0 }));
            foreach (var one in new[] { anna, ben, carl }) await run.ExpectStoredAsync(one);
        }),
        new("together/moves-events-with-their-identity", async run =>
        {
            var (anna, ben) = (await run.AddAsync("anna"), await run.AddAsync("ben", with: change => change with
            {
                AddedEvents = [new(1, StoreContent.Visit("v1")), new(2, StoreContent.Visit("v2"))],
            }));
            KeptEvent[] moved =
                [new(1, StoreContent.Visit("v1"), 3), new(2, StoreContent.Visit("v2")), new(3, StoreContent.Visit("v3"), -3)];
            await SaveAsync(
                run, SaveOutcome.Saved, (anna, anna.Next() with { AddedEvents = [.. moved] }),
                (ben, ben.Next() with { RemovedEvents = [1, 2] }));
            await run.ExpectStoredAsync(ben);
            var expected = moved.Select(kept => (kept.Number, kept.Identity)).ToList();
            var loaded = await run.Store.LoadEventsAsync(anna.Key, run.Token);
            run.ExpectList("identities of loaded events", expected, loaded.Select(kept => (kept.Number, kept.Identity)));
            var exported = (await run.Store.LoadAllAsync(anna.Key, run.Token))!.Events;
            run.ExpectList("identities of exported events", expected, exported.Select(kept => (kept.Number, kept.Identity)));
            var read = await ReadingChecks.ReadAsync(run, run.Store.ReadEventsAsync(CheckRun.Shop, null, run.Token));
            run.ExpectList("identities of read events", expected, read[0].Rows.Select(kept => (kept.Number, kept.Identity)));
        }),
        new("together/linked-identity-has-no-stage", async run =>
        {
            var (anna, ben) = (await InStageAsync(run, "anna"), await InStageAsync(run, "ben"));
            var link = new IdentityLink { HeadId = "anna", Number = 1, LinkedAt = StoreContent.Start, Sequences = [new("journey", 7)] };
            var linked = StoreContent.Document(0) with { LinkedTo = link };
            await SaveAsync(
                run, SaveOutcome.Saved, (anna, anna.Next().In("journey", "one")), (ben, ben.Next() with { Document = linked }));
            await run.ExpectStoredAsync(ben);
            var counts = await run.Store.CountByStageAsync(AudienceChecks.Journey, run.Token);
            run.ExpectEqual("number of customers in a stage", 1L, counts.Sum(one => one.Count));
        }),
        new("together/erased-since-is-a-conflict", async run =>
        {
            var (anna, ben) = (run.Customer("anna"), await run.AddAsync("ben"));
            await run.Store.EraseAsync(CheckRun.Erasure(anna.Key, 0), run.Token);
            await SaveAsync(
                run, SaveOutcome.Conflict, (ben, ben.Next()), (anna, anna.Next() with { Tombstone = CheckRun.Tombstone }));
            await run.ExpectStoredAsync(anna);
            await run.ExpectStoredAsync(ben);
        }),
        new("together/delivers-transitions", async run =>
        {
            var (anna, ben) = (run.Customer("anna"), run.Customer("ben"));
            await SaveAsync(
                run, SaveOutcome.Saved, (anna, DeliveryChecks.With(anna.Next(), 1)), (ben, DeliveryChecks.With(ben.Next(), 1, 2)));
            foreach (var one in new[] { anna, ben })
            {
                await run.ExpectTransitionsAsync(one);
                await run.ExpectDeliveriesAsync("deliveries", one, StoreContent.Start.AddDays(1), ("a", 1), ("b", 1));
            }
        }),
        new("together/arguments-and-cancellation", async run =>
        {
            var anna = run.Customer("anna");
            await run.ExpectThrowsAsync<ArgumentException>(
                "change that applies a pending event",
                async () => await run.Store.SaveTogetherAsync([anna.Next() with { AppliedPending = 1 }], run.Token));
            await run.ExpectThrowsAsync<OperationCanceledException>(
                "save with a cancelled token", async () => await run.Store.SaveTogetherAsync([anna.Next()], Cancelled));
            await run.ExpectStoredAsync(anna);
            await run.ExpectThrowsAsync<OperationCanceledException>(
                "erasure with a cancelled token",
                async () => await run.Store.EraseTogetherAsync([CheckRun.Erasure(anna.Key, 0)], Cancelled));
        }),
        new("together/erases-all-or-none", async run =>
        {
            var (anna, ben) = (await ErasureChecks.AddAsync(run, "anna"), await ErasureChecks.AddAsync(run, "ben"));
            CustomerErasure[] Erasures(long sequence) =>
                [CheckRun.Erasure(anna.Key, 1), CheckRun.Erasure(ben.Key, sequence) with { Tombstone = "ben's tombstone" }];
            run.ExpectEqual(
                "outcome on another sequence", SaveOutcome.Conflict, await run.Store.EraseTogetherAsync(Erasures(2), run.Token));
            await run.ExpectStoredAsync(anna);
            await run.ExpectStoredAsync(ben);
            run.ExpectEqual("outcome of the erasure", SaveOutcome.Saved, await run.Store.EraseTogetherAsync(Erasures(1), run.Token));
            anna.Erase();
            ben.Erase();
            await run.ExpectErasedAsync(anna);
            await run.ExpectStoredAsync(ben);
            run.ExpectEqual(
                "tombstone of the other", CheckRun.ErasedAt,
                await run.Store.FindTombstoneAsync(CheckRun.Shop, "ben's tombstone", run.Token));
        }),
    ];

    private static Func<CustomerChange, CustomerChange> Has(params string[] orders) =>
        change => change with { ChangedOrders = [.. orders.Select(id => StoreContent.Order(id))] };

    /// <summary>Adds a customer who is in a stage.</summary>
    private static Task<ExpectedCustomer> InStageAsync(CheckRun run, string id) =>
        run.AddAsync(id, with: change => change.In("journey", "one"));

    private static async Task SaveAsync(CheckRun run, SaveOutcome outcome, params (ExpectedCustomer Customer, CustomerChange Change)[] all)
    {
        var saved = await run.Store.SaveTogetherAsync([.. all.Select(one => one.Change)], run.Token);
        run.ExpectEqual("outcome of a save of several customers", outcome, saved);
        if (outcome != SaveOutcome.Saved) return;
        foreach (var (customer, change) in all) customer.Apply(change);
    }
}
