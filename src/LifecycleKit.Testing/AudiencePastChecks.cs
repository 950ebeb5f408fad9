using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Customers are counted by the stage that is saved, and found by the instant at which they entered it.</summary>
internal static class AudiencePastChecks
{
    private static readonly DateTimeOffset Since = StoreContent.Start.AddDays(3);

    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("audience/counts-of-settled-customers", async run =>
        {
            foreach (var id in new[] { "a", "b", "c" }) await AudienceChecks.InAsync(run, id, "one");
            await AudienceChecks.InAsync(run, "d", "two");
            await run.AddAsync("e", with: change => change.In("journey", "one") with { DueAt = AudienceChecks.Now });
            await run.AddAsync("f", with: change => change.In("journey", "two") with { Version = "v0" });
            await run.AddAsync("g", with: change => AudienceChecks.Failing(change.In("journey", "one")));
            await run.AddAsync("h", with: change => change.In("other", "one"));
            await run.AddAsync("i", with: change => change with { DueAt = AudienceChecks.Now });
            await run.AddAsync("j", with: change => change.In("journey", "three") with { Version = "v2" });
            await ExpectCountsAsync(run, new StageCount("one", 3), new StageCount("two", 1));
        }),
        new("audience/counts-without-customers", run => ExpectCountsAsync(run)),
        new("audience/entered-after-an-instant", async run =>
        {
            var cora = await run.AddAsync("cora", with: change => change.In("journey", "two", Since.AddTicks(1)));
            var anna = await run.AddAsync("anna", with: change => change.In("journey", "one", Since.AddDays(1)));
            await run.AddAsync("ben", with: change => change.In("journey", "two", Since));
            await run.AddAsync("dan", with: change => change.In("other", "two", Since.AddDays(1)));
            var eve = await run.AddAsync("eve", with: change =>
                change.In("journey", "two", Since.AddDays(-1)) with { DueAt = AudienceChecks.Now });
            var fay = await run.AddAsync("fay", with: change => AudienceChecks.Failing(change.In("journey", "two", Since.AddDays(-1))));
            await run.AddAsync("anna", CheckRun.OtherShop, change => change.In("journey", "one", Since.AddDays(1)));
            await ExpectEnteredAsync(run, null, 99, anna.Key, cora.Key, eve.Key, fay.Key);
            await ExpectEnteredAsync(run, "anna", 2, cora.Key, eve.Key);
        }),
        new("audience/first-transition-after-an-instant", async run =>
        {
            var anna = await run.AddAsync("anna", with: change => change with
            {
                AddedTransitions =
                [
                    Moved(change.Key, 1, "one", "two", Since), Moved(change.Key, 2, "one", "two", Since.AddDays(1), "other"),
                    Moved(change.Key, 3, "two", "three", Since.AddTicks(1)), Moved(change.Key, 4, "three", "one", Since.AddDays(2)),
                ],
            });
            var ben = await run.AddAsync("ben", with: change => change with
            {
                AddedTransitions = [Moved(change.Key, 1, "one", "two", Since.AddDays(1)) with { IsMuted = true }],
            });
            await run.AddAsync("cora", with: change => change with { AddedTransitions = [Moved(change.Key, 1, "one", "two", Since)] });
            await run.AddAsync("dan", with: change => change with
            {
                AddedTransitions = [Moved(change.Key, 1, "one", "two", Since.AddDays(1))],
            });
            await run.AddAsync("anna", CheckRun.OtherShop, change => change with
            {
                AddedTransitions = [Moved(change.Key, 1, "three", "one", Since.AddDays(1))],
            });
            var found = await run.Store.LoadFirstTransitionsAsync(
                CheckRun.Shop, ["ben", "cora", "unknown", "anna"], "journey", Since, run.Token);
            run.ExpectList(
                "first transitions of 'anna' and 'ben'", [Text(anna, 3), Text(ben, 1)],
                found.OrderBy(notice => notice.Customer).Select(notice => notice.ToJson()));
        }),
        new("audience/cancelled", async run =>
        {
            var cancelled = new CancellationToken(canceled: true);
            var query = AudienceChecks.Journey;
            await ThrowsAsync(run, async () => await run.Store.ListInStagesAsync(query, ["one"], null, 9, cancelled));
            await ThrowsAsync(run, async () => await run.Store.ListEnteredAsync(query, Since, null, 9, cancelled));
            await ThrowsAsync(run, async () => await run.Store.CountByStageAsync(query, cancelled));
            await ThrowsAsync(
                run, async () => await run.Store.LoadFirstTransitionsAsync(CheckRun.Shop, ["anna"], "journey", Since, cancelled));
        }),
        new("audience/maximum-count-below-one", async run =>
        {
            await AudienceChecks.InAsync(run, "anna", "one");
            foreach (var count in new[] { 0, -1 })
            {
                var what = FormattableString.Invariant($"call with a maximum count of {count}");
                await run.ExpectThrowsAsync<ArgumentOutOfRangeException>(
                    what, async () => await run.Store.ListInStagesAsync(AudienceChecks.Journey, ["one"], null, count, run.Token));
                await run.ExpectThrowsAsync<ArgumentOutOfRangeException>(
                    what, async () => await run.Store.ListEnteredAsync(AudienceChecks.Journey, Since, null, count, run.Token));
            }
        }),
    ];

    private static KeptTransition Moved(
        CustomerKey key, long number, string from, string to, DateTimeOffset at, string track = "journey")
    {
        var transition = StoreContent.Transition(key, number).Notice.Transition with
        {
            Track = track, From = from, To = to, EffectiveAt = at, Cause = EventTriggers.Visit,
        };
        return new KeptTransition(number, new TransitionNotice(key, transition, at.AddMinutes(1)));
    }

    private static string Text(ExpectedCustomer customer, long number) => customer.Transitions[number].Notice.ToJson();

    private static async Task ExpectCountsAsync(CheckRun run, params StageCount[] expected) => run.ExpectList(
        "counts of settled customers by stage", expected,
        (await run.Store.CountByStageAsync(AudienceChecks.Journey, run.Token)).OrderBy(one => one.Stage, StringComparer.Ordinal));

    private static async Task ExpectEnteredAsync(CheckRun run, string? after, int maxCount, params CustomerKey[] expected) =>
        run.ExpectList(
            "customers who entered their stage, and those who are not settled", expected,
            await run.Store.ListEnteredAsync(AudienceChecks.Journey, Since, after, maxCount, run.Token));

    private static Task ThrowsAsync(CheckRun run, Func<Task> call) =>
        run.ExpectThrowsAsync<OperationCanceledException>("call with a cancelled token", call);
}
