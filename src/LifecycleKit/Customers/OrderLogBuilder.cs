namespace LifecycleKit.Customers;

/// <summary>Builds an <see cref="OrderLog"/> from rows or order snapshots, added one by one in any order.</summary>
/// <remarks>
/// <para>
/// Until the log is built, a row takes 20 bytes, and each customer or order id its length and about 14 bytes more; the rows of one
/// order id share one place. A builder holds at most 2³¹ − 57 orders and rows without order id, 805 306 368 customers, as many orders
/// with an id, and 8 GiB of ids of either kind. A snapshot is kept whole, with the strings of its ids. Beyond these limits an
/// <see cref="OverflowException"/> is thrown, after which the builder must not be used.
/// </para>
/// <para>Not thread-safe. A row that is refused for its content does not change the builder.</para>
/// </remarks>
[Mutable("it collects rows, too many to copy, until the log is built")]
public sealed class OrderLogBuilder
{
    private readonly OrderLogOptions _options;
    private OrderLogRows _rows = new();

    /// <summary>Creates an empty builder.</summary>
    /// <param name="options">How rows become orders; the defaults of <see cref="OrderLogOptions"/> when null.</param>
    public OrderLogBuilder(OrderLogOptions? options = null) => _options = options ?? OrderLogOptions.Default;

    /// <summary>The number of rows and snapshots added since the builder was last empty.</summary>
    public long RowCount => _rows.Taken;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">The customer id is null or empty, or an id is longer than 32 767 characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond 10¹⁸ in size.</exception>
    public void Add(in OrderRow row) => Add(row.CustomerId, row.PlacedAt, row.Amount, row.OrderId);

    /// <summary>Adds a row without allocating strings for its ids.</summary>
    /// <param name="customerId">The id of the customer; verbatim, compared ordinally, not empty.</param>
    /// <param name="placedAt">The instant at which the order was placed; for an order with an id, the instant of the first added row
    /// counts.</param>
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
    /// Gives a customer a number. Adding a row by the number is faster than by the id, which is looked up each time.
    /// </summary>
    /// <param name="customerId">The id of the customer; verbatim, compared ordinally, not empty.</param>
    /// <returns>
    /// The number, from 0 on; equal ids have the same number until <see cref="Build"/> empties the builder. The log has the customer even
    /// if no row is added, then without an entry.
    /// </returns>
    /// <exception cref="ArgumentException">The id is empty or longer than 32 767 characters.</exception>
    public int NumberCustomer(ReadOnlySpan<char> customerId)
    {
        if (customerId.IsEmpty) throw new ArgumentException("A customer id must not be empty.", nameof(customerId));
        ThrowIfTooLong(customerId, nameof(customerId));
        return _rows.CustomerIds.Number(customerId);
    }

    /// <summary>Adds a row without an order id, of a customer with a number.</summary>
    /// <param name="customer">A number that <see cref="NumberCustomer"/> returned since the builder was last empty.</param>
    /// <param name="placedAt">The instant at which the order was placed.</param>
    /// <param name="amount">Gross amount in the reporting currency; below 0 for a return or a credit.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// No customer has the number, or the amount is beyond 10¹⁸ in size.
    /// </exception>
    public void Add(int customer, DateTimeOffset placedAt, decimal amount)
    {
        if (customer < 0 || customer >= _rows.CustomerIds.Count)
            throw new ArgumentOutOfRangeException(nameof(customer), customer, "No customer has this number. Get it from NumberCustomer.");
        _rows.Take(customer, placedAt.UtcTicks, in amount);
    }

    /// <summary>
    /// Adds an order snapshot; of several snapshots of one order the newest counts, as in an <see cref="OrderLedger"/>.
    /// </summary>
    /// <remarks>
    /// The order is an entry of its <see cref="OrderSnapshot.NetTotal"/>, placed at <see cref="OrderSnapshot.PlacedAt"/>; a cancelled
    /// or fully refunded order makes no entry. Add an order as rows or as snapshots, not as both: both are added up.
    /// </remarks>
    /// <param name="customerId">The customer of the order; verbatim, compared ordinally, not empty.</param>
    /// <param name="snapshot">The order.</param>
    /// <exception cref="ArgumentException">
    /// The customer id is null or empty, an id is longer than 32 767 characters, or the snapshot contradicts itself.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">The order is in another currency than the snapshots added before.</exception>
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
