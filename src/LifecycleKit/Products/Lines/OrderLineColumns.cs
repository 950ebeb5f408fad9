using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>
/// The lines of a log as columns: the orders of a customer are contiguous and by instant, the lines of an order are contiguous and by
/// product.
/// </summary>
internal sealed class OrderLineColumns
{
    /// <summary>The first order of each customer, followed by the number of orders.</summary>
    public required int[] CustomerStarts { get; init; }

    /// <summary>The instant of each order in UTC ticks.</summary>
    public required long[] Instants { get; init; }

    /// <summary>The first line of each order, followed by the number of lines.</summary>
    public required int[] LineStarts { get; init; }

    /// <summary>The index of the product of each line.</summary>
    public required int[] Products { get; init; }

    public required long[] Quantities { get; init; }

    public required long[] Amounts { get; init; }

    public required MoneyCodes QuantityCodes { get; init; }

    public required MoneyCodes AmountCodes { get; init; }

    public int CustomerCount => CustomerStarts.Length - 1;

    public int OrderCount => Instants.Length;

    public int LineCount => Products.Length;

    /// <summary>The indices of the products of an order, ascending.</summary>
    public ReadOnlySpan<int> ProductsOf(int order) => Products.AsSpan(LineStarts[order]..LineStarts[order + 1]);

    /// <summary>Returns the orders before an instant.</summary>
    public OrderLineColumns Before(long utcTicks)
    {
        var customers = new int[CustomerStarts.Length];
        var (orderCount, lineCount) = (0, 0);
        for (var customer = 0; customer < CustomerCount; customer++)
        {
            customers[customer] = orderCount;
            var end = EndBefore(customer, utcTicks);
            orderCount += end - CustomerStarts[customer];
            lineCount += LineStarts[end] - LineStarts[CustomerStarts[customer]];
        }

        customers[^1] = orderCount;
        var cut = new OrderLineColumns
        {
            CustomerStarts = customers,
            Instants = new long[orderCount],
            LineStarts = new int[orderCount + 1],
            Products = new int[lineCount],
            Quantities = new long[lineCount],
            Amounts = new long[lineCount],
            QuantityCodes = QuantityCodes,
            AmountCodes = AmountCodes,
        };
        var line = 0;
        for (var customer = 0; customer < CustomerCount; customer++)
        {
            var from = CustomerStarts[customer];
            for (var order = customers[customer]; order < customers[customer + 1]; order++, from++)
            {
                cut.Instants[order] = Instants[from];
                cut.LineStarts[order] = line;
                Copy(from, cut, line);
                line += LineStarts[from + 1] - LineStarts[from];
            }
        }

        cut.LineStarts[^1] = line;
        return cut;
    }

    private void Copy(int order, OrderLineColumns target, int line)
    {
        var rows = LineStarts[order]..LineStarts[order + 1];
        Products.AsSpan(rows).CopyTo(target.Products.AsSpan(line));
        Quantities.AsSpan(rows).CopyTo(target.Quantities.AsSpan(line));
        Amounts.AsSpan(rows).CopyTo(target.Amounts.AsSpan(line));
    }

    /// <summary>The first order of a customer that is not before an instant.</summary>
    private int EndBefore(int customer, long utcTicks) => LowerBound.Find(
        CustomerStarts[customer], CustomerStarts[customer + 1], (Instants, utcTicks),
        static (order, state) => state.Instants[order] < state.utcTicks);
}
