using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Orders, kept events and transitions of a shop are read customer by customer.</summary>
internal static class ReadingChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("reading/orders-by-customer", async run =>
        {
            var (anna, ben) = await TwoCustomersAsync(run);
            var rows = await ReadAsync(run, run.Store.ReadOrdersAsync(CheckRun.Shop, null, run.Token));
            run.ExpectList("customers with orders", [anna.Key, ben.Key], rows.Select(one => one.Customer));
            foreach (var (customer, read) in new[] { anna, ben }.Zip(rows))
            {
                run.ExpectList(
                    "orders of a customer", customer.Orders.Values.Select(order => order.ToJson()),
                    read.Rows.Select(order => order.ToJson()).Order(StringComparer.Ordinal));
            }
        }),
        new("reading/events-by-customer-and-number", async run =>
        {
            var (anna, ben) = await TwoCustomersAsync(run);
            var rows = await ReadAsync(run, run.Store.ReadEventsAsync(CheckRun.Shop, null, run.Token));
            run.ExpectList("customers with events", [anna.Key, ben.Key], rows.Select(one => one.Customer));
            foreach (var (customer, read) in new[] { anna, ben }.Zip(rows))
            {
                run.ExpectList("numbers of the events", customer.Events.Keys, read.Rows.Select(kept => kept.Number));
                run.ExpectList(
                    "events", customer.Events.Values.Select(one => one.ToJson()), read.Rows.Select(kept => kept.Event.ToJson()));
            }
        }),
        new("reading/transitions-by-customer-and-number", async run =>
        {
            var (anna, ben) = await TwoCustomersAsync(run);
            await run.ExpectTransitionsAsync(anna);
            await run.ExpectTransitionsAsync(ben);
            var rows = await ReadAsync(run, run.Store.ReadTransitionsAsync(CheckRun.Shop, null, run.Token));
            run.ExpectList("customers with transitions", [anna.Key, ben.Key], rows.Select(one => one.Customer));
        }),
        new("reading/starts-after-a-customer", async run =>
        {
            var (anna, ben) = await TwoCustomersAsync(run);
            CustomerKey[] both = [anna.Key, ben.Key];
            foreach (var (after, expected) in new[] { ("Zoe", both), ("anna", [ben.Key]), ("anna2", [ben.Key]), ("ben", []) })
            {
                var orders = await ReadAsync(run, run.Store.ReadOrdersAsync(CheckRun.Shop, after, run.Token));
                run.ExpectList($"customers with orders after '{after}'", expected, orders.Select(one => one.Customer));
                var events = await ReadAsync(run, run.Store.ReadEventsAsync(CheckRun.Shop, after, run.Token));
                run.ExpectList($"customers with events after '{after}'", expected, events.Select(one => one.Customer));
                var transitions = await ReadAsync(run, run.Store.ReadTransitionsAsync(CheckRun.Shop, after, run.Token));
                run.ExpectList($"customers with transitions after '{after}'", expected, transitions.Select(one => one.Customer));
            }
        }),
        new("reading/many-customers-and-rows", async run =>
        {
            var ids = Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"c{i:00}")).ToList();
            foreach (var id in ids)
            {
                await run.AddAsync(id, with: change => change with
                {
                    ChangedOrders =
                        [.. Enumerable.Range(0, 30).Select(i => StoreContent.Order(FormattableString.Invariant($"{id}-{i:00}"), i))],
                });
            }

            var rows = await ReadAsync(run, run.Store.ReadOrdersAsync(CheckRun.Shop, null, run.Token));
            run.ExpectList("customers with orders", ids.Select(id => run.Key(id)), rows.Select(one => one.Customer));
            run.ExpectList("number of orders of each", ids.Select(_ => 30), rows.Select(one => one.Rows.Length));
        }),
        new("reading/cancelled", async run =>
        {
            await TwoCustomersAsync(run);
            var cancelled = new CancellationToken(canceled: true);
            await run.ExpectThrowsAsync<OperationCanceledException>(
                "reading with a cancelled token", () => ReadAsync(run, run.Store.ReadOrdersAsync(CheckRun.Shop, null, cancelled)));
        }),
    ];

    public static async Task<List<CustomerRows<T>>> ReadAsync<T>(CheckRun run, IAsyncEnumerable<CustomerRows<T>> rows)
    {
        var all = new List<CustomerRows<T>>();
        await foreach (var one in rows.WithCancellation(run.Token)) all.Add(one);
        return all;
    }

    /// <summary>Adds two customers with every kind of row, one without any, and one of another shop.</summary>
    private static async Task<(ExpectedCustomer Anna, ExpectedCustomer Ben)> TwoCustomersAsync(CheckRun run)
    {
        var ben = await run.AddAsync("ben", with: change => Rows(change, "b"));
        await run.AddAsync("anna2");
        var anna = await run.AddAsync("anna", with: change => Rows(change, "a"));
        await run.AddAsync("anna", CheckRun.OtherShop, change => Rows(change, "x"));
        await run.SaveAsync(anna, anna.Next() with
        {
            ChangedOrders = [StoreContent.Order("a2", 99)],
            RemovedEvents = [1],
            AddedTransitions = [StoreContent.Transition(anna.Key, 3, isMuted: true)],
        });
        return (anna, ben);
    }

    private static CustomerChange Rows(CustomerChange change, string orders) => change with
    {
        ChangedOrders = [StoreContent.Order(orders + 1), StoreContent.Order(orders + 2, 7)],
        AddedEvents = [new KeptEvent(1, StoreContent.Visit("v1")), new KeptEvent(2, StoreContent.Visit("v2"))],
        AddedTransitions = [StoreContent.Transition(change.Key, 1), StoreContent.Transition(change.Key, 2, isMuted: true)],
    };
}
