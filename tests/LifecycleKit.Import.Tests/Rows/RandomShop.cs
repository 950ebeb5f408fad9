using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The orders of a shop that does not exist.</summary>
internal sealed record RandomShop(IReadOnlyList<RandomShop.Order> Orders)
{
    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] AsciiNames = ["c1", "c2", "anna@example.com", "O'Brien, Jr", "1001", "B \"Bob\" Roe", string.Empty];

    public static RandomShop Create(Random random, string[] moreNames)
    {
        string[] names = [.. AsciiNames, .. moreNames];
        // In few days a customer has several orders on one of them.
        var dayCount = random.Next(3) == 0 ? 3 : 1000;
        var orders = Enumerable.Range(0, random.Next(1, 14)).Select(number =>
        {
            var placedAt = First.AddDays(random.Next(0, dayCount)).AddMinutes(random.Next(0, 1440));
            // The clock repeats an hour in these days, which a file of local times does not decide.
            if (placedAt is { Month: 10 or 11, Day: <= 7 or >= 25 }) placedAt = placedAt.AddDays(14);
            var lines = Enumerable.Range(0, random.Next(1, 4))
                .Select(line => new Line($"product {number}-{line}", random.Next(1, 4), Price(random))).ToList();
            var refund = random.Next(6) == 0 ? random.Next(1, 3) : 0;
            return new Order($"{number + 1000}", names[random.Next(names.Length)], placedAt, lines, refund, random.Next(6) > 0);
        });
        return new RandomShop([.. orders]);
    }

    private static decimal Price(Random random) =>
        random.Next(10) == 0 ? random.Next(1, 3000) : random.Next(1, 300_000) / 100m;

    /// <summary>The log of the orders of a file: those that were paid, with instants as exact as the file has them.</summary>
    /// <param name="form">What the file has.</param>
    public string Log(ShopForm form)
    {
        var entries = Orders.Where(order => order is { IsPaid: true, Customer.Length: > 0 }).Select(order => (
            order.Customer, At: form.HasTime ? order.PlacedAt : order.PlacedAt.Date, Net: order.Total - form.RefundOf(order),
            Key: form.HasIds ? order.Id : $"{order.PlacedAt:yyyyMMdd}"));
        var orders = entries.GroupBy(entry => (entry.Customer, entry.Key))
            .Select(rows => (rows.Key.Customer, At: rows.Min(row => row.At), Net: rows.Sum(row => row.Net)))
            .Where(order => order.Net > 0);
        return string.Join("; ", orders.GroupBy(order => order.Customer).OrderBy(customer => customer.Key, StringComparer.Ordinal).Select(
            customer => $"{customer.Key} {string.Join(", ", customer.OrderBy(order => order.At).ThenBy(order => order.Net).Select(
                order => string.Create(CultureInfo.InvariantCulture, $"{order.At:yyyy-MM-dd HH:mm} {order.Net:0.########}")))}"));
    }

    internal sealed record Line(string Product, int Quantity, decimal Price)
    {
        public decimal Amount => Quantity * Price;
    }

    /// <summary>An order; <c>RefundKind</c> is 0 for none, 1 for half of it, 2 for all.</summary>
    internal sealed record Order(
        string Id, string Customer, DateTime PlacedAt, IReadOnlyList<Line> Lines, int RefundKind, bool IsPaid)
    {
        public decimal Total => Lines.Sum(line => line.Amount);

        public decimal Refund => RefundKind switch { 0 => 0, 1 => decimal.Round(Total / 2, 2), _ => Total };
    }
}
