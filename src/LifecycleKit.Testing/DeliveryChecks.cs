using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Each handler gets the transitions of a customer one after another.</summary>
internal static class DeliveryChecks
{
    private static readonly DateTimeOffset Now = StoreContent.Start.AddDays(1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("delivery/added-for-each-handler", async run =>
        {
            var anna = await AddAsync(run, "anna", 1);
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("a", 1), ("b", 1));
            var taken = (await run.TakeDeliveriesAsync(anna.Key, Now.AddDays(1)))[0];
            run.ExpectEqual("notice of a delivery", StoreContent.Transition(anna.Key, 1).Notice.ToJson(), taken.Notice.ToJson());
            run.ExpectEqual("failures of a new delivery", 0, taken.FailureCount);
            run.ExpectEqual("error of a new delivery", null, taken.Error);
            run.ExpectEqual("due instant of a new delivery", StoreContent.Transition(anna.Key, 1).Notice.RecordedAt, taken.DueAt);
        }),
        new("delivery/due-when-recorded", async run =>
        {
            var anna = await AddAsync(run, "anna", 1);
            var recorded = StoreContent.Transition(anna.Key, 1).Notice.RecordedAt;
            await run.ExpectDeliveriesAsync("deliveries a tick earlier", anna, recorded.AddTicks(-1));
            await run.ExpectDeliveriesAsync("deliveries", anna, recorded, ("a", 1), ("b", 1));
        }),
        new("delivery/load-says-whether-there-are", async run =>
        {
            var anna = await run.AddAsync("anna");
            await ExpectAnyAsync(run, anna, false);
            await run.SaveAsync(anna, With(anna, 1) with { Handlers = ["a"] });
            await ExpectAnyAsync(run, anna, true);
            await run.TakeDeliveriesAsync(anna.Key, Now);
            await ExpectAnyAsync(run, anna, true);
            await run.CompleteAsync(anna.Key, "a", 1, Now);
            await ExpectAnyAsync(run, anna, false);
        }),
        new("delivery/later-transition-waits-for-the-earlier", async run =>
        {
            var anna = await AddAsync(run, "anna", 1, 2);
            await run.SaveAsync(anna, With(anna, 3));
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("a", 1), ("b", 1));
            run.ExpectEqual("next after the first", 2, (await run.CompleteAsync(anna.Key, "a", 1, Now))?.Number ?? 0);
            run.ExpectEqual("next after the second", 3, (await run.CompleteAsync(anna.Key, "a", 2, Now))?.Number ?? 0);
            run.ExpectEqual("next after the last", null, await run.CompleteAsync(anna.Key, "a", 3, Now));
            await run.ExpectDeliveriesAsync("deliveries of the other handler", anna, Now.AddDays(1), ("b", 1));
        }),
        new("delivery/next-one-has-its-own-transition", async run =>
        {
            var anna = await AddAsync(run, "anna", 1, 2);
            await run.Store.DeferDeliveryAsync(anna.Key, "a", 1, 4, "IOException", Now, run.Token);
            var next = await run.CompleteAsync(anna.Key, "a", 1, Now);
            run.ExpectEqual("notice of the next delivery", StoreContent.Transition(anna.Key, 2).Notice.ToJson(), next?.Notice.ToJson());
            run.ExpectEqual("failures of the next delivery", 0, next?.FailureCount);
            run.ExpectEqual("error of the next delivery", null, next?.Error);
        }),
        new("delivery/completing-another-number-changes-nothing", async run =>
        {
            var anna = await AddAsync(run, "anna", 1, 2);
            run.ExpectEqual("next after a later number", null, await run.CompleteAsync(anna.Key, "a", 2, Now.AddDays(1)));
            await run.CompleteAsync(anna.Key, "a", 1, Now);
            run.ExpectEqual("next after the same number again", null, await run.CompleteAsync(anna.Key, "a", 1, Now.AddDays(1)));
            run.ExpectEqual("next of an unknown handler", null, await run.CompleteAsync(anna.Key, "c", 1, Now));
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("a", 2), ("b", 1));
        }),
        new("delivery/muted-are-passed-over", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with
            {
                Handlers = ["a"],
                AddedTransitions =
                [
                    StoreContent.Transition(change.Key, 1, isMuted: true), StoreContent.Transition(change.Key, 2),
                    StoreContent.Transition(change.Key, 3, isMuted: true), StoreContent.Transition(change.Key, 4),
                    StoreContent.Transition(change.Key, 5, isMuted: true),
                ],
            });
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("a", 2));
            run.ExpectEqual("next after the first", 4, (await run.CompleteAsync(anna.Key, "a", 2, Now))?.Number ?? 0);
            run.ExpectEqual("next after the last", null, await run.CompleteAsync(anna.Key, "a", 4, Now));
            await ExpectAnyAsync(run, anna, false);
        }),
        new("delivery/none-for-muted-alone-and-without-handlers", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with
            {
                Handlers = ["a"],
                AddedTransitions = [StoreContent.Transition(change.Key, 1, isMuted: true)],
            });
            await run.SaveAsync(anna, anna.Next() with { AddedTransitions = [StoreContent.Transition(anna.Key, 2)] });
            await run.SaveAsync(anna, anna.Next() with { Handlers = ["a"] });
            await run.ExpectDeliveriesAsync("deliveries", anna, Now);
            await ExpectAnyAsync(run, anna, false);
        }),
        new("delivery/deferred-until-its-instant", async run =>
        {
            var anna = await AddAsync(run, "anna", 1);
            await run.Store.DeferDeliveryAsync(anna.Key, "a", 1, 3, "TimeoutException", Now.AddHours(1), run.Token);
            await run.ExpectDeliveriesAsync("deliveries before", anna, Now.AddHours(1).AddTicks(-1), ("b", 1));
            var taken = await run.TakeDeliveriesAsync(anna.Key, Now.AddHours(1));
            run.ExpectList("handlers of the deliveries at the instant", ["a"], taken.Select(one => one.Handler));
            run.ExpectEqual("failures", 3, taken[0].FailureCount);
            run.ExpectEqual("error", "TimeoutException", taken[0].Error);
            run.ExpectEqual("due instant", Now.AddHours(1), taken[0].DueAt);
        }),
        new("delivery/deferring-another-number-changes-nothing", async run =>
        {
            var anna = await AddAsync(run, "anna", 1, 2);
            await run.Store.DeferDeliveryAsync(anna.Key, "a", 2, 3, "TimeoutException", null, run.Token);
            await run.Store.DeferDeliveryAsync(anna.Key, "c", 1, 3, "TimeoutException", null, run.Token);
            await run.ExpectDeliveriesAsync("deliveries", anna, Now, ("a", 1), ("b", 1));
        }),
        new("delivery/refused-save-adds-none", async run =>
        {
            var anna = await run.AddAsync("anna");
            await run.RefuseAsync(anna, With(anna, 1) with { ExpectedSequence = 7 }, SaveOutcome.Conflict);
            await run.ExpectDeliveriesAsync("deliveries", anna, Now);
            await run.ExpectTransitionsAsync(anna);
        }),
        new("delivery/taken-by-shop-the-longest-due-first", async run =>
        {
            var ben = await AddAsync(run, "ben", 3);
            var anna = await AddAsync(run, "anna", 5);
            var cora = await AddAsync(run, "cora", 1);
            var taken = await run.TakeDeliveriesAsync(Now, ["a"]);
            run.ExpectList("customers of the deliveries", [cora.Key, ben.Key, anna.Key], taken.Select(one => one.Customer));
        }),
        new("delivery/taken-by-shop-of-the-named-handlers", async run =>
        {
            await AddAsync(run, "anna", 1);
            run.ExpectEqual("deliveries of an unknown handler", 0, (await run.TakeDeliveriesAsync(Now, ["c"])).Count);
            run.ExpectEqual("deliveries of no handler", 0, (await run.TakeDeliveriesAsync(Now, [])).Count);
            run.ExpectEqual("deliveries of a handler in other case", 0, (await run.TakeDeliveriesAsync(Now, ["B"])).Count);
            run.ExpectList("handlers taken", ["b"], (await run.TakeDeliveriesAsync(Now, ["b", "c"])).Select(one => one.Handler));
            run.ExpectList("handlers left", ["a"], (await run.TakeDeliveriesAsync(Now, ["a", "b"])).Select(one => one.Handler));
        }),
        new("delivery/taken-by-shop-at-most-as-many-as-asked", async run =>
        {
            for (var i = 1; i <= 3; i++) await AddAsync(run, FormattableString.Invariant($"c{i}"), i);
            run.ExpectEqual("deliveries, at most two", 2, (await run.TakeDeliveriesAsync(Now, ["a"], 2)).Count);
            run.ExpectEqual("deliveries that are left", 1, (await run.TakeDeliveriesAsync(Now, ["a"], 2)).Count);
        }),
        new("delivery/shops-are-separate", async run =>
        {
            var anna = await AddAsync(run, "anna", 1);
            var other = await run.AddAsync("anna", CheckRun.OtherShop, change => With(change, 1));
            run.ExpectList("customers of a shop", [anna.Key], (await run.TakeDeliveriesAsync(Now, ["a"])).Select(one => one.Customer));
            run.ExpectEqual(
                "discarded in the other shop", 1,
                await run.Store.DiscardDeliveriesAsync(CheckRun.OtherShop, "a", null, run.Token));
            await run.ExpectDeliveriesAsync("deliveries of the shop", anna, Now.AddDays(1), ("a", 1), ("b", 1));
            await run.ExpectDeliveriesAsync("deliveries of the other shop", other, Now.AddDays(1), ("b", 1));
        }),
    ];

    /// <summary>Returns a change that adds transitions for the handlers a and b.</summary>
    public static CustomerChange With(CustomerChange change, params long[] numbers) => change with
    {
        Handlers = ["a", "b"],
        AddedTransitions = [.. numbers.Select(number => StoreContent.Transition(change.Key, number))],
    };

    public static CustomerChange With(ExpectedCustomer customer, params long[] numbers) => With(customer.Next(), numbers);

    /// <summary>Adds a customer with transitions for the handlers a and b.</summary>
    public static Task<ExpectedCustomer> AddAsync(CheckRun run, string id, params long[] numbers) =>
        run.AddAsync(id, with: change => With(change, numbers));

    private static async Task ExpectAnyAsync(CheckRun run, ExpectedCustomer customer, bool expected) => run.ExpectEqual(
        "whether there are deliveries", expected, (await run.Store.LoadAsync(customer.Key, null, run.Token)).HasDeliveries);
}
