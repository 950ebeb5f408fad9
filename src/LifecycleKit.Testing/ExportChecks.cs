using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>An export has every row of a customer, and no row of another one.</summary>
internal static class ExportChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start.AddDays(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("export/of-an-unknown-customer-is-nothing", async run =>
        {
            await AddAsync(run, "ben", CheckRun.Shop);
            await AddAsync(run, "anna", CheckRun.OtherShop);
            run.ExpectEqual("export", null, await run.Store.LoadAllAsync(run.Key("anna"), run.Token));
        }),
        new("export/has-every-row", async run =>
        {
            var anna = await AddAsync(run, "anna", CheckRun.Shop);
            await AddAsync(run, "ben", CheckRun.Shop);
            await AddAsync(run, "anna", CheckRun.OtherShop);
            await run.Store.DeferDeliveryAsync(anna.Key, "b", 1, 4, "IOException", null, run.Token);
            var expected = new CustomerExport
            {
                Customer = anna.Key,
                Document = anna.Last.Document,
                Version = anna.Last.Version,
                Orders = [.. anna.Orders.Values],
                Events = [.. anna.Events.Select(one => new KeptEvent(one.Key, one.Value))],
                SeenEvents = [StoreContent.Seen("v1")],
                Transitions = [.. anna.Transitions.Values],
                Deliveries = [Delivery(anna, "a"), Delivery(anna, "b") with { FailureCount = 4, DueAt = null, Error = "IOException" }],
            };
            var found = (await run.Store.LoadAllAsync(anna.Key, run.Token))!;
            run.ExpectEqual("key", anna.Key, found.Customer);
            var pending = found.PendingEvents.Select(one => (one.Customer, one.Event.EventId, one.FailureCount));
            run.ExpectList("pending events", [(anna.Key, "p1", 0), (anna.Key, "p2", 0)], pending);
            run.ExpectEqual("export", expected.ToJson(), (found with { PendingEvents = [] }).ToJson());
        }),
        new("export/of-pending-events-alone", async run =>
        {
            await run.AppendAsync(run.Key("anna"), StoreContent.Visit("p1"));
            var found = await run.Store.LoadAllAsync(run.Key("anna"), run.Token);
            run.ExpectEqual("document", null, found?.Document);
            run.ExpectList("pending events", ["p1"], found?.PendingEvents.Select(one => one.Event.EventId) ?? []);
        }),
        new("export/changes-nothing", async run =>
        {
            var anna = await AddAsync(run, "anna", CheckRun.Shop);
            for (var i = 0; i < 2; i++) await run.Store.LoadAllAsync(anna.Key, run.Token);
            await run.ExpectStoredAsync(anna);
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("a", 1), ("b", 1));
            run.ExpectEqual("number of pending events", 2, (await run.TakePendingAsync(Now)).Count);
            run.ExpectList("due customers", [anna.Key], await run.TakeDueAsync(Now));
        }),
        new("export/cancelled", run => run.ExpectThrowsAsync<OperationCanceledException>(
            "export with a cancelled token",
            async () => await run.Store.LoadAllAsync(run.Key("anna"), new CancellationToken(canceled: true)))),
    ];

    private static PendingDelivery Delivery(ExpectedCustomer customer, string handler) => new(
        handler, 1, customer.Transitions[1].Notice, 0, customer.Transitions[1].Notice.RecordedAt, null);

    private static async Task<ExpectedCustomer> AddAsync(CheckRun run, string id, string scope)
    {
        var customer = await run.AddAsync(id, scope, change => DeliveryChecks.With(change, 1, 2) with
        {
            DueAt = Now,
            ChangedOrders = [StoreContent.Order($"{id}-2"), StoreContent.Order($"{id}-1", 7.10m)],
            AddedEvents = [new(1, StoreContent.Visit("v1")), new(2, StoreContent.Visit())],
            AddedSeen = [StoreContent.Seen("v1")],
        });
        foreach (var pending in new[] { "p1", "p2" }) await run.AppendAsync(customer.Key, StoreContent.Visit(pending));
        return customer;
    }
}
