using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Customers;

/// <summary>
/// All purchases of the CDNOW customers who came in the first quarter of 1997 (Fader and Hardie), as days without order ids.
/// </summary>
internal static class CdnowOrders
{
    public static IEnumerable<OrderRow> Read() => File.ReadLines(Repository.SharedData("cdnow_orders.csv")).Skip(1).Select(line =>
    {
        var cells = line.Split(',');
        return new OrderRow(
            cells[0],
            new DateTimeOffset(DateTime.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero),
            decimal.Parse(cells[3], CultureInfo.InvariantCulture));
    });
}
