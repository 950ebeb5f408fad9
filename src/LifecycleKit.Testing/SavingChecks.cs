namespace LifecycleKit.Testing;

/// <summary>Saves of a customer who is in the store.</summary>
internal static class SavingChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("saving/sequence-counts-saves", async run =>
        {
            var anna = await run.AddAsync("anna");
            for (var i = 0; i < 3; i++) await run.SaveAsync(anna, anna.Next());
            await run.ExpectStoredAsync(anna);
        }),
        new("saving/replaces-document-version-and-due-instant", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { DueAt = StoreContent.Start });
            await run.SaveAsync(anna, anna.Next() with
            {
                Document = StoreContent.FullDocument(),
                Version = "v2",
                DueAt = StoreContent.Start.AddDays(2),
            });
            await run.ExpectStoredAsync(anna);
            await run.SaveAsync(anna, anna.Next() with { DueAt = null });
            await run.ExpectStoredAsync(anna);
        }),
        new("saving/keeps-rows-that-the-change-does-not-name", async run =>
        {
            var anna = run.Customer("anna");
            await run.SaveAsync(anna, LoadingChecks.EveryRow(anna));
            await run.SaveAsync(anna, anna.Next());
            await run.ExpectStoredAsync(anna);
        }),
        new("saving/keeps-rows-of-other-customers", async run =>
        {
            var anna = run.Customer("anna");
            await run.SaveAsync(anna, LoadingChecks.EveryRow(anna));
            var ben = await run.AddAsync("ben", with: change => change with
            {
                AddedEvents = [new(1, StoreContent.Visit("b"))],
                AddedSeen = [StoreContent.Seen("v1", StoreContent.Start.AddDays(9))],
            });
            await run.SaveAsync(ben, ben.Next() with { RemovedEvents = [1], ChangedOrders = [StoreContent.Order("o9")] });
            await run.ExpectStoredAsync(anna);
            await run.ExpectStoredAsync(ben);
        }),
        new("saving/replaces-a-changed-order", async run =>
        {
            var anna = await run.AddAsync(
                "anna", with: change => change with { ChangedOrders = [StoreContent.Order("o1"), StoreContent.Order("o2")] });
            await run.SaveAsync(anna, anna.Next() with { ChangedOrders = [StoreContent.Order("o1", 9), StoreContent.Order("o3")] });
            await run.ExpectStoredAsync(anna);
        }),
        new("saving/replaces-the-details-of-an-order", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { ChangedOrders = [Detailed("o1"), Detailed("o2")] });
            await run.ExpectStoredAsync(anna);
            var other = Detailed("o1").InForce with { ReturnedAt = null, SalesChannel = "Store" };
            await run.SaveAsync(anna, anna.Next() with
            {
                ChangedOrders = [new(other with { Lines = [.. other.Lines.Skip(1)] }), new(StoreContent.Order("o2").InForce)],
                AddedEvents = [new(1, Customers.CustomerEvent.Order(other))],
            });
            await run.ExpectStoredAsync(anna);
        }),
        new("saving/removes-and-adds-events", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with
            {
                AddedEvents = [new(1, StoreContent.Visit("a")), new(2, StoreContent.Visit("b")), new(3, StoreContent.Visit("c"))],
            });
            await run.SaveAsync(anna, anna.Next() with { RemovedEvents = [2], AddedEvents = [new(4, StoreContent.Visit("d"))] });
            await run.ExpectStoredAsync(anna);
            await run.SaveAsync(anna, anna.Next() with { RemovedEvents = [1, 3, 4] });
            await run.ExpectStoredAsync(anna);
        }),
        new("saving/loads-events-by-number", async run =>
        {
            var anna = await run.AddAsync(
                "anna", with: change => change with { AddedEvents = [.. Enumerable.Range(9, 3).Select(i => Kept(i))] });
            await run.SaveAsync(anna, anna.Next() with { AddedEvents = [.. Enumerable.Range(12, 90).Select(i => Kept(i))] });
            await run.ExpectStoredAsync(anna);
        }),
    ];

    private static Customers.LedgerEntry Detailed(string id) => new(StoreContent.WithDetails(StoreContent.Order(id).InForce));

    private static Tracking.KeptEvent Kept(int number) => new(number, StoreContent.Visit());
}
