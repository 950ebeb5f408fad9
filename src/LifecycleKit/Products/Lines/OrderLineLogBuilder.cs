using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>Builds an <see cref="OrderLineLog"/> from rows, added one by one in any order.</summary>
/// <remarks>
/// <para>
/// Until the log is built, a row takes 24 bytes, an order the length of its id and about 30 bytes more, and a customer, product or category
/// the length of its id and about 14 bytes more. A builder holds at most 2³¹ − 57 rows, and 8 GiB of ids of each kind. Beyond these limits
/// an <see cref="OverflowException"/> is thrown, after which the builder must not be used.
/// </para>
/// <para>Not thread-safe. A row that is refused for its content does not change the builder.</para>
/// </remarks>
[Mutable("it collects rows, too many to copy, until the log is built")]
public sealed class OrderLineLogBuilder
{
    private const decimal Largest = 1_000_000_000_000_000_000;

    private OrderLineRows _rows = new();

    /// <summary>The number of rows added since the builder was last empty.</summary>
    public long RowCount => _rows.Taken;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">The order id or the product id is null or empty, or a text is longer than 32 767
    /// characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantity or the amount is beyond 10¹⁸ in size.</exception>
    public void Add(in OrderLineRow row) =>
        Add(row.CustomerId, row.OrderId, row.PlacedAt, row.ProductId, row.Quantity, row.NetAmount, row.Category);

    /// <summary>Adds the lines of an order.</summary>
    /// <param name="customerId">The id of the customer; null or empty when the customer is not known.</param>
    /// <param name="order">
    /// The order in its last state; add each order once, such as those of <see cref="OrderLedger.CountedOrders"/>. An order that does not
    /// count (cancelled, refunded in full, or a credit) and one without lines add nothing. Of an order that was refunded in part all lines
    /// are purchases, since a snapshot does not say which of them came back. A line without a category has that of the order.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is null.</exception>
    public void Add(string? customerId, OrderSnapshot order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (!order.IsCounted) return;
        foreach (var line in order.Lines)
            Add(customerId, order.OrderId, order.PlacedAt, line.Product, line.Quantity, line.NetAmount, line.Category ?? order.Category);
    }

    /// <summary>Adds a row without allocating strings for its ids.</summary>
    /// <param name="customerId">The id of the customer, verbatim, compared ordinally; empty when the customer is not known.</param>
    /// <param name="orderId">The order of this customer that the row belongs to, verbatim; not empty.</param>
    /// <param name="placedAt">The instant at which the order was placed; of several instants of one order the earliest counts.</param>
    /// <param name="productId">The id of the product, verbatim, compared ordinally; not empty.</param>
    /// <param name="quantity">The number of units, or an amount such as kilograms; below 0 for a return. 1 by default.</param>
    /// <param name="netAmount">The price of the row after discount, in the reporting currency; below 0 for a return or a credit. 0 by
    /// default.</param>
    /// <param name="category">The category of the product; empty when there is none, which is the default.</param>
    /// <exception cref="ArgumentException">The order id or the product id is empty, or a text is longer than 32 767
    /// characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantity or the amount is beyond 10¹⁸ in size.</exception>
    public void Add(
        ReadOnlySpan<char> customerId, ReadOnlySpan<char> orderId, DateTimeOffset placedAt, ReadOnlySpan<char> productId,
        decimal quantity = 1, decimal netAmount = 0, ReadOnlySpan<char> category = default)
    {
        if (orderId.IsEmpty) throw new ArgumentException("An order id must not be empty.", nameof(orderId));
        if (productId.IsEmpty) throw new ArgumentException("A product id must not be empty.", nameof(productId));
        ThrowIfTooLong(customerId, nameof(customerId));
        ThrowIfTooLong(orderId, nameof(orderId));
        ThrowIfTooLong(productId, nameof(productId));
        ThrowIfTooLong(category, nameof(category));
        ThrowIfTooLarge(quantity, nameof(quantity));
        ThrowIfTooLarge(netAmount, nameof(netAmount));
        _rows.Take(customerId, orderId, placedAt.UtcTicks, productId, in quantity, in netAmount, category);
    }

    /// <summary>Groups and sorts the rows on all processors and empties the builder, which can then take rows for another log.</summary>
    /// <exception cref="OverflowException">There are more rows than the builder can hold.</exception>
    public OrderLineLog Build() => BuildUnlessCancelled(CancellationToken.None);

    internal OrderLineLog BuildUnlessCancelled(CancellationToken cancellationToken)
    {
        var rows = _rows;
        _rows = new OrderLineRows();
        return OrderLineAssembly.Assemble(rows, cancellationToken);
    }

    private static void ThrowIfTooLarge(decimal number, string parameter)
    {
        if (number is < -Largest or > Largest)
            throw new ArgumentOutOfRangeException(parameter, number, "A quantity or an amount must be between -10^18 and 10^18.");
    }

    private static void ThrowIfTooLong(ReadOnlySpan<char> text, string parameter)
    {
        if (text.Length > TextRecord.MaxTextLength)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A text must have at most {TextRecord.MaxTextLength} characters, not {text.Length}."),
                parameter);
        }
    }
}
