using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

/// <summary>Which snapshot is newer: laws over mixes with and without versions and instants of change, against a plain reckoning.</summary>
public class OrderPrecedenceTests
{
    /// <summary>Few ids, instants and amounts, so that ties, conflicts and mixes abound; some stamped, some not.</summary>
    private static readonly Gen<OrderSnapshot> Mixed =
        from snapshot in EventGen.Snapshot
        from id in Gen.Elements("A", "A", "B")
        from placed in Gen.Elements(1, 1, 2)
        from delay in Gen.Elements<int?>(null, 0, 1, 2, 3)
        from version in Gen.Elements<long?>(null, null, 1, 2, 3)
        from details in EventGen.Details
        select details.Of(snapshot with
        {
            OrderId = id, PlacedAt = Days.Day(placed), ChangedAt = delay is { } days ? Days.Day(placed + days) : default, Version = version,
        });

    private static readonly Gen<OrderSnapshot[]> Snapshots = Gen.ArrayOf(Mixed).Resize(20);

    [Fact]
    public void Apply_InAnyOrder_GivesEqualLedgersAndWhatTheNaiveReckoningKeeps()
    {
        var mixes = 0;
        Law.Holds(
            from snapshots in Snapshots from shuffled in Gen.Shuffle(snapshots) select (snapshots, shuffled),
            x =>
            {
                var ledger = Ledger(x.snapshots);
                SameLedger.Assert(ledger, Ledger(x.shuffled));
                foreach (var order in x.snapshots.GroupBy(snapshot => snapshot.OrderId))
                {
                    var entry = ledger.FindEntry(order.Key)!.Value;
                    Assert.Equal((NaiveOrder.Latest(order), NaiveOrder.Aside(order)), (entry.InForce, entry.Aside));
                    if (entry.Aside is not null) mixes++;
                }

                Assert.Equal(
                    x.snapshots.GroupBy(snapshot => snapshot.OrderId).Sum(order => NaiveOrder.Refund(NaiveOrder.Latest(order))),
                    ledger.RefundedTotal);
            });
        Assert.True(mixes > 1_000, $"Only {mixes} orders were mixed.");
    }

    [Fact]
    public void FromEntries_OfAnyLedger_IsEqualAndTakesFurtherSnapshotsAlike() => Law.Holds(
        from before in Snapshots from after in Snapshots select (before, after),
        x =>
        {
            var ledger = Ledger(x.before);
            var kept = ledger.Entries.Select(entry => LedgerEntry.FromJson(entry.ToJson())).Reverse();
            var rebuilt = OrderLedger.FromEntries(ledger.Currency, kept);
            SameLedger.Assert(ledger, rebuilt);
            foreach (var snapshot in x.after)
            {
                var (expected, actual) = (ledger.Apply(snapshot), rebuilt.Apply(snapshot));
                Assert.Equal((expected.Outcome, expected.Before, expected.After), (actual.Outcome, actual.Before, actual.After));
                Assert.Equal((expected.IsConflict, expected.Triggers), (actual.IsConflict, actual.Triggers));
            }

            SameLedger.Assert(ledger, rebuilt);
        });

    [Fact]
    public void Clone_AndUndo_OfAnyMix_LeaveNoTrace() => Law.Holds(
        from before in Snapshots from last in Mixed select (before, last),
        x =>
        {
            var ledger = Ledger(x.before);
            ledger.TryGetPurchaseClock(TimeZoneInfo.Utc, TimeUnit.Day, PurchaseGrain.Day, out _);
            var (clone, currency) = (ledger.Clone(), ledger.Currency);
            var change = ledger.Apply(x.last);
            ledger.Undo(change, currency);
            SameLedger.Assert(clone, ledger);
            clone.Apply(x.last);
            SameLedger.Assert(Ledger(x.before), ledger);
            Assert.Equal($"{Ledger(x.before).NetRevenue}", $"{ledger.NetRevenue}");
        });

    [Fact]
    public void Undo_OfTheFirstOrder_ReadsZeroWithoutDecimals()
    {
        var ledger = new OrderLedger();
        ledger.Undo(ledger.Apply(Order("A", placed: 1, gross: 50.25m, refunded: 10.50m)), null);
        Assert.Equal("0 0", FormattableString.Invariant($"{ledger.NetRevenue} {ledger.RefundedTotal}"));
    }

    [Fact]
    public void Apply_OfAThreeWayCycle_IsDecidedBetweenTheKinds()
    {
        // Pairwise: 2 before 1 by version, u before 2 and 1 before u by change.
        OrderSnapshot[] cycle =
        [
            Order("A", placed: 1, gross: 10, changed: 5, version: 1), Order("A", placed: 1, gross: 20, changed: 2, version: 2),
            Order("A", placed: 1, gross: 30, changed: 3),
        ];
        foreach (var order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            var ledger = Ledger([.. order.Select(i => cycle[i])]);
            Assert.Equal((30m, 20m), (ledger.Find("A")!.GrossTotal, ledger.FindEntry("A")!.Value.Aside!.GrossTotal));
        }
    }

    [Fact]
    public void Apply_OfAHigherVersionThatLeavesTheOtherKindInForce_SaysSo()
    {
        var ledger = Ledger([Order("A", placed: 1, gross: 10, changed: 5, version: 1), Order("A", placed: 1, gross: 30, changed: 3)]);
        var change = ledger.Apply(Order("A", placed: 1, gross: 20, changed: 2, version: 2));
        Assert.Equal((LedgerOutcome.Applied, 10m, 30m), (change.Outcome, change.Before!.GrossTotal, change.After!.GrossTotal));
        Assert.Equal(EventTriggers.OrderAmended, change.Triggers);
        ledger.Undo(change, null);
        Assert.Equal(10, ledger.NetRevenue);
    }

    [Fact]
    public void FromEntries_OfPairsThatNoLedgerMakes_IsRefused()
    {
        var (plain, versioned) = (Order("A", placed: 1, changed: 3), Order("A", placed: 1, version: 2));
        foreach (var (entries, reason) in ((LedgerEntry[] Entries, string Reason)[])
        [
            ([default], "the entry has no order"),
            ([new(plain, plain)], "one must have a version and the other none"),
            ([new(plain, versioned with { OrderId = "B" })], "different orders"),
            ([new(versioned, plain)], "the snapshot kept aside is the newer one"),
            ([new(plain), new(versioned)], "Two entries are of order 'A'"),
        ])
        {
            var error = Assert.Throws<ArgumentException>("entries", () => OrderLedger.FromEntries(null, entries));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentNullException>("entries", () => OrderLedger.FromEntries(null, null!));
        Assert.Throws<CurrencyMismatchException>(
            () => OrderLedger.FromEntries("EUR", [new LedgerEntry(Order("A", placed: 1, currency: "USD"))]));
    }

    private static OrderLedger Ledger(OrderSnapshot[] snapshots)
    {
        var ledger = new OrderLedger();
        foreach (var snapshot in snapshots) ledger.Apply(snapshot);
        return ledger;
    }
}
