using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Publications of a shop.</summary>
internal static class PublicationChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("publications/loaded-in-order-of-number", async run =>
        {
            await PublishAsync(run, 0, true, 1, 2);
            await PublishAsync(run, 2, true, [.. Enumerable.Range(3, 9)]);
            await ExpectNumbersAsync(run, 11);
        }),
        new("publications/number-is-seen-by-every-load", async run =>
        {
            var anna = await run.AddAsync("anna");
            await ExpectSeenAsync(run, anna.Key, 0);
            await PublishAsync(run, 0, true, 1);
            await ExpectSeenAsync(run, anna.Key, 1);
            await ExpectSeenAsync(run, run.Key("unknown"), 1);
            await PublishAsync(run, 1, true, 2, 3);
            await ExpectSeenAsync(run, anna.Key, 3);
            await ExpectSeenAsync(run, run.Key("unknown"), 3);
        }),
        new("publications/another-expected-number-adds-nothing", async run =>
        {
            await PublishAsync(run, 1, false, 2);
            await PublishAsync(run, 0, true, 1, 2);
            await PublishAsync(run, 0, false, 1);
            await PublishAsync(run, 1, false, 2, 3);
            await PublishAsync(run, 3, false, 4);
            await ExpectNumbersAsync(run, 2);
            run.ExpectEqual(
                "publication as it was first added", StoreContent.Publication(2, "after 0"),
                (await run.Store.LoadPublicationsAsync(CheckRun.Shop, run.Token))[1]);
        }),
        new("publications/one-of-many-callers-adds-a-whole-batch", async run =>
        {
            var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(caller => Task.Run(async () => await run.Store.TryPublishAsync(
                CheckRun.Shop, 0, [.. Enumerable.Range(1, 3).Select(i => StoreContent.Publication(i, $"caller {caller}"))], run.Token))));
            run.ExpectEqual("number of callers who published", 1, added.Count(one => one));
            var winner = $"caller {Array.IndexOf(added, true)}";
            run.ExpectList(
                "publications", Enumerable.Range(1, 3).Select(i => StoreContent.Publication(i, winner)),
                await run.Store.LoadPublicationsAsync(CheckRun.Shop, run.Token));
        }),
        new("publications/every-member-is-kept", async run =>
        {
            Publication[] all =
            [
                new()
                {
                    Number = 1,
                    Part = PublicationPart.Track,
                    Name = "Tee-Klub 👍",
                    At = StoreContent.Start,
                    Content = "{ \"name\": \"ß\u00A0'\\\" \" }\r\n\t",
                    ContentHash = "hash",
                    DeclaredHash = "declared",
                    Source = PublicationSource.Configuration,
                    Revision = 7,
                },
                new()
                {
                    Number = 2,
                    Part = PublicationPart.Playbook,
                    At = StoreContent.Start.AddTicks(1),
                    Content = new string('x', 65536) + "y",
                    ContentHash = "long",
                    Source = PublicationSource.ClockCorrection,
                },
                new()
                {
                    Number = 3,
                    Part = PublicationPart.Track,
                    Name = "gone",
                    At = StoreContent.Start,
                    Source = PublicationSource.Publisher,
                },
            ];
            run.ExpectEqual("publishing", true, await run.Store.TryPublishAsync(CheckRun.Shop, 0, all, run.Token));
            var found = await run.Store.LoadPublicationsAsync(CheckRun.Shop, run.Token);
            run.ExpectList("publications as JSON", all.Select(one => one.ToJson()), found.Select(one => one.ToJson()));
        }),
    ];

    private static async Task PublishAsync(CheckRun run, long expectedNumber, bool isAdded, params int[] numbers) => run.ExpectEqual(
        FormattableString.Invariant($"result of publishing after number {expectedNumber}"), isAdded,
        await run.Store.TryPublishAsync(
            CheckRun.Shop, expectedNumber, [.. numbers.Select(number => StoreContent.Publication(number, $"after {expectedNumber}"))],
            run.Token));

    private static async Task ExpectNumbersAsync(CheckRun run, int last) => run.ExpectList(
        "numbers of the publications", Enumerable.Range(1, last).Select(i => (long)i),
        (await run.Store.LoadPublicationsAsync(CheckRun.Shop, run.Token)).Select(one => one.Number));

    private static async Task ExpectSeenAsync(CheckRun run, CustomerKey key, long number) => run.ExpectEqual(
        "number of the last publication", number, (await run.Store.LoadAsync(key, null, run.Token)).PublicationNumber);
}
