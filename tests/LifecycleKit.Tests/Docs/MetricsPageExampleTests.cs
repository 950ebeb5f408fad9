using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Docs;

/// <summary>
/// The examples of docs/metrics.md: regions here, letter by letter, that run. Those about subscriptions and support have a test of their
/// own.
/// </summary>
public class MetricsPageExampleTests
{
    private readonly List<string> _lines = [];

    /// <summary>Replaces the console in the examples.</summary>
    private MetricsPageExampleTests Console => this;

    [Fact]
    public void Examples_OfThePage_AreRegionsThatRun()
    {
        var page = MarkdownPage.Read("docs", "metrics.md");
        Assert.Equal(
            MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "MetricsPageExampleTests.cs")),
            page.Blocks("csharp").Except(page.Section(ServicePageExampleTests.Section).Blocks("csharp")));
        var start = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var order = new OrderSnapshot
        {
            OrderId = "A", PlacedAt = start.AddDays(2), GrossTotal = 30, SalesChannel = "app", DeliveredAt = start.AddDays(5),
            ReturnedAt = start.AddDays(9),
        };
        Example(
            start,
            [
                [CustomerEvent.CartUpdated(start.AddDays(1), 30, 1), CustomerEvent.Order(order)],
                [CustomerEvent.CartUpdated(start.AddDays(1), 80, 2)],
                [CustomerEvent.CartUpdated(start.AddDays(1), 9, 1), CustomerEvent.CartUpdated(start.AddDays(1).AddMinutes(5), 0, 0)],
            ],
            [order]);
        Assert.Equal(
            [
                "2 of 3 carts abandoned, 1 recovered, 30 EUR", "half of the orders within 3 days; 1 of 1 returned",
                "app: 1 order(s), 30 net",
            ],
            _lines);
    }

    private void WriteLine(object line) => _lines.Add($"{line}");

    private void Example(DateTimeOffset start, CustomerEvent[][] customers, OrderSnapshot[] orders)
    {
        #region Carts
        var weeks = Period.Create(start, start.AddDays(30));
        var (rate, recovery, revenue) = (default(Ratio), default(Ratio), default(MeanValue));
        foreach (var events in customers)
        {
            rate += CartAbandonmentRate.CustomerContribution(events, weeks);
            recovery += CartRecoveryRate.CustomerContribution(events, weeks, CartTimes.Create(lostAfter: TimeSpan.FromDays(3)));
            revenue += RecoveredRevenue.CustomerContribution(events, weeks);
        }

        Console.WriteLine($"{rate.Numerator} of {rate.Denominator} carts abandoned, {recovery.Numerator} recovered, {revenue.Sum} EUR");
        #endregion

        #region Fulfilment
        var way = KaplanMeier.Fit(DeliveryTime.Of(orders, weeks, asOf: start.AddDays(30)));
        var returned = ReturnRate.Of(orders, weeks);
        Console.WriteLine($"half of the orders within {way.Median().Value} days; {returned.Numerator} of {returned.Denominator} returned");
        foreach (var row in SalesByChannel.Of(orders, weeks).Rows) Console.WriteLine(row);
        #endregion
    }
}
