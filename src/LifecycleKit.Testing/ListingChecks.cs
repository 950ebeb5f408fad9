using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Pages of the customers of a shop.</summary>
internal static class ListingChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("listing/ordinal-order", async run =>
        {
            string[] ids = ["b", "a", "B", "A", "10", "9", "_", "-", "é", "z", "ß", "👍", "a-", "aa"];
            foreach (var id in ids) await run.AddAsync(id);
            run.ExpectList(
                "customers of the shop", ids.Order(StringComparer.Ordinal).Select(id => run.Key(id)),
                await run.Store.ListAsync(CheckRun.Shop, null, 100, run.Token));
        }),
        new("listing/pages-have-every-customer-once", async run =>
        {
            // A store that compares UTF-8 orders the last two otherwise, but must page through them all the same.
            string[] ids = [.. Enumerable.Range(0, 10).Select(i => FormattableString.Invariant($"c{i}")), "\uFFFD", "👍"];
            foreach (var id in Enumerable.Reverse(ids)) await run.AddAsync(id);
            var listed = new List<CustomerKey>();
            for (string? after = null; listed.Count <= ids.Length;)
            {
                var page = await run.Store.ListAsync(CheckRun.Shop, after, 4, run.Token);
                if (page.Count == 0) break;
                if (page.Count > 4) run.Fail("a page of at most 4 customers", FormattableString.Invariant($"{page.Count}"));
                listed.AddRange(page);
                after = page[^1].CustomerId;
            }

            run.ExpectSet("customers of all pages", ids.Select(id => run.Key(id)), listed);
        }),
        new("listing/after-an-id-that-is-not-there", async run =>
        {
            await run.AddAsync("a");
            await run.AddAsync("c");
            run.ExpectList("customers after 'b'", [run.Key("c")], await run.Store.ListAsync(CheckRun.Shop, "b", 9, run.Token));
            run.ExpectList("customers after 'd'", [], await run.Store.ListAsync(CheckRun.Shop, "d", 9, run.Token));
        }),
        new("listing/saved-twice-is-listed-once", async run =>
        {
            var anna = await run.AddAsync("anna");
            await run.SaveAsync(anna, anna.Next());
            run.ExpectList("customers of the shop", [anna.Key], await run.Store.ListAsync(CheckRun.Shop, null, 9, run.Token));
        }),
    ];
}
