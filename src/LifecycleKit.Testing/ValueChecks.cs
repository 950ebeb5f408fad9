using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>Values come back as they were saved.</summary>
internal static class ValueChecks
{
    private const decimal Long = 7.922816251426433759354395033m;

    private static readonly DateTimeOffset[] Instants =
    [
        DateTimeOffset.MinValue.AddTicks(1), DateTimeOffset.MinValue.AddDays(400), new(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero),
        StoreContent.Start, StoreContent.Start.AddTicks(1), StoreContent.Start.AddTicks(9), new(2038, 1, 19, 3, 14, 8, TimeSpan.Zero),
        DateTimeOffset.MaxValue.AddTicks(-1), DateTimeOffset.MaxValue,
    ];

    /// <summary>The longest texts of traits.</summary>
    private static readonly string[] LongTexts = [new string('x', 4093) + "end", new string('ß', 4096)];

    /// <summary>Texts of names and labels, the longest ones too.</summary>
    private static readonly string[] Texts =
    [
        new string('x', 253) + "end", new string('ß', 256), "\"'`\\/<>&{}[]%_?*;--", "line\r\nline\nline\ttab",
        "a\u00A0b\u2028c\u200Bd\uFEFFe\uFFFF",
        "👍🏽👩‍👩‍👧 \U0001F600 𝔘", "e\u0301 é İ ı ß ẞ ς",
        string.Concat(Enumerable.Range(0, 32).Select(i => (char)i)) + "\u007F\u0085", "  both  ", "مرحبا שלום",
    ];

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("values/instants-to-the-tick", async run =>
        {
            foreach (var at in Instants)
            {
                var anna = await run.AddAsync(FormattableString.Invariant($"at {at.UtcTicks}"), with: change => change with
                {
                    DueAt = at,
                    AddedEvents = [new(1, StoreContent.Visit("v1", at))],
                    AddedSeen = [StoreContent.Seen("v1", at)],
                    ChangedOrders = [new(new OrderSnapshot { OrderId = $"o {at:O}", PlacedAt = at, GrossTotal = 1 })],
                });
                await run.ExpectStoredAsync(anna);
            }
        }),
        new("values/due-from-year-1-to-year-9999", async run =>
        {
            var keys = Instants.Select(at => run.Key(FormattableString.Invariant($"at {at.UtcTicks}"))).ToList();
            for (var i = keys.Count - 1; i >= 0; i--)
            {
                var at = Instants[i];
                await run.AddAsync(keys[i].CustomerId, with: change => change with { DueAt = at });
            }

            run.ExpectList("due customers in year 1", keys[..1], await run.TakeDueAsync(Instants[0], Instants[0]));
            run.ExpectList(
                "due customers at the last instant", keys, await run.TakeDueAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue));
        }),
        new("values/leases-to-the-tick", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { DueAt = StoreContent.Start });
            var end = StoreContent.Start.AddTicks(12_345_678);
            await run.TakeDueAsync(StoreContent.Start, end);
            run.ExpectList("due customers a tick before the end", [], await run.TakeDueAsync(end.AddTicks(-1), end));
            run.ExpectList("due customers at the end", [anna.Key], await run.TakeDueAsync(end));
        }),
        new("values/decimals-with-28-digits", async run =>
        {
            var at = StoreContent.Start;
            var order = new OrderSnapshot
            {
                OrderId = "o1",
                PlacedAt = at,
                GrossTotal = 999_999_999_999_999.12345678m,
                RefundedTotal = 0.00000001m,
                Margin = -123_456_789_012_345.87654321m,
            };
            var anna = await run.AddAsync("anna", with: change => change with
            {
                ChangedOrders = [new(order), StoreContent.Order("o2", 0.1m + 0.2m)],
                AddedEvents =
                [
                    new(1, CustomerEvent.CartUpdated(at, Long, 1)), new(2, CustomerEvent.CartUpdated(at, decimal.MaxValue, 1)),
                    new(3, CustomerEvent.TraitSet(at, "t", TraitValue.Create(-Long))),
                    new(4, CustomerEvent.Custom(at, "c", TraitValue.Create(0.0000000000000000000000000001m))),
                ],
            });
            await run.ExpectStoredAsync(anna);
            await run.AppendAsync(anna.Key, CustomerEvent.CartUpdated(at, Long, 1));
            run.ExpectList("amounts of the pending events", [Long], (await run.TakePendingAsync(at)).Select(one => one.Event.Amount));
        }),
        new("values/long-and-odd-texts", async run =>
        {
            var anna = await run.AddAsync("anna");
            foreach (var text in Texts)
            {
                await run.SaveAsync(anna, anna.Next() with
                {
                    Document = StoreContent.Document(1, text) with { LastEventId = text },
                    AddedEvents =
                    [
                        new(2 * anna.Sequence, CustomerEvent.Visit(StoreContent.Start, text, eventId: "v1")),
                        new(
                            (2 * anna.Sequence) + 1,
                            CustomerEvent.TraitSet(StoreContent.Start, "note", TraitValue.Create(LongTexts[anna.Sequence % 2]))),
                    ],
                    ChangedOrders = [new(StoreContent.Order("o1").InForce with { Category = text })],
                });
                await run.ExpectStoredAsync(anna);
            }
        }),
        new("values/pending-events-with-odd-texts-and-instants", async run =>
        {
            var all = LongTexts.Concat(Texts).Select(text => CustomerEvent.TraitSet(StoreContent.Start, "note", TraitValue.Create(text)))
                .Concat(Instants.Select(at => StoreContent.Visit(at: at))).ToList();
            foreach (var customerEvent in all) await run.AppendAsync(run.Key("anna"), customerEvent);
            var taken = await run.TakePendingAsync(StoreContent.Start);
            run.ExpectEqual("number of pending events", all.Count, taken.Count);
            for (var i = 0; i < all.Count; i++) run.ExpectEqual("pending event", all[i].ToJson(), taken[i].Event.ToJson());
        }),
    ];
}
