using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Segments;

/// <summary>
/// The table of segments and the movement between two dates in real orders, against a computation from the rows alone: quantiles, scores
/// and the five-phase map are written again from their definitions.
/// </summary>
public class RealSegmentsTests(ITestOutputHelper output)
{
    private static readonly string[] Segments =
    [
        "Falling Asleep", "Falling Asleep", "Falling Asleep", "Cannot-lose", "Cannot-lose",
        "Falling Asleep", "Falling Asleep", "At Risk", "At Risk", "At Risk",
        "Promising", "Promising", "Potential Loyalists", "Loyal", "Loyal",
        "Recent", "Promising", "Potential Loyalists", "Loyal", "Champions",
        "Recent", "Recent", "Potential Loyalists", "Champions", "Champions",
    ];

    [Fact]
    public void Tables_OfCdnow_AreThoseOfTheRows() => Check(
        [.. CdnowOrders.Read().GroupBy(row => (row.CustomerId, row.PlacedAt))
            .Select(day => new Order(day.Key.CustomerId, day.Key.PlacedAt, day.Sum(row => row.Amount)))],
        CdnowOrders.Read(), new DateTime(1998, 1, 1), new DateTime(1998, 7, 1));

    [Fact]
    public void Tables_OfARealWebShop_AreThoseOfTheRows() => Check(
        [.. RetailOrderLogTests.Read().GroupBy(row => (row.CustomerId, row.OrderId))
            .Select(invoice => new Order(invoice.Key.CustomerId, invoice.Min(row => row.PlacedAt), invoice.Sum(row => row.Amount)))],
        RetailOrderLogTests.Read(), new DateTime(2011, 3, 1), new DateTime(2011, 6, 1));

    private void Check(Order[] orders, IEnumerable<OrderRow> rows, DateTime opening, DateTime close)
    {
        var period = Period.Create(new DateTimeOffset(opening, TimeSpan.Zero), new DateTimeOffset(close, TimeSpan.Zero));
        var log = OrderLog.Read(rows);
        var values = Array.ConvertAll(
            log.Summarize(period.To), one => RfmValues.TryFrom(one, period.To, TimeZoneInfo.Utc, out var found) ? found : default);
        var model = RfmModel.Fit(values, period.To, new RfmOptions { Population = RfmPopulation.RepeatCustomers });
        var random = new Random(3);
        var profits = Array.ConvertAll(values, one => random.Next(4) == 0 ? default : new ProfitTotals
        {
            OrderCount = one.Frequency, Revenue = one.Monetary, Profit = Math.Round(one.Monetary * random.Next(-10, 60) / 100m, 2),
        });
        var table = SegmentTable.Create(SegmentMaps.FivePhase, model, values, profits);
        var movement = SegmentMovement.Create(SegmentMaps.FivePhase, model, log, period, TimeZoneInfo.Utc);

        var (before, after) = (Values(orders, period.From), Values(orders, period.To));
        decimal[][] cuts =
        [
            Cuts(after.Values.Select(one => one.Days)), Cuts(after.Values.Where(one => one.Count > 1).Select(one => one.Count)),
            Cuts(after.Values.Where(one => one.Count > 1).Select(one => one.Amount)),
        ];
        var segments = after.ToDictionary(one => one.Key, one => Segment(one.Value));
        Assert.Equal(after.Count, table.CustomerCount);
        foreach (var row in table.Rows)
        {
            var members = after.Where(one => segments[one.Key] == row.Segment.Name).Select(one => one.Value).ToArray();
            Assert.Equal((members.Length, members.Sum(one => one.Amount)), (row.CustomerCount, row.Revenue));
            Assert.Equal((double)Median([.. members.Select(one => one.Days)]), row.MedianRecencyDays.Value, 1e-9);
            Assert.Equal((double)Median([.. members.Select(one => one.Amount)]), row.MedianMonetary.Value, 1e-9);
            var known = Enumerable.Range(0, log.CustomerCount)
                .Where(i => segments.GetValueOrDefault(log[i].CustomerId) == row.Segment.Name).Select(i => profits[i]).ToList();
            Assert.Equal(known.Sum(one => one.Profit), row.Profit);
            Assert.Equal(known.Sum(one => one.Revenue), row.MarginKnown.Numerator);
        }

        var byProfit = table.ToRowsByProfit();
        Assert.Equal(table.Rows.Select(row => row.Profit).OrderDescending(), byProfit.Select(row => row.Profit));

        var moves = after.Keys
            .GroupBy(id => ((string? From, string? To))(before.TryGetValue(id, out var one) ? Segment(one) : null, segments[id]))
            .ToDictionary(one => one.Key, one => one.LongCount());
        Assert.Equal(moves, movement.ToLinks().ToDictionary(link => (link.From, link.To), link => link.Count));
        Assert.Equal(after.Count - before.Count, movement.ArrivedCount);
        Assert.Equal(moves.Where(one => one.Key.From is { } from && from != one.Key.To).Sum(one => one.Value), movement.MovedCount);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{movement.MovedCount} of {movement.MovedShare.Denominator} moved, {movement.ArrivedCount} arrived; most profitable: {byProfit[0]}"));

        string Segment((decimal Days, int Count, decimal Amount) one)
        {
            var r = 5 - cuts[0].Count(cut => one.Days > cut);
            if (one.Count == 1 && r >= 3) return "First-time Customers";
            var (f, m) = (1 + cuts[1].Count(cut => one.Count > cut), 1 + cuts[2].Count(cut => one.Amount > cut));
            return Segments[(r - 1) * 5 + (f + m + 1) / 2 - 1];
        }
    }

    private static Dictionary<string, (decimal Days, int Count, decimal Amount)> Values(Order[] orders, DateTimeOffset asOf) => orders
        .Where(order => order.At < asOf).GroupBy(order => order.Customer).Where(customer => customer.Any(order => order.Amount >= 0))
        .ToDictionary(
            customer => customer.Key,
            customer =>
            {
                var counted = customer.Where(order => order.Amount >= 0).ToList();
                var days = (asOf.Date - counted.Max(order => order.At).Date).Days;
                return ((decimal)days, counted.Count, customer.Sum(order => order.Amount));
            });

    private static decimal[] Cuts(IEnumerable<decimal> values) => Cuts([.. values.Order()]);

    private static decimal[] Cuts(IEnumerable<int> values) => Cuts(values.Select(value => (decimal)value));

    private static decimal[] Cuts(decimal[] sorted) =>
        [.. Enumerable.Range(1, 4).Select(i =>
        {
            var (at, rest) = Math.DivRem((sorted.Length - 1) * i, 5);
            return rest == 0 ? sorted[at] : sorted[at] + (sorted[at + 1] - sorted[at]) * rest / 5;
        })];

    private static decimal Median(decimal[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private sealed record Order(string Customer, DateTimeOffset At, decimal Amount);
}
