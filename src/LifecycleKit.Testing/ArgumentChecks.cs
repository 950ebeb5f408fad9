namespace LifecycleKit.Testing;

/// <summary>A maximum count below 1 is refused.</summary>
internal static class ArgumentChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("arguments/maximum-count-below-one-of-due", run => RefusesAsync(
            run, async count => await run.TakeDueAsync(StoreContent.Start, maxCount: count))),
        new("arguments/maximum-count-below-one-of-outdated", run => RefusesAsync(
            run, async count => await run.TakeOutdatedAsync("v2", StoreContent.Start, maxCount: count))),
        new("arguments/maximum-count-below-one-of-listed", run => RefusesAsync(
            run, async count => await run.Store.ListAsync(CheckRun.Shop, null, count, run.Token))),
        new("arguments/maximum-count-below-one-of-pending", run => RefusesAsync(
            run, async count => await run.TakePendingAsync(StoreContent.Start, maxCount: count))),
        new("arguments/maximum-count-below-one-of-deliveries", run => RefusesAsync(
            run, async count => await run.TakeDeliveriesAsync(StoreContent.Start, ["a"], count))),
        new("arguments/maximum-count-below-one-of-parked", run => RefusesAsync(
            run, async count => await run.Store.ListParkedDeliveriesAsync(CheckRun.Shop, null, count, run.Token))),
        new("arguments/maximum-count-below-one-of-stuck", run => RefusesAsync(
            run, async count => await run.Store.ListStuckAsync(CheckRun.Shop, null, count, run.Token))),
    ];

    private static async Task RefusesAsync(CheckRun run, Func<int, Task> call)
    {
        await run.AddAsync("anna", with: change => change with { DueAt = StoreContent.Start });
        await run.AppendAsync(run.Key("anna"), StoreContent.Visit());
        foreach (var count in new[] { 0, -1 })
        {
            await run.ExpectThrowsAsync<ArgumentOutOfRangeException>(
                FormattableString.Invariant($"call with a maximum count of {count}"), () => call(count));
        }

        run.ExpectList("due customers after refused calls", [run.Key("anna")], await run.TakeDueAsync(StoreContent.Start));
        run.ExpectEqual("number of pending events after refused calls", 1, (await run.TakePendingAsync(StoreContent.Start)).Count);
    }
}
