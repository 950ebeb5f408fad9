using System.Globalization;
using System.IO.Compression;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>Orders of real shops, to the cent.</summary>
public class RealOrdersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_Cdnow_OrdersAreDistinctDaysAndRevenueIsThePlainSum()
    {
        var path = Repository.SharedData("cdnow_orders.csv");
        var result = await OrderImport.ReadAsync(ImportSource.FromPath(path), Imported.Options, null, Cancellation);

        var plain = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).GroupBy(cells => cells[0])
            .OrderBy(customer => customer.Key, StringComparer.Ordinal)
            .Select(customer => (
                customer.Key, customer.Select(cells => cells[1]).Distinct().Count(), customer.Sum(cells => Money(cells[3]))));
        Assert.Equal(plain, result.Log.Select(customer => (customer.CustomerId, customer.Count, customer.Sum(entry => entry.Amount))));
        Assert.Equal(69_659, result.Counts.Read);
        Assert.Equal(69_659, result.Counts[RowOutcome.Used] + result.Counts[RowOutcome.PartOfOrder]);
        Assert.Equal(23_570, result.Log.CustomerCount);
        Assert.Equal(new DateTimeOffset(1998, 7, 1, 0, 0, 0, TimeSpan.Zero), result.AsOf);
    }

    [Fact]
    public async Task Read_RetailLines_EveryRowIsAccountedFor()
    {
        var path = Repository.SharedData("online_retail_lines_2010-12_to_2011-05.csv.gz");
        var result = await OrderImport.ReadAsync(ImportSource.FromPath(path), Imported.Options, null, Cancellation);

        var lines = Lines(path).ToList();
        var guests = lines.Count(cells => cells[^2].Length == 0);
        var known = lines.Where(cells => cells[^2].Length > 0).ToList();
        Assert.Equal(209_029, result.Counts.Read);
        Assert.Equal(guests, result.Counts[RowOutcome.Guest]);
        Assert.Equal(0, result.Counts[RowOutcome.Rejected] + result.Counts[RowOutcome.NotAnOrder]);
        Assert.Equal(known.Select(cells => cells[^2]).Distinct().Count(), result.Log.CustomerCount);
        Assert.Equal(
            known.Sum(cells => Money(cells[^5]) * Money(cells[^3])), result.Log.Sum(customer => customer.Sum(entry => entry.Amount)));
        Assert.Equal(known.Select(cells => cells[0]).Distinct().Count(), result.GetOrders().Count());
    }

    [Fact]
    public async Task Read_RetailLinesAsWorkbook_IsTheSameAsText()
    {
        var path = Repository.SharedData("online_retail_lines_2010-12_to_2011-05.csv.gz");
        // The cells between the first and the last two may hold commas in quotes; the workbook leaves the description out.
        var rows = Lines(path).Take(5000)
            .Select(cells => new[] { cells[0], cells[1], cells[^5], cells[^4], cells[^3], cells[^2] }).ToList();
        string[] header = ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"];
        var text = string.Join('\n', rows.Prepend(header).Select(cells => string.Join(',', cells)));

        var ofText = await Imported.ReadAsync(text);
        var ofWorkbook = await Imported.ReadAsync(WorkbookWriter.Write(header, rows), name: "orders.xlsx");

        Assert.Equal("xlsx", ofWorkbook.Format.Layout.Container);
        Assert.Equal(ofText.Counts, ofWorkbook.Counts);
        // A workbook has the id 17850 as a number, the text as 17850.0.
        Assert.Equal(Imported.Text(ofText).Replace(".0 2010", " 2010", StringComparison.Ordinal), Imported.Text(ofWorkbook));
    }

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The cells of each line counted from the end, since a quoted description may hold commas.</summary>
    private static IEnumerable<string[]> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Split(',');
    }
}
