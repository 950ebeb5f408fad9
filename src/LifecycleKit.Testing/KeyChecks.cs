using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Keys are compared ordinally: texts that differ in anything are different keys.</summary>
internal static class KeyChecks
{
    private const string Stem = "customer-0123456789-0123456789-0123456789-";

    /// <summary>Texts that a collation may take for equal: by case, width, accents, trailing blanks, letters of some languages.</summary>
    private static readonly string[] Alike =
    [
        "anna", "Anna", "ANNA", "anna ", " anna", "anna  ", "änna", "a\u0308nna", "strasse", "straße", "STRASSE", "é", "e\u0301", "ﬁt",
        "fit", "ｆｉｔ", "ı", "i", "I", "İ", "I\u0307", "0", "00", "-0", "a-b", "ab", "a\u00ADb", "a\u200Bb", "co-op", "coop",
        "👍", "👍🏽", "👩‍👩", "👩👩",
        "%", "_",
        "a%", "a'b", "a\"b", "a\\b", "a/b", "[a]", "null", "ά", "α", "Σ", "σ", "ς", Stem + "a", Stem + "b", Stem + "a" + Stem,
    ];

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("keys/customer-ids", async run =>
        {
            var all = new List<ExpectedCustomer>();
            foreach (var id in Alike)
            {
                var customer = run.Customer(id);
                run.ExpectEqual($"record of '{id}' before its first save", (CustomerRecord?)null, await run.LoadAsync(customer.Key));
                await run.SaveAsync(customer, customer.Next() with { AddedEvents = [new(1, StoreContent.Visit(id))] });
                all.Add(customer);
            }

            foreach (var customer in all) await run.ExpectStoredAsync(customer);
        }),
        new("keys/order-ids", async run =>
        {
            var anna = await run.AddAsync(
                "anna", with: change => change with { ChangedOrders = [.. Alike.Select((id, i) => StoreContent.Order(id, i))] });
            await run.ExpectStoredAsync(anna);
            await run.AddAsync(
                "ben", with: change => change with { ChangedOrders = [StoreContent.Order("aNNa"), StoreContent.Order("00 ")] });
        }),
        new("keys/event-ids", async run =>
        {
            var at = StoreContent.Start;
            var anna = await run.AddAsync("anna");
            foreach (var id in Alike)
            {
                await run.ExpectSeenAsync(anna.Key, StoreContent.VisitKey(id), null);
                at = at.AddTicks(1);
                await run.SaveAsync(anna, anna.Next() with { AddedSeen = [StoreContent.Seen(id, at)] });
            }

            await run.ExpectStoredAsync(anna);
        }),
        new("keys/scopes", async run =>
        {
            var all = new List<ExpectedCustomer>();
            foreach (var scope in Alike.Append(string.Empty).Append(" "))
            {
                all.Add(await run.AddAsync("anna", scope, change => change with { ChangedOrders = [StoreContent.Order("o1")] }));
                run.ExpectEqual(
                    $"secret of '{scope}'", $"of {scope}", await run.Store.GetOrAddSecretAsync(scope, $"of {scope}", run.Token));
            }

            foreach (var customer in all)
            {
                await run.ExpectStoredAsync(customer);
                run.ExpectList(
                    $"customers of '{customer.Key.Scope}'", [customer.Key],
                    await run.Store.ListAsync(customer.Key.Scope, null, 10, run.Token));
            }
        }),
        new("keys/scope-and-id-are-not-joined", async run =>
        {
            var first = await run.AddAsync("b:c", "a");
            var second = await run.AddAsync("c", "a:b");
            var third = await run.AddAsync("bc", "a");
            var fourth = await run.AddAsync("c", "ab");
            foreach (var customer in new[] { first, second, third, fourth }) await run.ExpectStoredAsync(customer);
        }),
        new("keys/versions", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { Version = "a" });
            run.ExpectList("customers of a version other than 'A'", [anna.Key], await run.TakeOutdatedAsync("A", StoreContent.Start));
        }),
    ];
}
