using System.Globalization;
using System.Text.Json;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Cli.Tests;

public class ReportPeriodTests
{
    private const string Orders =
        """
        customer_id,order_id,order_date,amount
        anna,1,2026-01-31T12:00:00Z,10
        anna,2,2026-02-01T12:00:00Z,20
        anna,3,2026-04-02T12:00:00Z,5.50
        ben,4,2026-01-05T12:00:00Z,30
        ben,5,2026-03-31T22:30:00Z,40
        cleo,6,2026-02-28T12:00:00Z,60
        cleo,7,2026-03-01T12:00:00Z,-10
        """;

    [Fact]
    public async Task Run_FewOrders_WritesTheExpectedMonths()
    {
        using var run = await ToolRun.RunOnAsync(Orders);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        var report = run.Summary().GetProperty("report");
        Assert.Equal(
            [
                "2026-01 new 2 returning 0 resurrecting 0 dormant 0 active 2 orders 2 netRevenue 40",
                "2026-02 new 1 returning 1 resurrecting 0 dormant 1 active 2 orders 2 netRevenue 80",
                "2026-03 new 0 returning 0 resurrecting 1 dormant 2 active 1 orders 1 netRevenue 30",
                "2026-04 new 0 returning 0 resurrecting 1 dormant 1 active 1 orders 1 netRevenue 5.5",
            ],
            Months(report));
        Assert.Equal(3, Metric(report, "new_customers").GetProperty("value").GetInt32());
        Assert.False(report.TryGetProperty("comparison", out _));
        foreach (var heading in (string[])["Funnel", "Growth", "Cohorts", "repeat_purchase_rate"])
            Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        Assert.Contains("all, weighted", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.Summary().GetProperty("funnel")[0].GetProperty("reached").GetInt32());
    }

    [Fact]
    public async Task Run_InAnotherZone_CutsMonthsAtItsMidnights()
    {
        using var run = await ToolRun.RunOnAsync(Orders, "--time-zone", "Europe/Vienna");
        Assert.Equal(
            ["2026-03 new 0 returning 0 resurrecting 0 dormant 2 active 0 orders 0 netRevenue -10",
                "2026-04 new 0 returning 0 resurrecting 2 dormant 0 active 2 orders 2 netRevenue 45.5"],
            Months(run.Summary().GetProperty("report")).Skip(2));
    }

    [Fact]
    public async Task Run_WithFromAndTo_ComparesWithTheTimeBefore()
    {
        using var run = await ToolRun.RunOnAsync(Orders, "--from", "2026-02-01", "--to", "2026-03-01", "--cohort", "week");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        var report = run.Summary().GetProperty("report");
        Assert.Equal("2026-01-01T00:00:00Z", report.GetProperty("comparison").GetProperty("from").GetString());
        var revenue = Metric(report, "net_revenue");
        Assert.Equal((80, 40, 40), (
            revenue.GetProperty("value").GetInt32(), revenue.GetProperty("comparison").GetProperty("value").GetInt32(),
            revenue.GetProperty("change").GetInt32()));
        Assert.Contains("by week of the first order", run.Output, StringComparison.Ordinal);
        Assert.Contains("2026-02-23", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to 2027-01-01", 1, "--to 2027-01-01 must not be later than --as-of.")]
    [InlineData("--from 2026-03-01 --to 2026-03-01", 1, "The report's period is empty")]
    [InlineData("--from yesterday", 2, "--from takes a date such as 2026-11-01, not 'yesterday'.")]
    [InlineData("--cohort year", 2, "--cohort takes month or week, not 'year'.")]
    public async Task Run_WithAPeriodThatIsNone_SaysSo(string options, int exitCode, string message)
    {
        using var run = await ToolRun.RunOnAsync(Orders, options.Split(' '));
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RetailLines_HasTheRevenueOfThePlainSumInEachMonth()
    {
        var path = Repository.SharedData("online_retail_lines_2010-12_to_2011-05.csv.gz");
        using var run = await ToolRun.RunAsync(path);
        var plain = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var cells in RealOrdersTests.Lines(path).Where(cells => cells[^2].Length > 0))
        {
            var amount = decimal.Parse(cells[^5], CultureInfo.InvariantCulture) * decimal.Parse(cells[^3], CultureInfo.InvariantCulture);
            plain[cells[^4][..7]] = plain.GetValueOrDefault(cells[^4][..7]) + amount;
        }

        var months = run.Summary().GetProperty("report").GetProperty("months").EnumerateArray().ToList();
        Assert.Equal(
            plain,
            months.ToDictionary(month => month.GetProperty("month").GetString()!, month => month.GetProperty("netRevenue").GetDecimal()));
        Assert.All(
            months, month => Assert.Equal(Of(month, "new") + Of(month, "returning") + Of(month, "resurrecting"), Of(month, "active")));

        static long Of(JsonElement month, string name) => month.GetProperty(name).GetInt64();
    }

    private static JsonElement Metric(JsonElement report, string name) =>
        report.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == name);

    /// <summary>The months in a line each, except the quick ratio.</summary>
    private static IEnumerable<string> Months(JsonElement report) =>
        report.GetProperty("months").EnumerateArray().Select(month => string.Join(
            ' ', month.EnumerateObject().Where(member => member.Name != "quickRatio")
                .Select(member => member.Name == "month" ? member.Value.GetString() : $"{member.Name} {member.Value}")));
}
