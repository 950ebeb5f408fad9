using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>An order log in its plainest form: the customers in order, each with sorted entries.</summary>
internal static class NaiveOrderLog
{
    public static IReadOnlyList<(string CustomerId, OrderEntry[] Entries)> Of(IEnumerable<OrderRow> rows, OrderLogOptions options) =>
        [.. rows.GroupBy(row => row.CustomerId, StringComparer.Ordinal)
            .OrderBy(customer => customer.Key, StringComparer.Ordinal)
            .Select(customer => (customer.Key, Entries(customer, options)))];

    public static IReadOnlyList<(string CustomerId, OrderEntry[] Entries)> ContentsOf(OrderLog log) =>
        [.. log.Select(customer => (customer.CustomerId, customer.ToArray()))];

    public static void AssertEqual(
        IReadOnlyList<(string CustomerId, OrderEntry[] Entries)> expected, IReadOnlyList<(string CustomerId, OrderEntry[] Entries)> actual)
    {
        Assert.Equal(expected.Select(customer => customer.CustomerId), actual.Select(customer => customer.CustomerId));
        Assert.Equal(expected.SelectMany(customer => customer.Entries), actual.SelectMany(customer => customer.Entries));
        Assert.Equal(expected.Select(customer => customer.Entries.Length), actual.Select(customer => customer.Entries.Length));
    }

    private static OrderEntry[] Entries(IEnumerable<OrderRow> rows, OrderLogOptions options)
    {
        var lookup = rows.ToLookup(row => string.IsNullOrEmpty(row.OrderId));
        var orders = lookup[false].GroupBy(row => row.OrderId, StringComparer.Ordinal)
            .Where(lines => lines.Sum(row => row.Amount) != 0 || lines.All(row => row.Amount == 0))
            .Select(lines => Sum(lines, lines.First().PlacedAt));
        var loose = options.WithoutOrderId == OrderGrain.Row
            ? lookup[true].Select(row => Sum([row], row.PlacedAt))
            : lookup[true].GroupBy(row => CalendarDays.DateOf(row.PlacedAt, options.TimeZone))
                .Select(day => Sum(day, day.Min(row => row.PlacedAt)));
        return [.. orders.Concat(loose).OrderBy(entry => entry.PlacedAt).ThenBy(entry => entry.Amount)];
    }

    private static OrderEntry Sum(IEnumerable<OrderRow> rows, DateTimeOffset placedAt) => new(placedAt, rows.Sum(row => row.Amount));
}
