using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The orders of a shop that does not exist.</summary>
internal sealed record RandomShop(IReadOnlyList<RandomShop.Order> Orders)
{
    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] AsciiNames = ["c1", "c2", "anna@example.com", "O'Brien, Jr", "1001", "B \"Bob\" Roe"];

    public static RandomShop Create(Random random, string[] moreNames)
    {
        string[] names = [.. AsciiNames, .. moreNames];
        var orders = Enumerable.Range(0, random.Next(1, 14)).Select(number =>
        {
            var placedAt = First.AddDays(random.Next(0, 1000)).AddMinutes(random.Next(0, 1440));
            var lines = Enumerable.Range(0, random.Next(1, 4))
                .Select(line => new Line($"product {number}-{line}", random.Next(1, 4), Price(random))).ToList();
            var refund = random.Next(6) == 0 ? random.Next(1, 3) : 0;
            return new Order($"{number + 1000}", names[random.Next(names.Length)], placedAt, lines, refund);
        });
        return new RandomShop([.. orders]);
    }

    private static decimal Price(Random random) =>
        random.Next(10) == 0 ? random.Next(1, 3000) : random.Next(1, 300_000) / 100m;

    /// <summary>The log of the orders, with instants as exact as a file has them.</summary>
    /// <param name="hasTime">Whether the file has the time of day.</param>
    /// <param name="hasIds">Whether the file has order ids.</param>
    /// <param name="hasRefunds">Whether the file has refunds.</param>
    public string Log(bool hasTime, bool hasIds, bool hasRefunds)
    {
        var entries = Orders.Select(order => (
            order.Customer, At: hasTime ? order.PlacedAt : order.PlacedAt.Date, Net: order.Total - (hasRefunds ? order.Refund : 0),
            Key: hasIds ? order.Id : $"{order.PlacedAt:yyyyMMdd}"));
        var orders = entries.GroupBy(entry => (entry.Customer, entry.Key))
            .Select(rows => (rows.Key.Customer, At: rows.Min(row => row.At), Net: rows.Sum(row => row.Net)))
            .Where(order => order.Net > 0);
        return string.Join("; ", orders.GroupBy(order => order.Customer).OrderBy(customer => customer.Key, StringComparer.Ordinal).Select(
            customer => $"{customer.Key} {string.Join(", ", customer.OrderBy(order => order.At).ThenBy(order => order.Net).Select(
                order => string.Create(CultureInfo.InvariantCulture, $"{order.At:yyyy-MM-dd} {order.Net:0.########}")))}"));
    }

    internal sealed record Line(string Product, int Quantity, decimal Price);

    /// <summary>An order; <c>RefundKind</c> is 0 for none, 1 for half of it, 2 for all.</summary>
    internal sealed record Order(string Id, string Customer, DateTime PlacedAt, IReadOnlyList<Line> Lines, int RefundKind)
    {
        public decimal Total => Lines.Sum(line => line.Quantity * line.Price);

        public decimal Refund => RefundKind switch { 0 => 0, 1 => decimal.Round(Total / 2, 2), _ => Total };
    }
}
