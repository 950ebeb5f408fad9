namespace LifecycleKit.Testing;

/// <summary>Which customers are due, and in which order.</summary>
internal static class DueChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("due/longest-overdue-first", async run =>
        {
            await AddDueAsync(run, 5, 1, 4, 2, 3);
            run.ExpectList(
                "due customers", [run.Key("day 1"), run.Key("day 2"), run.Key("day 3"), run.Key("day 4"), run.Key("day 5")],
                await run.TakeDueAsync(Day(9)));
        }),
        new("due/at-most-the-maximum-count", async run =>
        {
            await AddDueAsync(run, 3, 1, 2);
            run.ExpectList("due customers, at most two", [run.Key("day 1"), run.Key("day 2")], await run.TakeDueAsync(Day(9), maxCount: 2));
        }),
        new("due/the-instant-itself-is-included", async run =>
        {
            await AddDueAsync(run, 1, 2, 3);
            run.ExpectList("due customers a tick before", [run.Key("day 1")], await run.TakeDueAsync(Day(2).AddTicks(-1), Day(2)));
            run.ExpectList("due customers at the instant", [run.Key("day 1"), run.Key("day 2")], await run.TakeDueAsync(Day(2)));
        }),
        new("due/without-an-instant-never", async run =>
        {
            await run.AddAsync("anna");
            run.ExpectList("due customers", [], await run.TakeDueAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue));
        }),
        new("due/instant-of-the-last-save", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with { DueAt = Day(1) });
            await run.SaveAsync(anna, anna.Next() with { DueAt = Day(5) });
            run.ExpectList("due customers before the new instant", [], await run.TakeDueAsync(Day(4)));
            run.ExpectList("due customers at the new instant", [anna.Key], await run.TakeDueAsync(Day(5)));
            await run.SaveAsync(anna, anna.Next() with { DueAt = null });
            run.ExpectList("due customers after a save without an instant", [], await run.TakeDueAsync(Day(9)));
        }),
        new("due/to-the-tick", async run =>
        {
            foreach (var i in new[] { 3, 1, 2 })
                await run.AddAsync($"tick {i}", with: change => change with { DueAt = Day(1).AddTicks(i) });
            run.ExpectList("due customers at tick 2", [run.Key("tick 1"), run.Key("tick 2")], await run.TakeDueAsync(Day(1).AddTicks(2)));
        }),
    ];

    private static DateTimeOffset Day(int day) => StoreContent.Start.AddDays(day);

    private static async Task AddDueAsync(CheckRun run, params int[] days)
    {
        foreach (var day in days) await run.AddAsync($"day {day}", with: change => change with { DueAt = Day(day) });
    }
}
