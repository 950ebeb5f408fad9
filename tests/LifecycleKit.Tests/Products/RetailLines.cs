using System.Globalization;
using System.IO.Compression;
using LifecycleKit.Products;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Products;

/// <summary>The invoice lines of a real web shop. Skips the test where the machine does not have them.</summary>
internal static class RetailLines
{
    /// <summary>All lines, those of unknown customers and of codes that are not products included.</summary>
    public static IEnumerable<OrderLineRow> Read() => ReadWithCountry().Select(line => line.Row);

    /// <summary>The same, each with the country of the customer.</summary>
    public static IEnumerable<(OrderLineRow Row, string Country)> ReadWithCountry()
    {
        using var file = File.OpenRead(Repository.SharedData("online_retail_lines_2010-12_to_2011-05.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            // Only the description holds commas, so the cells after it are counted from the end.
            var cells = line.Split(',');
            var quantity = decimal.Parse(cells[^5], CultureInfo.InvariantCulture);
            var placedAt = DateTime.ParseExact(cells[^4], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            yield return (new OrderLineRow(
                cells[^2], cells[0], new DateTimeOffset(placedAt, TimeSpan.Zero), cells[1], quantity,
                quantity * decimal.Parse(cells[^3], CultureInfo.InvariantCulture)), cells[^1]);
        }
    }

    /// <summary>The lines of products: their codes begin with a digit, those of postage, fees and corrections do not.</summary>
    public static IEnumerable<OrderLineRow> ReadProducts() => Read().Where(row => char.IsAsciiDigit(row.ProductId[0]));
}
