using System.Globalization;

namespace LifecycleKit.Import.Benchmarks;

/// <summary>Writes a file of order rows, a tenth of them with a quoted field.</summary>
internal static class OrderFileWriter
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="rowCount">The number of rows below the header.</param>
    public static void Write(string path, int rowCount)
    {
        var random = new Random(17);
        using var writer = new StreamWriter(path);
        writer.WriteLine("order_id,customer_id,order_date,status,currency,quantity,total,note");
        for (var i = 0; i < rowCount; i++)
        {
            var total = (random.Next(100, 99_999) / 100m).ToString(CultureInfo.InvariantCulture);
            var note = i % 10 == 0 ? "\"gift, red\"" : "none";
            writer.WriteLine(FormattableString.Invariant(
                $"{100_000 + i},C{random.Next(200_000)},2025-{i % 12 + 1:00}-{i % 28 + 1:00} 10:30:00,paid,EUR,")
                + FormattableString.Invariant($"{random.Next(1, 9)},{total},{note}"));
        }
    }
}
