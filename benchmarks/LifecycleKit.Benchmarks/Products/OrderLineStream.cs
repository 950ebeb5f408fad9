using System.Globalization;
using LifecycleKit.Products;

namespace LifecycleKit.Benchmarks.Products;

/// <summary>
/// Order lines that are made as they are asked for, without strings: the popularity of products falls as 1 / rank (Zipf), and customers
/// prefer products that they bought before.
/// </summary>
internal sealed class OrderLineStream(int orders, int linesPerOrder, int customers, int products)
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly double[] _cumulative = Zipf(products);

    public static DateTimeOffset AsOf => Start.AddDays(366);

    public long LineCount => (long)orders * linesPerOrder;

    /// <summary>Adds the lines of the customers of one shard.</summary>
    public void AddTo(OrderLineLogBuilder builder, int shard, int shards)
    {
        Span<char> customerId = stackalloc char[12];
        Span<char> orderId = stackalloc char[12];
        Span<char> productId = stackalloc char[12];
        for (var order = 0; order < orders; order++)
        {
            // An order's draws depend on its number alone, so shards have the lines that the whole has.
            var state = unchecked((ulong)(order + 1) * 0x9E3779B97F4A7C15);
            var customer = (int)(Next(ref state) * customers);
            if (customer % shards != shard) continue;
            customer.TryFormat(customerId, out var customerLength, provider: CultureInfo.InvariantCulture);
            order.TryFormat(orderId, out var orderLength, provider: CultureInfo.InvariantCulture);
            var placedAt = Start.AddMinutes(order * 525_600.0 / orders);
            for (var line = 0; line < linesPerOrder; line++)
            {
                // A third of the lines are of one of the customer's five usual products.
                var own = Next(ref state) < 1 / 3.0;
                var usual = unchecked((ulong)(customer * 5 + (int)(Next(ref state) * 5) + 1) * 0xD1B54A32D192ED03);
                var product = Rank(own ? Next(ref usual) : Next(ref state));
                product.TryFormat(productId, out var productLength, provider: CultureInfo.InvariantCulture);
                builder.Add(
                    customerId[..customerLength], orderId[..orderLength], placedAt, productId[..productLength], 1 + product % 3, 4.99m);
            }
        }
    }

    private static double Next(ref ulong state)
    {
        // SplitMix64, whose arithmetic wraps.
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    private static double[] Zipf(int products)
    {
        var cumulative = new double[products];
        var sum = 0.0;
        for (var rank = 0; rank < products; rank++) cumulative[rank] = sum += 1.0 / (rank + 1);
        for (var rank = 0; rank < products; rank++) cumulative[rank] /= sum;
        return cumulative;
    }

    private int Rank(double u)
    {
        var at = Array.BinarySearch(_cumulative, u);
        return Math.Min(at < 0 ? ~at : at, _cumulative.Length - 1);
    }
}
