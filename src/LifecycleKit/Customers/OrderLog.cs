using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>Order rows, grouped by customer: the input of batch scores, fits and metrics. Made for millions of rows.</summary>
/// <remarks>
/// <para>
/// The rows of one customer with the same order id are one entry, placed at the instant of the first row that was read.
/// <see cref="OrderLogOptions.WithoutOrderId"/> says how rows without order id become entries. An entry of at least 0 is an order, an
/// entry below 0 is a credit. Rows of one order id that cancel each other out, such as 50 and −50, make no entry: the order was taken
/// back and does not count, as in an <see cref="OrderLedger"/>. Sums are exact as long as 28 digits can hold them.
/// </para>
/// <para>
/// Customers are in ordinal order of their ids, and entries in order of instant and then amount. The order of the rows matters only
/// for the instants of orders with an id. An entry takes 16 bytes, a customer the length of the id and about 10 bytes more.
/// </para>
/// </remarks>
public sealed class OrderLog : IReadOnlyList<OrderLogCustomer>
{
    private readonly CustomerIds _ids;
    private readonly OrderEntries _entries;

    internal OrderLog(CustomerIds ids, OrderEntries entries, long rowCount)
    {
        _ids = ids;
        _entries = entries;
        RowCount = rowCount;
    }

    /// <summary>The number of customers in the rows. A customer whose orders were all taken back has no entry.</summary>
    public int CustomerCount => _ids.Count;

    /// <summary>The number of rows and snapshots that were read.</summary>
    public long RowCount { get; }

    /// <summary>The number of entries, orders and credits together.</summary>
    public int EntryCount => _entries.Count;

    int IReadOnlyCollection<OrderLogCustomer>.Count => CustomerCount;

    /// <summary>Gets a customer by index, in ordinal order of the ids.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or <see cref="CustomerCount"/> or more.</exception>
    public OrderLogCustomer this[int index] => index >= 0 && index < CustomerCount
        ? new OrderLogCustomer(_ids, _entries, index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The log has {CustomerCount} customers.");

    /// <summary>Reads all rows, without keeping them, and groups them.</summary>
    /// <param name="rows">The rows, in any order.</param>
    /// <param name="options">How rows become orders; the defaults of <see cref="OrderLogOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">A row's customer id is null or empty, or an id is longer than 32 767 characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row's amount is beyond 10¹⁸ in size.</exception>
    /// <exception cref="OverflowException">There are more rows than an <see cref="OrderLogBuilder"/> can hold.</exception>
    public static OrderLog Read(IEnumerable<OrderRow> rows, OrderLogOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var builder = new OrderLogBuilder(options);
        foreach (var row in rows) builder.Add(row);
        return builder.Build();
    }

    /// <summary>Reads rows as they arrive, without keeping them, and then groups them.</summary>
    /// <param name="rows">The rows, in any order.</param>
    /// <param name="options">How rows become orders; the defaults of <see cref="OrderLogOptions"/> when null.</param>
    /// <param name="cancellationToken">Stops the reading, and the grouping between two of its steps.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">A row's customer id is null or empty, or an id is longer than 32 767 characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row's amount is beyond 10¹⁸ in size.</exception>
    /// <exception cref="OverflowException">There are more rows than an <see cref="OrderLogBuilder"/> can hold.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<OrderLog> ReadAsync(
        IAsyncEnumerable<OrderRow> rows, OrderLogOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ReadToEndAsync(rows, new OrderLogBuilder(options), cancellationToken);
    }

    /// <summary>Finds a customer by id, compared ordinally, in O(log n).</summary>
    /// <param name="customerId">The id as in the rows.</param>
    /// <param name="customer">The customer, or <c>default</c> for an unknown id.</param>
    /// <returns>Whether the log has the customer.</returns>
    public bool TryFind(ReadOnlySpan<char> customerId, out OrderLogCustomer customer)
    {
        var index = _ids.Find(customerId);
        customer = index < 0 ? default : this[index];
        return index >= 0;
    }

    /// <summary>Summarizes each customer's entries before an instant, in the order of the customers; in parallel.</summary>
    /// <param name="asOf">The end of the time, exclusive: an entry at this instant is not counted.</param>
    public OrderSummary[] Summarize(DateTimeOffset asOf)
    {
        var summaries = new OrderSummary[CustomerCount];
        Summarize(asOf, summaries);
        return summaries;
    }

    /// <summary>Writes the summary of each customer's entries before an instant, in the order of the customers; in parallel.</summary>
    /// <param name="asOf">The end of the time, exclusive: an entry at this instant is not counted.</param>
    /// <param name="summaries">The target; its length is <see cref="CustomerCount"/>.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="summaries"/> is not <see cref="CustomerCount"/>.</exception>
    public void Summarize(DateTimeOffset asOf, Memory<OrderSummary> summaries)
    {
        if (summaries.Length != CustomerCount)
            throw new ArgumentException($"There must be room for {CustomerCount} summaries, not {summaries.Length}.", nameof(summaries));
        CustomerRanges.ForEach(CustomerCount, (from, to) =>
        {
            var target = summaries.Span;
            for (var customer = from; customer < to; customer++) target[customer] = this[customer].Summarize(asOf);
        });
    }

    /// <summary>
    /// Gets each customer's purchases in a window, in the order of the customers, null for a customer without purchases; in parallel.
    /// </summary>
    /// <param name="window">The start, the end, the unit and the grain.</param>
    public PurchaseHistory?[] GetPurchaseHistories(PurchaseWindow window)
    {
        var histories = new PurchaseHistory?[CustomerCount];
        CustomerRanges.ForEach(CustomerCount, (from, to) =>
        {
            for (var customer = from; customer < to; customer++)
            {
                if (this[customer].TryGetPurchaseHistory(window, out var history)) histories[customer] = history;
            }
        });
        return histories;
    }

    /// <summary>Returns the customers in ordinal order of their ids.</summary>
    public IEnumerator<OrderLogCustomer> GetEnumerator()
    {
        for (var customer = 0; customer < CustomerCount; customer++) yield return this[customer];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static async Task<OrderLog> ReadToEndAsync(
        IAsyncEnumerable<OrderRow> rows, OrderLogBuilder builder, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false)) builder.Add(row);
        return builder.BuildUnlessCancelled(cancellationToken);
    }
}
