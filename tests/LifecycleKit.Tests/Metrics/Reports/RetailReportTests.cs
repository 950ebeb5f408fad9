using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>The report of a real shop against plain sums over its invoice lines.</summary>
public class RetailReportTests
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/London")]
    [InlineData("Pacific/Kiritimati")]
    public void Of_RetailInvoices_HasTheRevenueOfThePlainSumAndTheIdentitiesInEachMonth(string zoneId)
    {
        var zone = Zones.Find(zoneId);
        var lines = RetailOrderLogTests.Read().ToArray();
        // An invoice, with all its lines, has the instant of its first line.
        var invoices = lines.GroupBy(line => (line.CustomerId, line.OrderId)).Select(invoice => (
            invoice.Key.CustomerId, At: invoice.First().PlacedAt, Amount: invoice.Sum(line => line.Amount))).ToArray();
        var last = CalendarDays.DateOf(lines.Max(line => line.PlacedAt), zone).AddDays(1);
        var options = new MetricReportOptions { Period = Period.OfDays(new DateOnly(2010, 12, 1), last, zone), TimeZone = zone };
        var report = MetricReport.Of(OrderLog.Read(lines), options);

        var active = new HashSet<string>();
        var everybody = new HashSet<string>();
        foreach (var month in report.Months)
        {
            var inMonth = invoices.Where(invoice => month.Period.Contains(invoice.At)).ToList();
            Assert.Equal(inMonth.Sum(invoice => invoice.Amount), month.NetRevenue);
            Assert.Equal(inMonth.Count(invoice => invoice.Amount >= 0), month.OrderCount);
            var now = inMonth.Where(invoice => invoice.Amount >= 0).Select(invoice => invoice.CustomerId).ToHashSet();
            Assert.Equal(month.NewCount + month.ReturningCount + month.ResurrectingCount, month.ActiveCount);
            Assert.Equal(
                (now.Count, now.Except(everybody).Count(), now.Intersect(active).Count(), active.Except(now).Count()),
                (month.ActiveCount, month.NewCount, month.ReturningCount, month.DormantCount));
            everybody.UnionWith(now);
            active = now;
        }

        Assert.Equal(invoices.Sum(invoice => invoice.Amount), report.Months.Sum(month => month.NetRevenue));
        Assert.Equal(2_718, report.Months.Sum(month => month.NewCount));
    }
}
