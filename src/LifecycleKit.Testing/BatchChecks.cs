using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Several customers are loaded and saved as if one after another.</summary>
internal static class BatchChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("batch/loads-in-the-order-asked", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { ChangedOrders = [StoreContent.Order("o1")] });
            var ben = await DeliveryChecks.AddAsync(run, "ben", 1);
            await run.Store.TryPublishAsync(CheckRun.Shop, 0, [StoreContent.Publication(1)], run.Token);
            var loaded = await run.Store.LoadManyAsync([Query(ben.Key), Query(run.Key("none")), Query(anna.Key)], run.Token);
            run.ExpectEqual("number of results", 3, loaded.Count);
            run.ExpectList("customers", [ben.Key, null, anna.Key], loaded.Select(one => one.Record?.Key));
            run.ExpectList("whether there are deliveries", [true, false, false], loaded.Select(one => one.HasDeliveries));
            run.ExpectList("last publications", [1L, 1L, 1L], loaded.Select(one => one.PublicationNumber));
            run.ExpectEqual("document", ben.Last.Document.ToJson(), loaded[0].Record!.Document.ToJson());
            run.ExpectList("orders", ["o1"], loaded[2].Record!.Orders.Select(order => order.InForce.OrderId));
            run.ExpectEqual("sequence", anna.Sequence, loaded[2].Record!.Sequence);
        }),
        new("batch/loads-the-asked-events-that-are-remembered", async run =>
        {
            var anna = await run.AddAsync(
                "anna", with: change => change with { AddedSeen = [StoreContent.Seen("v1"), StoreContent.Seen("v2")] });
            var ben = await run.AddAsync("ben", with: change => change with { AddedSeen = [StoreContent.Seen("v3")] });
            var loaded = await run.Store.LoadManyAsync(
                [
                    Query(anna.Key, "v2", "v3", "v1"), Query(ben.Key, "v1"), Query(run.Key("none"), "v1"), Query(run.Key("cora")),
                ],
                run.Token);
            run.ExpectList(
                "events of the first", ["v1", "v2"], loaded[0].Seen.Select(seen => seen.Key.EventId).Order(StringComparer.Ordinal));
            run.ExpectList("instants of the first", [StoreContent.Start, StoreContent.Start], loaded[0].Seen.Select(seen => seen.SeenAt));
            run.ExpectList("number of events of the others", [0, 0, 0], loaded.Skip(1).Select(one => one.Seen.Length));
        }),
        new("batch/loads-none", async run =>
            run.ExpectEqual("number of results", 0, (await run.Store.LoadManyAsync([], run.Token)).Count)),
        new("batch/saves-each-with-its-own-outcome", async run =>
        {
            var (anna, ben) = (await run.AddAsync("anna"), await run.AddAsync("ben"));
            var (cora, dora, eve) = (run.Customer("cora"), run.Customer("dora"), run.Customer("eve"));
            await run.SaveAsync(anna, anna.Next() with { ChangedOrders = [StoreContent.Order("o1")] });
            CustomerChange[] changes =
            [
                LoadingChecks.EveryRow(ben) with { ExpectedSequence = 7 },
                DeliveryChecks.With(
                    cora.Next() with { ChangedOrders = [StoreContent.Order("o2")], AddedSeen = [StoreContent.Seen("v1")] }, 1),
                dora.Next() with { ChangedOrders = [StoreContent.Order("o1")] },
                anna.Next() with { ChangedOrders = [StoreContent.Order("o1", 9)] },
                eve.Next() with { AppliedPending = 77 },
            ];
            run.ExpectList(
                "outcomes", [SaveOutcome.Conflict, SaveOutcome.Saved, SaveOutcome.Refused, SaveOutcome.Saved, SaveOutcome.Duplicate],
                await run.Store.SaveManyAsync(changes, run.Token));
            cora.Apply(changes[1]);
            anna.Apply(changes[3]);
            foreach (var customer in new[] { anna, ben, cora, dora, eve }) await run.ExpectStoredAsync(customer);
            await run.ExpectTransitionsAsync(cora);
        }),
        new("batch/saves-two-with-one-order-for-one-of-them", async run =>
        {
            var (anna, ben) = (run.Customer("anna"), run.Customer("ben"));
            CustomerChange[] changes =
            [
                ben.Next() with { ChangedOrders = [StoreContent.Order("o1")] },
                anna.Next() with { ChangedOrders = [StoreContent.Order("o1")] },
            ];
            var outcomes = await run.Store.SaveManyAsync(changes, run.Token);
            run.ExpectList(
                "outcomes", [SaveOutcome.Saved, SaveOutcome.Refused],
                outcomes.OrderBy(outcome => outcome));
            (outcomes[0] == SaveOutcome.Saved ? ben : anna).Apply(changes[outcomes[0] == SaveOutcome.Saved ? 0 : 1]);
            await run.ExpectStoredAsync(anna);
            await run.ExpectStoredAsync(ben);
        }),
        new("batch/saves-none", async run =>
            run.ExpectEqual("number of outcomes", 0, (await run.Store.SaveManyAsync([], run.Token)).Count)),
        new("batch/saves-many", async run =>
        {
            var customers = Enumerable.Range(0, 100).Select(i => run.Customer(FormattableString.Invariant($"c{i}"))).ToList();
            var changes = customers.Select(customer => LoadingChecks.EveryRow(customer) with
            {
                ChangedOrders = [StoreContent.Order($"{customer.Key.CustomerId} order")],
            }).ToList();
            run.ExpectList("outcomes", customers.Select(_ => SaveOutcome.Saved), await run.Store.SaveManyAsync(changes, run.Token));
            for (var i = 0; i < changes.Count; i++) customers[i].Apply(changes[i]);
            foreach (var customer in customers.Where((_, i) => i % 20 == 0)) await run.ExpectStoredAsync(customer);
            var loaded = await run.Store.LoadManyAsync([.. customers.Select(customer => Query(customer.Key))], run.Token);
            run.ExpectList("sequences", customers.Select(_ => 1L), loaded.Select(one => one.Record?.Sequence ?? 0));
        }),
    ];

    private static CustomerQuery Query(CustomerKey key, params string[] events) => new(key, [.. events.Select(StoreContent.VisitKey)]);
}
