using System.Globalization;

namespace LifecycleKit.Import.Benchmarks;

/// <summary>
/// Writes the orders of a shop as a file of rows (id, customer, date, amount), in the order of their dates. A report of the tool reads the
/// file.
/// </summary>
internal static class ShopFileWriter
{
    private const int Days = 730;
    private const double MeanOrders = 11.4;

    /// <summary>Writes the file; the same number of rows gives the same file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="rowCount">The number of rows below the header, up to 0.2 % of them credits.</param>
    public static void Write(string path, int rowCount)
    {
        var random = new Random(17);
        var customerCount = Math.Max(1, (int)(rowCount / MeanOrders));
        var orders = new (int Minute, int Customer, int Cents)[rowCount];
        // Each customer buys at an own rate and may drop out after each purchase. Most buy once or twice, a few very often.
        var at = 0;
        for (var customer = 0; at < rowCount; customer++)
        {
            var minute = random.NextDouble() * Days * 1440;
            var between = 1440 * (2 + (40 * random.NextDouble() * random.NextDouble()) + (10 * Exponential(random)));
            var dropout = 0.01 + (0.3 * random.NextDouble() * random.NextDouble());
            var basket = 1_500 + (4_000 * Exponential(random));
            while (at < rowCount && minute < Days * 1440)
            {
                var cents = 1 + (int)(basket * (0.5 + random.NextDouble()));
                orders[at++] = ((int)minute, customer % customerCount, random.NextDouble() < 0.002 ? -cents : cents);
                if (random.NextDouble() < dropout) break;
                minute += between * Exponential(random);
            }
        }

        Array.Sort(orders);
        using var writer = new StreamWriter(path);
        writer.WriteLine("order_id,customer_id,order_date,amount");
        var start = new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Span<char> row = stackalloc char[100];
        for (var i = 0; i < rowCount; i++)
        {
            var (minute, customer, cents) = orders[i];
            row.TryWrite(
                CultureInfo.InvariantCulture,
                $"{100_000 + i},C{customer:D7},{start.AddMinutes(minute):yyyy-MM-dd HH:mm:ss},{cents / 100m:F2}", out var length);
            writer.WriteLine(row[..length]);
        }
    }

    private static double Exponential(Random random) => -Math.Log(1 - random.NextDouble());
}
