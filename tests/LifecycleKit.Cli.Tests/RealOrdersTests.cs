using System.Globalization;
using System.IO.Compression;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Cli.Tests;

public class RealOrdersTests
{
    [Fact]
    public async Task Run_Cdnow_OrdersAreDistinctDaysAndRevenueIsThePlainSum()
    {
        var path = Repository.SharedData("cdnow_orders.csv");
        using var run = await ToolRun.RunAsync(path);

        var plain = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).GroupBy(cells => cells[0]).ToDictionary(
            customer => customer.Key,
            customer => (Days: customer.Select(cells => cells[1]).Distinct().Count(),
                Sum: customer.Sum(cells => decimal.Parse(cells[3], CultureInfo.InvariantCulture))));
        var rows = run.Rows("customers.csv");
        Assert.Equal(plain.Keys.Order(StringComparer.Ordinal), rows.Select(row => row["customer_id"]));
        Assert.All(
            rows, row => Assert.Equal(
                plain[row["customer_id"]], (int.Parse(row["orders"], CultureInfo.InvariantCulture), Money(row["net_revenue"]))));
        var summary = run.Summary();
        Assert.Equal(69_659, summary.GetProperty("rows_read").GetInt64());
        Assert.Equal(69_659, summary.GetProperty("rows_used").GetInt64());
        Assert.Equal(23_570, summary.GetProperty("customers").GetInt32());
        Assert.Empty(run.Rows("rejects.csv"));
    }

    [Fact]
    public async Task Run_RetailLines_EveryRowIsAccountedFor()
    {
        var path = Repository.SharedData("online_retail_lines_2010-12_to_2011-05.csv.gz");
        using var run = await ToolRun.RunAsync(path);

        var summary = run.Summary();
        long Of(string name) => summary.GetProperty(name).GetInt64();
        Assert.Equal(209_029, Of("rows_read"));
        Assert.Equal(209_029, Of("rows_rejected") + Of("rows_guest") + Of("rows_after_as_of") + Of("rows_used"));

        var guests = 0L;
        var sum = 0m;
        foreach (var cells in Lines(path))
        {
            if (cells[^2].Length == 0) guests++;
            else sum += decimal.Parse(cells[^5], CultureInfo.InvariantCulture) * decimal.Parse(cells[^3], CultureInfo.InvariantCulture);
        }

        Assert.Equal(guests, Of("rows_guest"));
        Assert.Equal(sum, summary.GetProperty("net_revenue").GetDecimal());
        Assert.Equal(sum, run.Rows("customers.csv").Sum(row => Money(row["net_revenue"])));
    }

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The cells of each line counted from the end, since a quoted description may hold commas.</summary>
    internal static IEnumerable<string[]> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Split(',');
    }
}
