using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Loads of customers, known and unknown.</summary>
internal static class LoadingChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("loading/unknown-customer", async run =>
        {
            var loaded = await run.Store.LoadAsync(run.Key("anna"), StoreContent.VisitKey("v1"), run.Token);
            run.ExpectEqual("load of a customer who was never saved", new StoredCustomer(null, 0), loaded);
            run.ExpectEqual(
                "number of events of a customer who was never saved", 0,
                (await run.Store.LoadEventsAsync(run.Key("anna"), run.Token)).Count);
        }),
        new("loading/new-customer-with-every-row", async run =>
        {
            var anna = run.Customer("anna");
            await run.SaveAsync(anna, EveryRow(anna));
            await run.ExpectStoredAsync(anna);
        }),
        new("loading/seen-instant-of-the-asked-event", async run =>
        {
            var later = StoreContent.Start.AddDays(3);
            var anna = await run.AddAsync(
                "anna", with: change => change with { AddedSeen = [StoreContent.Seen("v1"), StoreContent.Seen("v2", later)] });
            await run.ExpectSeenAsync(anna.Key, StoreContent.VisitKey("v1"), StoreContent.Start);
            await run.ExpectSeenAsync(anna.Key, StoreContent.VisitKey("v2"), later);
            await run.ExpectSeenAsync(anna.Key, StoreContent.VisitKey("v3"), null);
            await run.ExpectSeenAsync(anna.Key, new(Customers.CustomerEventKind.Order, "v1"), null);
            await run.ExpectSeenAsync(run.Key("ben"), StoreContent.VisitKey("v1"), null);
            run.ExpectEqual(
                "seen instant when no event is asked", (DateTimeOffset?)null,
                (await run.Store.LoadAsync(anna.Key, null, run.Token)).SeenAt);
        }),
        new("loading/does-not-change-the-customer", async run =>
        {
            var anna = run.Customer("anna");
            await run.SaveAsync(anna, EveryRow(anna));
            for (var i = 0; i < 3; i++) await run.ExpectStoredAsync(anna);
        }),
    ];

    /// <summary>A change with a value in every member.</summary>
    public static CustomerChange EveryRow(ExpectedCustomer customer) => customer.Next() with
    {
        Document = StoreContent.FullDocument(),
        DueAt = StoreContent.Start.AddDays(1),
        ChangedOrders = [WithAside(), StoreContent.Order("o2", 7.10m)],
        AddedEvents =
            [new(1, StoreContent.Visit("v1")), new(2, StoreContent.Visit()), new(3, Customers.CustomerEvent.Order(WithAside().InForce))],
        AddedSeen = [StoreContent.Seen("v1"), StoreContent.Seen("v2", StoreContent.Start.AddTicks(1))],
    };

    private static Customers.LedgerEntry WithAside()
    {
        var older = StoreContent.Order("o1").InForce;
        return new(
            StoreContent.WithDetails(
                older with { Version = 3, ChangedAt = StoreContent.Start.AddHours(1), RefundedTotal = 1.25m, Category = "tea" }), older);
    }
}
