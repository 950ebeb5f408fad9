using System.Runtime.CompilerServices;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class OrderLogTests
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_NoRows_IsEmpty()
    {
        var log = OrderLog.Read([]);
        Assert.Equal((0, 0L, 0), (log.CustomerCount, log.RowCount, log.EntryCount));
        Assert.Empty(log);
        Assert.Empty(log.Summarize(Noon));
        Assert.False(log.TryFind("a", out var customer));
        Assert.Equal(default, customer);
    }

    [Fact]
    public void Read_LinesOfAnOrder_AreOneEntryAtTheFirstLineRead()
    {
        var log = OrderLog.Read(
        [
            new("a", Noon.AddHours(1), 10.10m, "7"),
            new("a", Noon, 20.20m, "7"),
            new("a", Noon.AddDays(40), -0.30m, "7"),
        ]);
        Assert.Equal([new OrderEntry(Noon.AddHours(1), 30.00m)], log[0]);
        Assert.Equal((3L, 1), (log.RowCount, log.EntryCount));
    }

    [Fact]
    public void Read_SameOrderIdOfTwoCustomers_IsTwoEntries() =>
        Assert.Equal(2, OrderLog.Read([new("a", Noon, 1, "7"), new("b", Noon, 1, "7")]).EntryCount);

    [Fact]
    public void Read_SameDayWithAndWithoutOrderId_StaysApart() =>
        Assert.Equal(
            [1m, 5m],
            OrderLog.Read([new("a", Noon, 1, "7"), new("a", Noon, 2), new("a", Noon.AddHours(-1), 3)])[0].Select(x => x.Amount).Order());

    [Fact]
    public void Read_RowsOfADayWithoutOrderId_AreOneEntryAtTheEarliest() =>
        Assert.Equal([new OrderEntry(Noon, 3)], OrderLog.Read([new("a", Noon.AddHours(2), 1), new("a", Noon, 2)])[0]);

    [Fact]
    public void Read_RowsOfADayAtRowGrain_AreEntriesEach() => Assert.Equal(
        [new OrderEntry(Noon, 2), new OrderEntry(Noon, 2), new OrderEntry(Noon, 3)],
        OrderLog.Read(
            [new("a", Noon, 3), new("a", Noon, 2), new("a", Noon, 2)], new OrderLogOptions { WithoutOrderId = OrderGrain.Row })[0]);

    [Fact]
    public void Read_RowsAroundMidnight_AreDaysOfTheZone()
    {
        var evening = new DateTimeOffset(2024, 5, 1, 22, 30, 0, TimeSpan.Zero);
        OrderRow[] rows = [new("a", evening.AddHours(-1), 1), new("a", evening, 2), new("a", evening.AddHours(2), 4)];
        Assert.Equal([3m, 4m], OrderLog.Read(rows)[0].Select(entry => entry.Amount));
        Assert.Equal(
            [1m, 6m], OrderLog.Read(rows, new OrderLogOptions { TimeZone = Zones.Find("Europe/Berlin") })[0].Select(entry => entry.Amount));
    }

    [Fact]
    public void Read_LongGroups_AreSortedToo()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => new OrderRow("a", Noon.AddDays(i * 7919 % 5_000), i, i % 3 == 0 ? $"{i}" : null));
        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => Noon.AddDays(i)), OrderLog.Read(rows)[0].Select(entry => entry.PlacedAt));
    }

    [Fact]
    public void Read_ManyRowsOnManyThreads_EqualsTheNaiveGrouping()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 300_000).Select(i => new OrderRow(
            $"customer-{random.Next(40_000)}", Noon.AddMinutes(random.Next(100_000)), random.Next(-500, 5_000) / 100m,
            random.Next(3) == 0 ? null : $"{random.Next(200_000)}")).ToArray();
        NaiveOrderLog.AssertEqual(NaiveOrderLog.Of(rows, new OrderLogOptions()), NaiveOrderLog.ContentsOf(OrderLog.Read(rows)));
    }

    [Fact]
    public async Task ReadAsync_SameRows_IsTheSameLog()
    {
        OrderRow[] rows = [new("b", Noon, 1), new("a", Noon, 2, "7"), new("b", Noon.AddDays(1), 3)];
        var log =
            await OrderLog.ReadAsync(Stream(rows, TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken);
        NaiveOrderLog.AssertEqual(NaiveOrderLog.ContentsOf(OrderLog.Read(rows)), NaiveOrderLog.ContentsOf(log));
    }

    [Fact]
    public async Task ReadAsync_Cancelled_StopsReading()
    {
        using var source = new CancellationTokenSource();
        var read = 0;
        var rows = Enumerable.Range(0, 1_000).Select(i =>
        {
            if (++read == 10) source.Cancel();
            return new OrderRow("a", Noon, i);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => OrderLog.ReadAsync(Stream(rows, TestContext.Current.CancellationToken), null, source.Token));
        Assert.InRange(read, 10, 11);
    }

    [Fact]
    public void Read_Null_Throws() => Assert.Throws<ArgumentNullException>("rows", () => OrderLog.Read(null!));

    [Fact]
    public async Task ReadAsync_Null_Throws() =>
        await Assert.ThrowsAsync<ArgumentNullException>(
            "rows", () => OrderLog.ReadAsync(null!, null, TestContext.Current.CancellationToken));

    [Fact]
    public void Indexer_OutsideTheLog_Throws()
    {
        var log = OrderLog.Read([new("a", Noon, 1)]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => log[1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => log[-1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => log[0][1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => log[0][-1]);
    }

    [Fact]
    public void Summarize_IntoTooLittleRoom_Throws()
    {
        var log = OrderLog.Read([new("a", Noon, 1)]);
        Assert.Throws<ArgumentException>("summaries", () => log.Summarize(Noon, Memory<OrderSummary>.Empty));
    }

    [Fact]
    public void Customer_Default_HasNothing()
    {
        var customer = default(OrderLogCustomer);
        Assert.Equal("", customer.CustomerId);
        Assert.Empty(customer);
        Assert.Equal(default, customer.Summarize());
        Assert.Equal(default, customer.Summarize(Noon));
        Assert.False(customer.TryGetPurchaseHistory(PurchaseWindow.Create(Noon, TimeZoneInfo.Utc), out _));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => customer[0]);
    }

    private static async IAsyncEnumerable<OrderRow> Stream(
        IEnumerable<OrderRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
