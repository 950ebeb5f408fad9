using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class OrderLogLawTests
{
    [Fact]
    public void Read_AnyRows_EqualsTheNaiveGrouping() => Law.Holds(OrderRowGen.RowsAndOptions, x =>
        NaiveOrderLog.AssertEqual(NaiveOrderLog.Of(x.Rows, x.Options), NaiveOrderLog.ContentsOf(OrderLog.Read(x.Rows, x.Options))));

    [Fact]
    public void Read_RowsWithoutOrderIdInAnyOrder_IsTheSame() => Law.Holds(OrderRowGen.Shuffled, x =>
        NaiveOrderLog.AssertEqual(
            NaiveOrderLog.ContentsOf(OrderLog.Read(x.Rows, x.Options)), NaiveOrderLog.ContentsOf(OrderLog.Read(x.Shuffled, x.Options))));

    [Fact]
    public void Add_ByNumberOrId_IsTheSame() => Law.Holds(OrderRowGen.RowsAndOptions, x =>
    {
        var builder = new OrderLogBuilder(x.Options);
        for (var i = 0; i < x.Rows.Length; i++)
        {
            var row = x.Rows[i];
            if (i % 3 == 0 || !string.IsNullOrEmpty(row.OrderId)) builder.Add(row);
            else builder.Add(builder.NumberCustomer(row.CustomerId), row.PlacedAt, row.Amount);
        }

        Assert.Equal(x.Rows.Length, builder.RowCount);
        NaiveOrderLog.AssertEqual(NaiveOrderLog.Of(x.Rows, x.Options), NaiveOrderLog.ContentsOf(builder.Build()));
    });

    [Fact]
    public void Summarize_AnyRows_AddsUpToTheLastDigit() => Law.Holds(OrderRowGen.RowsAndOptions, x =>
    {
        var summaries = OrderLog.Read(x.Rows, x.Options).Summarize(DateTimeOffset.MaxValue);
        Assert.Equal(x.Rows.Sum(row => row.Amount), summaries.Sum(summary => summary.NetRevenue));
    });

    [Fact]
    public void Summarize_AsOfAnyEntry_IsThatOfTheEntriesBefore() => Law.Holds(OrderRowGen.RowsAndOptions, x =>
    {
        var log = OrderLog.Read(x.Rows, x.Options);
        foreach (var asOf in x.Rows.Select(row => row.PlacedAt).Take(5))
        {
            var summaries = log.Summarize(asOf);
            Assert.Equal(log.Select(customer => customer.Summarize(asOf)), summaries);
            Assert.All(log.Zip(summaries), pair => AssertSummary([.. pair.First.Where(entry => entry.PlacedAt < asOf)], pair.Second));
        }
    });

    [Fact]
    public void TryFind_EveryCustomer_IsTheCustomer() => Law.Holds(OrderRowGen.RowsAndOptions, x =>
    {
        var log = OrderLog.Read(x.Rows, x.Options);
        foreach (var expected in log)
        {
            Assert.True(log.TryFind(expected.CustomerId, out var found));
            Assert.Equal(expected, found);
            Assert.False(log.TryFind(expected.CustomerId + "?", out _));
        }
    });

    private static void AssertSummary(OrderEntry[] entries, OrderSummary summary)
    {
        var orders = entries.Where(entry => entry.Amount >= 0).ToArray();
        Assert.Equal(orders.Length, summary.OrderCount);
        Assert.Equal(orders.Count(entry => entry.Amount == 0), summary.ZeroOrderCount);
        Assert.Equal(entries.Length - orders.Length, summary.CreditCount);
        Assert.Equal(entries.Length, summary.EntryCount);
        Assert.Equal(entries.Sum(entry => entry.Amount), summary.NetRevenue);
        Assert.Equal(First(orders), summary.FirstOrderAt);
        Assert.Equal(Last(orders), summary.LastOrderAt);
        Assert.Equal(First(entries), summary.FirstEntryAt);
        Assert.Equal(Last(entries), summary.LastEntryAt);
    }

    private static DateTimeOffset? First(OrderEntry[] entries) => entries.Length > 0 ? entries.Min(entry => entry.PlacedAt) : null;

    private static DateTimeOffset? Last(OrderEntry[] entries) => entries.Length > 0 ? entries.Max(entry => entry.PlacedAt) : null;
}
