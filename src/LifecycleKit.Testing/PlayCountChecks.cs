using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Messages are counted by play and day with the save, and never above a budget.</summary>
internal static class PlayCountChecks
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("play-counts/counted-with-the-save", async run =>
        {
            var anna = await AddAsync(run, "anna", "offer", Day);
            await run.SaveAsync(anna, anna.Next() with { CountedPlay = new PlayUse("offer", Day, 9) });
            await run.SaveAsync(anna, anna.Next());
            await AddAsync(run, "ben", "Offer", Day);
            await AddAsync(run, "cora", "offer", Day.AddDays(1));
            await AddAsync(run, "anna", "offer", Day, CheckRun.OtherShop);
            await ExpectAsync(run, Day, ("Offer", Day, 1), ("offer", Day, 2), ("offer", Day.AddDays(1), 1));
            await ExpectAsync(run, Day.AddDays(1), ("offer", Day.AddDays(1), 1));
        }),
        new("play-counts/spent-budget-refuses-the-save", async run =>
        {
            var anna = await AddAsync(run, "anna", "offer", Day, max: 1);
            var change = LoadingChecks.EveryRow(anna) with { CountedPlay = new PlayUse("offer", Day, 1) };
            await run.RefuseAsync(anna, change, SaveOutcome.BudgetSpent);
            await run.RefuseAsync(anna, change with { CountedPlay = new PlayUse("offer", Day, 0) }, SaveOutcome.BudgetSpent);
            await ExpectAsync(run, Day, ("offer", Day, 1));
            await run.SaveAsync(anna, anna.Next() with { CountedPlay = new PlayUse("offer", Day, 2) });
            await ExpectAsync(run, Day, ("offer", Day, 2));
        }),
        new("play-counts/sent-counts-beyond-the-budget", async run =>
        {
            var anna = await AddAsync(run, "anna", "offer", Day, max: 1);
            await run.SaveAsync(anna, anna.Next() with { CountedPlay = new PlayUse("offer", Day, null) });
            await ExpectAsync(run, Day, ("offer", Day, 2));
        }),
        new("play-counts/refused-save-counts-nothing", async run =>
        {
            var anna = await AddAsync(run, "anna", "offer", Day);
            var use = new PlayUse("offer", Day, 9);
            await run.RefuseAsync(anna, anna.Next() with { CountedPlay = use, ExpectedSequence = 7 }, SaveOutcome.Conflict);
            await run.RefuseAsync(anna, anna.Next() with { CountedPlay = use, AppliedPending = 77 }, SaveOutcome.Duplicate);
            await ExpectAsync(run, Day, ("offer", Day, 1));
        }),
        new("play-counts/conflict-comes-before-a-spent-budget", async run =>
        {
            var anna = await AddAsync(run, "anna", "offer", Day, max: 1);
            await run.RefuseAsync(
                anna, anna.Next() with { CountedPlay = new PlayUse("offer", Day, 1), ExpectedSequence = 7 }, SaveOutcome.Conflict);
        }),
        new("play-counts/of-many-callers-never-above-the-budget", async run =>
        {
            const int Budget = 7;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
            {
                var customer = run.Customer(FormattableString.Invariant($"c{i}"));
                return await run.Store.SaveAsync(
                    customer.Next() with { CountedPlay = new PlayUse("offer", Day, Budget) }, run.Token);
            })));
            run.ExpectEqual("saves within the budget", Budget, outcomes.Count(outcome => outcome == SaveOutcome.Saved));
            run.ExpectEqual("saves beyond the budget", 24 - Budget, outcomes.Count(outcome => outcome == SaveOutcome.BudgetSpent));
            await ExpectAsync(run, Day, ("offer", Day, Budget));
        }),
    ];

    public static async Task ExpectAsync(CheckRun run, DateOnly from, params (string Play, DateOnly Day, int Count)[] expected) =>
        run.ExpectList(
            "counts of plays", expected.Select(one => new DailyPlayCount(one.Play, one.Day, one.Count)),
            await run.Store.LoadPlayCountsAsync(CheckRun.Shop, from, run.Token));

    public static Task<ExpectedCustomer> AddAsync(
        CheckRun run, string id, string play, DateOnly day, string scope = CheckRun.Shop, int? max = null) =>
        run.AddAsync(id, scope, change => change with { CountedPlay = new PlayUse(play, day, max) });
}
