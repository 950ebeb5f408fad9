using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>Millions of order rows, grouped by customer: what a batch of scores, fits and metrics reads.</summary>
/// <remarks>
/// <para>
/// The rows of one customer with the same order id are one entry, placed at the instant of the first of them that was read; rows
/// without order id become entries as <see cref="OrderLogOptions.WithoutOrderId"/> says. An entry of at least 0 is an order, one
/// below 0 a credit. Rows of one order id that cancel each other out, such as 50 and −50, are no entry: the order was taken back, and
/// counts no more than in an <see cref="OrderLedger"/>. Sums are exact as long as 28 digits can hold them.
/// </para>
/// <para>
/// Customers stand in ordinal order of their ids, entries in order of instant and then amount: which row was read first matters
/// to the instants of orders with an id alone. Entries take 16 bytes, a customer the length of the id and some 10 bytes more.
/// Immutable and safe to share between threads.
/// </para>
/// </remarks>
public sealed class OrderLog : IReadOnlyList<OrderLogCustomer>
{
    private readonly CustomerIds _ids;
    private readonly OrderEntries _entries;

    internal OrderLog(CustomerIds ids, OrderEntries entries, long rowCount) => (_ids, _entries, RowCount) = (ids, entries, rowCount);

    /// <summary>How many customers the rows name; one all of whose orders were taken back has no entry.</summary>
    public int CustomerCount => _ids.Count;

    /// <summary>How many rows and snapshots were read.</summary>
    public long RowCount { get; }

    /// <summary>How many entries, orders and credits, they made.</summary>
    public int EntryCount => _entries.Count;

    int IReadOnlyCollection<OrderLogCustomer>.Count => CustomerCount;

    /// <summary>A customer by place in ordinal order of the ids, from 0 on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative, or <see cref="CustomerCount"/> or more.</exception>
    public OrderLogCustomer this[int index] => index >= 0 && index < CustomerCount
        ? new OrderLogCustomer(_ids, _entries, index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The log has {CustomerCount} customers.");

    /// <summary>Reads rows to the end, keeping none of them, and groups them.</summary>
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

    /// <summary>Reads rows as they arrive, keeping none of them, and then groups them.</summary>
    /// <param name="rows">The rows, in any order.</param>
    /// <param name="options">How rows become orders; the defaults of <see cref="OrderLogOptions"/> when null.</param>
    /// <param name="cancellationToken">Stops reading, and grouping between two of its steps.</param>
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
    /// <param name="customerId">The id as it was in the rows.</param>
    /// <param name="customer">The customer, or <c>default</c> when the log has none of this id.</param>
    /// <returns>Whether the log has the customer.</returns>
    public bool TryFind(ReadOnlySpan<char> customerId, out OrderLogCustomer customer)
    {
        var index = _ids.Find(customerId);
        customer = index < 0 ? default : this[index];
        return index >= 0;
    }

    /// <summary>What each customer's entries before an instant come to, in the order of the customers; in parallel.</summary>
    /// <param name="asOf">The end of the time looked at; an entry of this very instant is not counted.</param>
    public OrderSummary[] Summarize(DateTimeOffset asOf)
    {
        var summaries = new OrderSummary[CustomerCount];
        Summarize(asOf, summaries);
        return summaries;
    }

    /// <summary>Writes what each customer's entries before an instant come to, in the order of the customers; in parallel.</summary>
    /// <param name="asOf">The end of the time looked at; an entry of this very instant is not counted.</param>
    /// <param name="summaries">Where to write; its length is <see cref="CustomerCount"/>.</param>
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

    /// <summary>Each customer's purchases in a window, in the order of the customers, null where there are none; in parallel.</summary>
    /// <param name="window">From when to when, in which unit, at which grain.</param>
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

    /// <summary>The customers in ordinal order of their ids.</summary>
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
