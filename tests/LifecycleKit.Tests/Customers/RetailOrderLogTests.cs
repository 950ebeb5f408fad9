using System.Globalization;
using System.IO.Compression;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Customers;

/// <summary>Real invoice lines of a web shop: many lines an order, cancellations, free lines, lines without customer.</summary>
public class RetailOrderLogTests
{
    [Fact]
    public void Read_AllLines_EqualsTheNaiveGrouping()
    {
        var lines = Read().ToArray();
        var log = OrderLog.Read(lines);
        Assert.Equal(lines.Length, log.RowCount);
        NaiveOrderLog.AssertEqual(NaiveOrderLog.Of(lines, new OrderLogOptions()), NaiveOrderLog.ContentsOf(log));

        var summaries = log.Summarize(DateTimeOffset.MaxValue);
        Assert.Equal(lines.Sum(line => line.Amount), summaries.Sum(summary => summary.NetRevenue));
        Assert.Equal(lines.Where(IsCancellation).DistinctBy(line => line.OrderId).Count(), summaries.Sum(summary => summary.CreditCount));
    }

    private static bool IsCancellation(OrderRow line) => line.OrderId![0] == 'C';

    internal static IEnumerable<OrderRow> Read()
    {
        using var file = File.OpenRead(Repository.SharedData("online_retail_lines_2010-12_to_2011-05.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            // Only the description holds commas, so the cells after it are counted from the end.
            var cells = line.Split(',');
            if (cells[^2].Length == 0) continue;
            var amount = decimal.Parse(cells[^5], CultureInfo.InvariantCulture) * decimal.Parse(cells[^3], CultureInfo.InvariantCulture);
            var placedAt = DateTime.ParseExact(cells[^4], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            yield return new OrderRow(cells[^2], new DateTimeOffset(placedAt, TimeSpan.Zero), amount, cells[0]);
        }
    }
}
