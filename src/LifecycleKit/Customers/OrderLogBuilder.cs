namespace LifecycleKit.Customers;

/// <summary>Takes rows or order snapshots one by one, in any order, and makes an <see cref="OrderLog"/> of them.</summary>
/// <remarks>
/// <para>
/// A row costs 20 bytes until the log is built, each customer or order id its length and some 14 bytes more; the rows of one order
/// id share one place. It holds at most 2³¹ − 57 orders and rows without order id, 805 306 368 customers, as many orders with an
/// id, and 8 GiB of ids of either kind. A snapshot is kept whole, with the strings of its ids. To exceed that is an
/// <see cref="OverflowException"/>, after which the builder is of no use.
/// </para>
/// <para>Not thread-safe. A row that is refused for its content leaves the builder as it was.</para>
/// </remarks>
[Mutable("it collects rows, too many to copy, until the log is built")]
public sealed class OrderLogBuilder
{
    private readonly OrderLogOptions _options;
    private OrderLogRows _rows = new();

    /// <summary>An empty builder.</summary>
    /// <param name="options">How rows become orders; the defaults of <see cref="OrderLogOptions"/> when null.</param>
    public OrderLogBuilder(OrderLogOptions? options = null) => _options = options ?? OrderLogOptions.Default;

    /// <summary>How many rows and snapshots were taken since the builder was last empty.</summary>
    public long RowCount => _rows.Taken;

    /// <summary>Takes a row.</summary>
    /// <exception cref="ArgumentException">The customer id is null or empty, or an id is longer than 32 767 characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond 10¹⁸ in size.</exception>
    public void Add(in OrderRow row) => Add(row.CustomerId, row.PlacedAt, row.Amount, row.OrderId);

    /// <summary>Takes a row without need of a string for its ids.</summary>
    /// <param name="customerId">Whose row it is; verbatim, compared ordinally, not empty.</param>
    /// <param name="placedAt">When the order was placed; of an order with an id, the instant of the first row taken counts.</param>
    /// <param name="amount">Gross amount in the reporting currency; below 0 for a return or a credit.</param>
    /// <param name="orderId">The order of this customer that the row belongs to, verbatim; empty when there is no order id.</param>
    /// <exception cref="ArgumentException">The customer id is empty, or an id is longer than 32 767 characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond 10¹⁸ in size.</exception>
    public void Add(ReadOnlySpan<char> customerId, DateTimeOffset placedAt, decimal amount, ReadOnlySpan<char> orderId = default)
    {
        if (customerId.IsEmpty) throw new ArgumentException("A customer id must not be empty.", nameof(customerId));
        ThrowIfTooLong(customerId, nameof(customerId));
        ThrowIfTooLong(orderId, nameof(orderId));
        _rows.Take(customerId, placedAt.UtcTicks, in amount, orderId);
    }

    /// <summary>
    /// Takes an order as it is at one moment; of several snapshots of one order the newest counts, as in an <see cref="OrderLedger"/>.
    /// </summary>
    /// <remarks>
    /// The order is an entry of its <see cref="OrderSnapshot.NetTotal"/>, placed at <see cref="OrderSnapshot.PlacedAt"/>; one that is
    /// cancelled or fully refunded is none. Give an order as rows or as snapshots, not as both: both are added up.
    /// </remarks>
    /// <param name="customerId">The customer of the order; verbatim, compared ordinally, not empty.</param>
    /// <param name="snapshot">The order.</param>
    /// <exception cref="ArgumentException">
    /// The customer id is null or empty, an id is longer than 32 767 characters, or the snapshot contradicts itself.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than the snapshots before.</exception>
    public void Add(string customerId, OrderSnapshot snapshot)
    {
        ArgumentException.ThrowIfNullOrEmpty(customerId);
        ArgumentNullException.ThrowIfNull(snapshot);
        ThrowIfTooLong(customerId, nameof(customerId));
        ThrowIfTooLong(snapshot.OrderId, nameof(snapshot));
        snapshot.ThrowIfContradictory(nameof(snapshot));
        _rows.Take(customerId, snapshot);
    }

    /// <summary>Groups and sorts the rows on all processors and empties the builder, which can then take rows for another log.</summary>
    /// <exception cref="OverflowException">There are more rows than the builder can hold.</exception>
    public OrderLog Build() => BuildUnlessCancelled(CancellationToken.None);

    internal OrderLog BuildUnlessCancelled(CancellationToken cancellationToken)
    {
        var rows = _rows;
        _rows = new OrderLogRows();
        return OrderLogAssembly.Assemble(rows, _options, cancellationToken);
    }

    private static void ThrowIfTooLong(ReadOnlySpan<char> id, string parameter)
    {
        if (id.Length > TextRecord.MaxTextLength)
            throw new ArgumentException($"An id must have at most {TextRecord.MaxTextLength} characters, not {id.Length}.", parameter);
    }
}
