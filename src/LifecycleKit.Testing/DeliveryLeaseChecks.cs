using System.Collections.Concurrent;

namespace LifecycleKit.Testing;

/// <summary>A delivery that a host took is hidden from other hosts until its lease ends.</summary>
internal static class DeliveryLeaseChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start.AddDays(1);
    private static readonly DateTimeOffset End = Now.AddMinutes(5);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("delivery-lease/hides-a-delivery-until-its-end", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1);
            await run.TakeDeliveriesAsync(anna.Key, Now);
            await run.ExpectDeliveriesAsync("deliveries a tick before the end", anna, End.AddTicks(-1));
            run.ExpectEqual("deliveries of the shop", 0, (await run.TakeDeliveriesAsync(Now, ["a", "b"])).Count);
            await run.ExpectDeliveriesAsync("deliveries at the end", anna, End, ("a", 1), ("b", 1));
        }),
        new("delivery-lease/of-a-shop-hides-from-the-customer", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1);
            await run.TakeDeliveriesAsync(Now, ["a"]);
            await run.ExpectDeliveriesAsync("deliveries of the customer", anna, Now, ("b", 1));
        }),
        new("delivery-lease/of-a-save-hides-what-it-adds", async run =>
        {
            var anna = await run.AddAsync(
                "anna", with: change => DeliveryChecks.With(change, 1) with { DeliveriesLeasedUntil = End });
            await run.ExpectDeliveriesAsync("deliveries a tick before the end", anna, End.AddTicks(-1));
            await run.ExpectDeliveriesAsync("deliveries at the end", anna, End, ("a", 1), ("b", 1));
        }),
        new("delivery-lease/of-a-save-leaves-what-is-there", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => DeliveryChecks.With(change, 1) with { Handlers = ["a"] });
            await run.SaveAsync(anna, DeliveryChecks.With(anna, 2) with { DeliveriesLeasedUntil = End });
            await run.ExpectDeliveriesAsync("deliveries under the lease", anna, Now, ("a", 1));
            await run.ExpectDeliveriesAsync("deliveries at the end", anna, End, ("a", 1), ("b", 2));
        }),
        new("delivery-lease/save-of-the-customer-keeps-it", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1);
            await run.TakeDeliveriesAsync(anna.Key, Now);
            await run.SaveAsync(anna, anna.Next());
            await run.SaveAsync(anna, DeliveryChecks.With(anna, 2));
            await run.ExpectDeliveriesAsync("deliveries under the lease", anna, Now);
        }),
        new("delivery-lease/goes-on-with-the-next-transition", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1, 2);
            await run.TakeDeliveriesAsync(anna.Key, Now);
            await run.CompleteAsync(anna.Key, "a", 1, Now.AddHours(1));
            await run.ExpectDeliveriesAsync("deliveries before the new end", anna, Now.AddHours(1).AddTicks(-1), ("b", 1));
            await run.ExpectDeliveriesAsync("deliveries at the new end", anna, Now.AddHours(1), ("a", 2));
        }),
        new("delivery-lease/ends-when-deferred", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1);
            await run.TakeDeliveriesAsync(anna.Key, Now);
            await run.Store.DeferDeliveryAsync(anna.Key, "a", 1, 0, null, Now, run.Token);
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("a", 1));
        }),
        new("delivery-lease/does-not-hide-from-loads-and-streams", async run =>
        {
            var anna = await DeliveryChecks.AddAsync(run, "anna", 1);
            await run.TakeDeliveriesAsync(anna.Key, Now);
            await run.ExpectStoredAsync(anna);
            await run.ExpectTransitionsAsync(anna);
        }),
        new("delivery-lease/of-many-callers-each-takes-others", async run =>
        {
            for (var i = 1; i <= 20; i++) await DeliveryChecks.AddAsync(run, FormattableString.Invariant($"c{i}"), i);
            var taken = new ConcurrentBag<string>();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                IReadOnlyList<Tracking.PendingDelivery> some;
                do
                {
                    some = await run.TakeDeliveriesAsync(Now, ["a", "b"], 3);
                    foreach (var one in some) taken.Add($"{one.Customer.CustomerId} {one.Handler}");
                }
                // A store that leases nothing must not keep the check busy without end.
                while (some.Count > 0 && taken.Count <= 200);
            })));
            run.ExpectEqual("deliveries taken by all callers together", 40, taken.Count);
            run.ExpectEqual("different deliveries taken", 40, taken.Distinct(StringComparer.Ordinal).Count());
        }),
    ];
}
