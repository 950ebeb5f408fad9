using FsCheck.Fluent;
using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

/// <summary>A log of snapshots counts as the ledgers of its customers do.</summary>
public class OrderLogSnapshotTests
{
    [Fact]
    public void Build_OfAnySnapshots_HasTheEntriesOfTheLedgers() => Law.Holds(
        from sent in Gen.ArrayOf(
            from customer in Gen.Elements("anna", "ben") from snapshot in EventGen.Snapshot select (customer, snapshot)).Resize(16)
        from shuffled in Gen.Shuffle(sent)
        select (sent, shuffled),
        x =>
        {
            var (log, other) = (Log(x.sent), Log(x.shuffled));
            Assert.Equal(x.sent.Length, log.RowCount);
            NaiveOrderLog.AssertEqual(NaiveOrderLog.ContentsOf(log), NaiveOrderLog.ContentsOf(other));
            var expected =
                x.sent.GroupBy(sent => sent.customer).OrderBy(customer => customer.Key, StringComparer.Ordinal).Select(customer =>
                {
                    var ledger = new OrderLedger();
                    foreach (var (_, snapshot) in customer) ledger.Apply(snapshot);
                    return (customer.Key, ledger.ToEntries().OrderBy(entry => entry.PlacedAt).ThenBy(entry => entry.Amount).ToArray());
                });
            NaiveOrderLog.AssertEqual([.. expected.Where(customer => customer.Item2.Length > 0)], NaiveOrderLog.ContentsOf(log));
        });

    [Fact]
    public void Build_OfSnapshotsAndRows_HasBoth()
    {
        var builder = new OrderLogBuilder();
        builder.Add("anna", Order("1", placed: 1, gross: 50));
        builder.Add("anna", Order("1", placed: 1, gross: 50, refunded: 20, changed: 3));
        builder.Add("anna", Order("2", placed: 2, gross: 70, refunded: 70));
        builder.Add(new OrderRow("anna", Days.Day(4), 9));
        var log = builder.Build();
        var summary = Assert.Single(log).Summarize();
        Assert.Equal((4, 2, 39m, 0), (log.RowCount, summary.OrderCount, summary.NetRevenue, summary.ZeroOrderCount));
        Assert.Equal(0, builder.RowCount);
        Assert.Equal(0, builder.Build().CustomerCount);
    }

    [Fact]
    public void Add_OfABadSnapshot_IsRefused()
    {
        var builder = new OrderLogBuilder();
        Assert.Throws<ArgumentException>("customerId", () => builder.Add("", Order("1", placed: 1)));
        Assert.Throws<ArgumentNullException>("snapshot", () => builder.Add("anna", null!));
        Assert.Throws<ArgumentException>("snapshot", () => builder.Add("anna", Order("1", placed: 3, changed: 2)));
        Assert.Throws<ArgumentException>("OrderId", () => builder.Add("anna", Order(new string('x', 40_000), placed: 3)));
        builder.Add("anna", Order("1", placed: 1, currency: "EUR"));
        Assert.Throws<CurrencyMismatchException>(() => builder.Add("ben", Order("2", placed: 1, currency: "USD")));
        Assert.Equal(1, builder.RowCount);
    }

    [Fact]
    public void Read_OfRowsOfOneOrderThatCancelEachOtherOut_HasNoOrder()
    {
        var log = OrderLog.Read(
        [
            new("anna", Days.Day(1), 50, "1"), new("anna", Days.Day(9), -50, "1"), new("anna", Days.Day(2), 0, "2"),
            new("anna", Days.Day(2), 0, "2"),
            new("ben", Days.Day(3), 5, "3"), new("ben", Days.Day(3), -5, "3"), new("ben", Days.Day(3), 7, "3"),
            new("clara", Days.Day(3), 5, "4"),
            new("clara", Days.Day(3), -5, "4"),
        ]);
        Assert.Equal((3, 2), (log.CustomerCount, log.EntryCount));
        Assert.Equal(
            [(1, 1, 0m), (1, 0, 7m), (0, 0, 0m)], log.Summarize(Days.Day(30)).Select(x => (x.OrderCount, x.ZeroOrderCount, x.NetRevenue)));
        Assert.Empty(log[2]);
    }

    private static OrderLog Log((string Customer, OrderSnapshot Snapshot)[] sent)
    {
        var builder = new OrderLogBuilder();
        foreach (var (customer, snapshot) in sent) builder.Add(customer, snapshot);
        return builder.Build();
    }
}
