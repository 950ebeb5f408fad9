using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class ProfileApplyTests
{
    private static readonly DateTimeOffset[] Instants = [.. Enumerable.Range(0, 30).Select(day => Days.Day(day)), Days.Day(3).AddTicks(-1)];

    [Fact]
    public void Apply_InAnyOrder_EqualsTheNaiveHistory() => Law.Holds(
        EventGen.Arrivals,
        events =>
        {
            var naive = new NaiveCustomer(Once(events));
            var history = HistoryOf(events);
            Assert.Equal(CustomerView.Of(naive, Instants), CustomerView.Of(history, Instants));
            Assert.Equal(naive.Deals.All, history.Deals.GetAll());
            Assert.Equal(naive.Orders.OrderBy(order => order.OrderId), history.Orders.AllOrders.OrderBy(order => order.OrderId));
            Assert.Equal(
                naive.Orders.Where(NaiveOrder.Counts).OrderBy(order => order.PlacedAt)
                    .ThenBy(order => order.OrderId, StringComparer.Ordinal),
                history.Orders.CountedOrders);
            history.Traits.TryGet("trait", out var trait);
            Assert.Contains(trait, naive.Trait("trait").DefaultIfEmpty());
        },
        count: 3_000,
        EventGen.Fewer);

    [Fact]
    public void Apply_InTwoOrders_GivesEqualHistories() => Law.Holds(
        from events in EventGen.Arrivals from shuffled in Gen.Shuffle(events) select (events, shuffled),
        orders =>
        {
            var (first, second) = (HistoryOf(orders.events), HistoryOf(orders.shuffled));
            Assert.Equal(first.Profile, second.Profile);
            Assert.Equal(first.Orders.NetRevenue, second.Orders.NetRevenue);
            first.Traits.TryGet("trait", out var trait);
            second.Traits.TryGet("trait", out var other);
            Assert.Equal(trait, other);
            Assert.Equal(first.Capture().ToJson(), second.Capture().ToJson());
        });

    [Fact]
    public void Apply_OfAnySnapshotAgain_ChangesNothing() => Law.Holds(
        from events in EventGen.Arrivals from again in Gen.Shuffle(events) select (events, again),
        x =>
        {
            var history = HistoryOf(x.events);
            var before = history.Clone();
            foreach (var e in x.again.Where(e => e.Snapshot is not null))
            {
                var result = history.Apply(e);
                Assert.Equal(EventTriggers.None, result.Triggers);
                var isSame = NaiveOrder.IsSame(e.Snapshot!, before.Orders.Find(e.Snapshot!.OrderId)!);
                Assert.Equal(isSame ? LedgerOutcome.Unchanged : LedgerOutcome.Stale, result.OrderChange.Outcome);
            }

            Assert.Equal(before.Profile, history.Profile);
            SameHistory.Assert(before, history);
        });

    [Fact]
    public void Apply_OfAnyOrder_TriggersWhatTheNaiveDifferenceSays() => Law.Holds(
        Gen.ArrayOf(EventGen.Order).Resize(16),
        events =>
        {
            var history = new CustomerHistory();
            for (var i = 0; i < events.Length; i++)
            {
                var snapshot = events[i].Snapshot!;
                var snapshots = events[..i].Select(e => e.Snapshot!).Where(x => x.OrderId == snapshot.OrderId).ToArray();
                var before = snapshots.Length == 0 ? null : NaiveOrder.Latest(snapshots);
                var after = NaiveOrder.Latest([.. snapshots, snapshot]);
                var result = history.Apply(events[i]);
                Assert.Equal(NaiveOrder.Triggers(before, after), result.Triggers);
                Assert.Equal((before, after), (result.OrderChange.Before, result.OrderChange.After));
                OrderSnapshot?[] kept = snapshots.Length == 0 ? [] : [before, NaiveOrder.Aside(snapshots)];
                Assert.Equal(kept.Any(x => x is not null && NaiveOrder.IsConflict(x, snapshot)), result.OrderChange.IsConflict);
            }
        },
        shrink: EventGen.Fewer);

    [Fact]
    public void Undo_OfAnyEvent_RestoresTheHistory() => Law.Holds(
        from events in EventGen.Arrivals from last in EventGen.Any select (events, last),
        x =>
        {
            var history = HistoryOf(x.events);
            var before = history.Clone();
            history.Apply(x.last, out var undo);
            history.Undo(undo);
            SameHistory.Assert(before, history);
        });

    /// <summary>An order may be repeated, and the triggers of each event stay the same; other events are not repeated.</summary>
    private static CustomerEvent[] Once(CustomerEvent[] events) =>
        [.. events.Where((e, i) => e.Snapshot is null || !events.Take(i).Contains(e))];

    private static CustomerHistory HistoryOf(IEnumerable<CustomerEvent> events)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        return history;
    }
}
