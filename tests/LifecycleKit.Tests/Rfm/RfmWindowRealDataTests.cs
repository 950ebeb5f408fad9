using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Rfm;

/// <summary>Real orders over a window and over the lifetime beside it, against a computation from the rows alone.</summary>
public class RfmWindowRealDataTests(ITestOutputHelper output)
{
    [Fact]
    public void Fit_OfCdnow_IsThatOfTheRows() => Check(
        [.. CdnowOrders.Read().GroupBy(row => (row.CustomerId, row.PlacedAt))
            .Select(day => (day.Key.CustomerId, day.Key.PlacedAt, day.Sum(row => row.Amount)))],
        CdnowOrders.Read(), new DateTime(1998, 7, 1), windowDays: 365);

    [Fact]
    public void Fit_OfARealWebShop_IsThatOfTheRows() => Check(
        [.. RetailOrderLogTests.Read().GroupBy(row => (row.CustomerId, row.OrderId))
            .Select(invoice => (invoice.Key.CustomerId, invoice.Min(row => row.PlacedAt), invoice.Sum(row => row.Amount)))],
        RetailOrderLogTests.Read(), new DateTime(2011, 6, 1), windowDays: 60);

    private void Check((string Id, DateTimeOffset At, decimal Amount)[] entries, IEnumerable<OrderRow> rows, DateTime end, int windowDays)
    {
        var asOf = new DateTimeOffset(end, TimeSpan.Zero);
        var log = OrderLog.Read(rows);
        var options = new RfmOptions { WindowDays = windowDays };
        var model = RfmModel.Fit(log, asOf, options);
        var lifetime = RfmModel.Fit(log, asOf);

        var expected = entries.Where(one => one.At < asOf).GroupBy(one => one.Id)
            .Where(group => group.Any(one => one.Amount >= 0))
            .ToDictionary(group => group.Key, group => Values([.. group.Select(one => (one.At, one.Amount))], asOf, windowDays));
        var inWindow = expected.Values.Where(one => one.Frequency > 0).ToArray();
        Assert.Equal(NaiveRfm.Quantiles(expected.Values.Select(one => (decimal)one.Days), 5), model.Recency.CutPoints);
        Assert.Equal(NaiveRfm.Quantiles(inWindow.Select(one => (decimal)one.Frequency), 5), model.Frequency.CutPoints);
        Assert.Equal(NaiveRfm.Quantiles(inWindow.Select(one => one.Monetary), 5), model.Monetary.CutPoints);

        var values = RfmValues.Read(log, asOf, TimeZoneInfo.Utc, windowDays);
        for (var i = 0; i < values.Length; i++)
        {
            var isBuyer = expected.TryGetValue(log[i].CustomerId, out var one);
            Assert.Equal(isBuyer, values[i].HasOrders);
            if (!isBuyer) continue;
            Assert.Equal(
                (one.Days, one.Frequency, one.Monetary, one.Orders),
                (values[i].RecencyDays, values[i].Frequency, values[i].Monetary, values[i].OrderCount));
            Assert.Equal(
                RfmScore.Create(
                    NaiveRfm.Score(model.Recency, one.Days), NaiveRfm.Score(model.Frequency, one.Frequency),
                    NaiveRfm.Score(model.Monetary, one.Monetary)),
                model.Score(values[i]));
        }

        // Both tables beside each other: the same customers, by the window and by the lifetime.
        var ofWindow = SegmentTable.Create(SegmentMaps.FivePhase, model, values);
        var ofLife = SegmentTable.Create(SegmentMaps.FivePhase, lifetime, RfmValues.Read(log, asOf, TimeZoneInfo.Utc));
        Assert.Equal((expected.Count, ofLife.CustomerCount), (ofWindow.CustomerCount, expected.Count));
        Assert.Equal(expected.Values.Sum(one => one.Monetary), ofWindow.Rows.Sum(row => row.Revenue));
        Assert.Equal(ofLife.RepeatCustomerCount, ofWindow.RepeatCustomerCount);
        var period = Period.Create(asOf.AddDays(-30), asOf);
        var moves = SegmentMovement.Create(SegmentMaps.FivePhase, model, log, period, TimeZoneInfo.Utc);
        var atClose = ofWindow.Rows.ToDictionary(row => row.Segment.Name, row => (long)row.CustomerCount);
        Assert.All(atClose, row => Assert.Equal(row.Value, moves.GetCountAtClose(row.Key)));
        output.WriteLine($"{inWindow.Length} of {expected.Count} customers ordered in the last {windowDays} days");
        Assert.True(inWindow.Length < expected.Count);
    }

    private static (int Days, int Frequency, decimal Monetary, int Orders) Values(
        (DateTimeOffset At, decimal Amount)[] entries, DateTimeOffset asOf, int windowDays)
    {
        var orders = entries.Where(one => one.Amount >= 0).ToArray();
        var window = entries.Where(one => asOf - one.At < TimeSpan.FromDays(windowDays)).ToArray();
        return (
            (asOf.Date - orders.Max(one => one.At).Date).Days, window.Count(one => one.Amount >= 0), window.Sum(one => one.Amount),
            orders.Length);
    }
}
