using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Customers;

/// <summary>Random orders of simulated customers over three years; the same arguments give the same rows.</summary>
internal sealed class OrderRows(int rows, int customers)
{
    private static readonly DateTimeOffset Opening = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Returns the rows with strings, like a data reader, in order of time; with order ids on request.</summary>
    public OrderRow[] ToArray(bool withOrderIds)
    {
        var result = new OrderRow[rows];
        var ids = Enumerable.Range(0, customers).Select(customer => $"C{customer * 7919L % 100_000_000:D8}").ToArray();
        var random = new Random(20260101);
        for (var row = 0; row < rows; row++)
        {
            var (customer, placedAt, amount) = Next(random, row);
            result[row] = new OrderRow(ids[customer], placedAt, amount, withOrderIds ? $"{10_000_000 + row}" : null);
        }

        return result;
    }

    /// <summary>Adds the rows to a builder without allocating strings or arrays, which would distort a measurement of memory.</summary>
    public void AddTo(OrderLogBuilder builder, bool withOrderIds)
    {
        var random = new Random(20260101);
        Span<char> customerId = stackalloc char[9];
        Span<char> orderId = stackalloc char[8];
        for (var row = 0; row < rows; row++)
        {
            var (customer, placedAt, amount) = Next(random, row);
            customerId.TryWrite($"C{customer * 7919L % 100_000_000:D8}", out _);
            orderId.TryWrite($"{10_000_000 + row}", out _);
            builder.Add(customerId, placedAt, amount, withOrderIds ? orderId : default);
        }
    }

    private (int Customer, DateTimeOffset PlacedAt, decimal Amount) Next(Random random, int row) => (
        random.Next(customers),
        Opening.AddSeconds(row * (3 * 365.0 * 86_400 / rows)),
        new decimal(random.Next(100, 50_000), 0, 0, false, 2));
}
