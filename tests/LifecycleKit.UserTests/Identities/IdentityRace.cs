using System.Collections.Concurrent;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Identities;

/// <summary>
/// Identities that several hosts record, link, unlink and rename at the same time: nothing is lost, and nothing counts twice.
/// </summary>
internal static class IdentityRace
{
    private static readonly string[] Ids = ["anna", "guest-1", "guest-2", "guest-3"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="trackers">The trackers of the hosts, over one store.</param>
    /// <param name="seed">The seed of what each task does.</param>
    /// <param name="now">The instant of all events.</param>
    /// <param name="steps">The number of calls of each of the tasks.</param>
    /// <returns>How many links, unlinks and renamings there were.</returns>
    public static async Task<int> HoldsAsync(IReadOnlyList<ILifecycleTracker> trackers, int seed, DateTimeOffset now, int steps)
    {
        var recorded = new ConcurrentBag<string>();
        var orders = new ConcurrentBag<string>();
        var count = 0;
        using var start = new Barrier(6);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(task => Task.Run(
            async () =>
            {
                var random = new Random((1_000 * seed) + task);
                var tracker = trackers[task % trackers.Count];
                start.SignalAndWait(Cancellation);
                for (var i = 0; i < steps; i++)
                {
                    var (one, two) = (Ids[random.Next(Ids.Length)], Ids[random.Next(Ids.Length)]);
                    switch (random.Next(8))
                    {
                        case 0:
                            var linked = await tracker.LinkAsync(one, two, Cancellation);
                            if (linked.Outcome == LinkOutcome.Linked) Interlocked.Increment(ref count);
                            break;
                        case 1:
                            var unlinked = await tracker.UnlinkAsync(two, Cancellation);
                            if (unlinked.Outcome == LinkOutcome.Unlinked) Interlocked.Increment(ref count);
                            break;
                        case 2 when i % 3 == 0:
                            var renamed = await tracker.RenameAsync(
                                one, FormattableString.Invariant($"{one} of {task}-{i}"), Cancellation);
                            Assert.Equal(LinkOutcome.Renamed, renamed.Outcome);
                            Interlocked.Increment(ref count);
                            break;
                        case 2:
                            var order = new OrderSnapshot
                            {
                                OrderId = FormattableString.Invariant($"o-{task}-{i}"), PlacedAt = now, GrossTotal = 10,
                            };
                            Assert.Equal(
                                RecordOutcome.Applied, (await tracker.RecordAsync(one, CustomerEvent.Order(order), Cancellation)).Outcome);
                            orders.Add(one);
                            break;
                        default:
                            var visit = CustomerEvent.Visit(now, eventId: FormattableString.Invariant($"v-{task}-{i}"));
                            Assert.Equal(RecordOutcome.Applied, (await tracker.RecordAsync(one, visit, Cancellation)).Outcome);
                            Assert.Equal(RecordOutcome.Duplicate, (await tracker.RecordAsync(one, visit, Cancellation)).Outcome);
                            recorded.Add(one);
                            break;
                    }
                }
            },
            Cancellation)));

        // Every id leads to one head, and all heads together have everything once.
        var views = new List<CustomerView>();
        foreach (var id in Ids) views.Add(await trackers[0].GetViewAsync(id, Cancellation));
        var heads = views.DistinctBy(view => view.Customer).ToList();
        foreach (var head in heads) Assert.Equal(head.Customer, (await trackers[0].GetViewAsync(head.HeadId, Cancellation)).Customer);
        Assert.Equal((recorded.Count, orders.Count), (heads.Sum(one => one.Profile.VisitCount), heads.Sum(one => one.Profile.OrderCount)));

        // Taken apart, each identity has what was recorded by it, under its first id and its last one.
        for (var i = 0; i < Ids.Length; i++) await trackers[0].UnlinkAsync(LastIdOf(views[i], Ids[i]), Cancellation);
        for (var i = 0; i < Ids.Length; i++)
        {
            var id = Ids[i];
            var view = await trackers[0].GetViewAsync(id, Cancellation);
            Assert.Equal(
                (LastIdOf(views[i], id), recorded.Count(one => one == id), orders.Count(one => one == id)),
                (view.HeadId, view.Profile.VisitCount, view.Profile.OrderCount));
        }

        return count;
    }

    private static string LastIdOf(CustomerView view, string id) =>
        view.Identities.FirstOrDefault(one => one.Id == id || one.Aliases.Contains(id))?.Id ?? id;

    /// <summary>Two hosts link two customers to each other: one of them becomes the head.</summary>
    public static async Task CrossedAsync(ILifecycleTracker first, ILifecycleTracker second, DateTimeOffset now, int round)
    {
        var (anna, ben) = (FormattableString.Invariant($"anna-{round}"), FormattableString.Invariant($"ben-{round}"));
        await first.RecordAsync(anna, CustomerEvent.Visit(now, eventId: "a"), Cancellation);
        await first.RecordAsync(ben, CustomerEvent.Visit(now, eventId: "b"), Cancellation);
        using var start = new Barrier(2);
        var results = await Task.WhenAll(
            Task.Run(() => LinkAsync(first, anna, ben), Cancellation), Task.Run(() => LinkAsync(second, ben, anna), Cancellation));

        Assert.Equal(
            [LinkOutcome.Linked, LinkOutcome.AlreadyLinked], results.Select(result => result.Outcome).Order());
        Assert.Equal(results[0].HeadId, results[1].HeadId);
        foreach (var id in new[] { anna, ben })
        {
            var view = await second.GetViewAsync(id, Cancellation);
            Assert.Equal((results[0].HeadId, 2, 2), (view.HeadId, view.Profile.VisitCount, view.Identities.Length));
        }

        async Task<LinkResult> LinkAsync(ILifecycleTracker tracker, string customer, string identity)
        {
            start.SignalAndWait(Cancellation);
            return await tracker.LinkAsync(customer, identity, Cancellation);
        }
    }
}
