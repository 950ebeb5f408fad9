namespace LifecycleKit.Customers;

/// <summary>Takes rows one by one, in any order, and makes an <see cref="OrderLog"/> of them.</summary>
/// <remarks>
/// <para>
/// A row costs 20 bytes until the log is built, each customer or order id its length and some 12 bytes more; the rows of one order
/// id share one place. At most 2³¹ − 1 orders and rows without order id, 805 306 368 customers, as many orders with an id, and
/// 8 GiB of ids of either kind; the row that exceeds a limit is an <see cref="OverflowException"/>.
/// </para>
/// <para>Not thread-safe. A row that is refused leaves the builder as it was.</para>
/// </remarks>
[Mutable("it collects rows, too many to copy, until the log is built")]
public sealed class OrderLogBuilder
{
    private readonly OrderLogOptions _options;
    private OrderLogRows _rows = new();

    /// <summary>An empty builder.</summary>
    /// <param name="options">How rows become orders; the defaults of <see cref="OrderLogOptions"/> when null.</param>
    public OrderLogBuilder(OrderLogOptions? options = null) => _options = options ?? OrderLogOptions.Default;

    /// <summary>How many rows were taken since the builder was last empty.</summary>
    public long RowCount => _rows.Taken;

    /// <summary>Takes a row.</summary>
    /// <exception cref="ArgumentException">The customer id is null or empty, or an id is longer than 32 767 characters.</exception>
    /// <exception cref="OverflowException">The sum of an order's rows exceeds the range of <see cref="decimal"/>.</exception>
    public void Add(in OrderRow row) => Add(row.CustomerId, row.PlacedAt, row.Amount, row.OrderId);

    /// <summary>Takes a row without need of a string for its ids.</summary>
    /// <param name="customerId">Whose row it is; verbatim, compared ordinally, not empty.</param>
    /// <param name="placedAt">When the order was placed; of an order with an id, the instant of the first row taken counts.</param>
    /// <param name="amount">Gross amount in the reporting currency; below 0 for a return or a credit.</param>
    /// <param name="orderId">The order of this customer that the row belongs to, verbatim; empty when there is no order id.</param>
    /// <exception cref="ArgumentException">The customer id is empty, or an id is longer than 32 767 characters.</exception>
    /// <exception cref="OverflowException">The sum of the order's rows exceeds the range of <see cref="decimal"/>.</exception>
    public void Add(ReadOnlySpan<char> customerId, DateTimeOffset placedAt, decimal amount, ReadOnlySpan<char> orderId = default)
    {
        if (customerId.IsEmpty) throw new ArgumentException("A customer id must not be empty.", nameof(customerId));
        ThrowIfTooLong(customerId, nameof(customerId));
        ThrowIfTooLong(orderId, nameof(orderId));
        _rows.Take(customerId, placedAt.UtcTicks, amount, orderId);
    }

    /// <summary>Groups and sorts the rows on all processors and empties the builder, which can then take rows for another log.</summary>
    /// <exception cref="OverflowException">The sum of a day's rows exceeds the range of <see cref="decimal"/>.</exception>
    public OrderLog Build() => Build(CancellationToken.None);

    internal OrderLog Build(CancellationToken cancellationToken)
    {
        var rows = _rows;
        _rows = new OrderLogRows();
        return OrderLogAssembly.Assemble(rows, _options, cancellationToken);
    }

    private static void ThrowIfTooLong(ReadOnlySpan<char> id, string parameter)
    {
        if (id.Length > TextRecord.MaxTextLength)
            throw new ArgumentException($"An id must be at most {TextRecord.MaxTextLength} characters long; this one has {id.Length}.", parameter);
    }
}
