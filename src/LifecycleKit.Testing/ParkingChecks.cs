namespace LifecycleKit.Testing;

/// <summary>A parked delivery holds up its customer and handler until it is released or discarded.</summary>
internal static class ParkingChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start.AddDays(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("parking/parked-is-not-taken", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1);
            await ParkAsync(run, anna, "a");
            await run.SaveAsync(anna, DeliveryChecks.With(anna, 2));
            await run.ExpectDeliveriesAsync("deliveries ten years later", anna, Now.AddYears(10), ("b", 1));
            run.ExpectEqual("deliveries of the shop", 0, (await run.TakeDeliveriesAsync(Now.AddYears(10), ["a"])).Count);
        }),
        new("parking/parked-are-listed-in-order", async run =>
        {
            foreach (var id in new[] { "ben", "Anna", "anna" })
            {
                var customer = await DeliveryChecks.AddAsync(run, id, 1);
                await ParkAsync(run, customer, "b");
                await ParkAsync(run, customer, "a");
            }

            await DeliveryChecks.AddAsync(run, "cora", 1);
            string[] expected = ["Anna a", "Anna b", "anna a", "anna b", "ben a", "ben b"];
            await ExpectParkedAsync(run, 9, expected);
            await ExpectParkedAsync(run, 1, expected);
            var first = (await run.Store.ListParkedDeliveriesAsync(CheckRun.Shop, null, 1, run.Token))[0];
            run.ExpectEqual("failures of a parked delivery", 5, first.FailureCount);
            run.ExpectEqual("error of a parked delivery", "IOException", first.Error);
            run.ExpectEqual("due instant of a parked delivery", null, first.DueAt);
            run.ExpectEqual("number of a parked delivery", 1, first.Number);
        }),
        new("parking/released-is-due-without-failures", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1, 2);
            await ParkAsync(run, anna, "a");
            run.ExpectEqual("released", 1, await run.Store.ReleaseDeliveriesAsync(CheckRun.Shop, "a", null, Now.AddHours(2), run.Token));
            await run.ExpectDeliveriesAsync("deliveries before the instant", anna, Now.AddHours(2).AddTicks(-1), ("b", 1));
            var taken = await run.TakeDeliveriesAsync(Now.AddHours(2), ["a"]);
            run.ExpectList("numbers of the released", [1L], taken.Select(one => one.Number));
            run.ExpectEqual("failures of the released", 0, taken[0].FailureCount);
            run.ExpectEqual("error of the released", null, taken[0].Error);
            await ExpectParkedAsync(run, 9);
        }),
        new("parking/release-of-one-customer-and-handler", async run =>
        {
            foreach (var id in new[] { "anna", "ben" })
            {
                var customer = await DeliveryChecks.AddAsync(run, id, 1);
                await ParkAsync(run, customer, "a");
                await ParkAsync(run, customer, "b");
            }

            run.ExpectEqual("released", 1, await run.Store.ReleaseDeliveriesAsync(CheckRun.Shop, "a", "anna", Now, run.Token));
            await ExpectParkedAsync(run, 9, "anna b", "ben a", "ben b");
            run.ExpectEqual("released of all", 2, await run.Store.ReleaseDeliveriesAsync(CheckRun.Shop, "b", null, Now, run.Token));
            await ExpectParkedAsync(run, 9, "ben a");
        }),
        new("parking/release-leaves-what-is-not-parked", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1);
            await run.Store.DeferDeliveryAsync(anna.Key, "a", 1, 2, "IOException", Now.AddHours(1), run.Token);
            run.ExpectEqual("released", 0, await run.Store.ReleaseDeliveriesAsync(CheckRun.Shop, "a", null, Now, run.Token));
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("b", 1));
        }),
        new("parking/discarded-is-gone", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1, 2);
            var ben = await DeliveryChecks.AddAsync(run, "ben", 1);
            await ParkAsync(run, anna, "a");
            run.ExpectEqual("discarded", 1, await run.Store.DiscardDeliveriesAsync(CheckRun.Shop, "a", "anna", run.Token));
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("b", 1));
            run.ExpectEqual("discarded of all", 1, await run.Store.DiscardDeliveriesAsync(CheckRun.Shop, "a", null, run.Token));
            await run.ExpectDeliveriesAsync("deliveries of another customer", ben, Now, ("b", 1));
            await ExpectParkedAsync(run, 9);
        }),
        new("parking/discarded-begins-again-with-the-next-save", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1, 2);
            await run.Store.DiscardDeliveriesAsync(CheckRun.Shop, "a", null, run.Token);
            await run.SaveAsync(anna, DeliveryChecks.With(anna, 3));
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("a", 3), ("b", 1));
            await run.ExpectTransitionsAsync(anna);
        }),
    ];

    private static async Task ParkAsync(CheckRun run, ExpectedCustomer customer, string handler) =>
        await run.Store.DeferDeliveryAsync(customer.Key, handler, 1, 5, "IOException", null, run.Token);

    /// <summary>Expects the parked deliveries, page by page.</summary>
    private static async Task ExpectParkedAsync(CheckRun run, int pageSize, params string[] expected)
    {
        var found = new List<string>();
        IReadOnlyList<Tracking.PendingDelivery> page = [];
        do
        {
            page = await run.Store.ListParkedDeliveriesAsync(
                CheckRun.Shop, page.Count == 0 ? null : page[^1], pageSize, run.Token);
            found.AddRange(page.Select(one => $"{one.Customer.CustomerId} {one.Handler}"));
        }
        // A store that repeats a page must not keep the check busy without end.
        while (page.Count == pageSize && found.Count <= expected.Length);
        run.ExpectList("parked deliveries", expected, found);
    }
}
