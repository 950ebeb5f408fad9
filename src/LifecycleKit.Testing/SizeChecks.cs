namespace LifecycleKit.Testing;

/// <summary>A customer with many rows.</summary>
internal static class SizeChecks
{
    private const int RowCount = 1000;

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("size/1000-orders-and-1000-events", async run =>
        {
            var rows = Enumerable.Range(1, RowCount).ToList();
            var anna = await run.AddAsync("anna", with: change => change with
            {
                ChangedOrders = [.. rows.Select(i => StoreContent.Order(FormattableString.Invariant($"o{i}"), i))],
                AddedEvents = [.. rows.Select(i => new Tracking.KeptEvent(i, StoreContent.Visit(FormattableString.Invariant($"v{i}"))))],
                AddedSeen = [.. rows.Select(i => StoreContent.Seen(FormattableString.Invariant($"v{i}"), StoreContent.Start.AddTicks(i)))],
            });
            await ExpectAsync(run, anna);
            await run.SaveAsync(anna, anna.Next() with
            {
                ChangedOrders = [.. rows.Where(i => i % 2 == 0).Select(i => StoreContent.Order(FormattableString.Invariant($"o{i}"), -i))],
                RemovedEvents = [.. rows.Where(i => i % 3 != 0).Select(i => (long)i)],
            });
            await ExpectAsync(run, anna);
        }),
    ];

    /// <summary>Expects all rows, and of the remembered ids a few.</summary>
    private static async Task ExpectAsync(CheckRun run, ExpectedCustomer customer)
    {
        var seen = customer.Seen.ToList();
        customer.Seen.Clear();
        await run.ExpectStoredAsync(customer);
        foreach (var (key, at) in seen) customer.Seen.Add(key, at);
        foreach (var (key, at) in seen.Where((_, i) => i % 200 == 0)) await run.ExpectSeenAsync(customer.Key, key, at);
    }
}
