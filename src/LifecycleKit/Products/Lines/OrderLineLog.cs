using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>
/// The products that customers bought, order by order: the input of <see cref="ProductAffinity"/> and <see cref="ReplenishmentModel"/>.
/// Made
/// for millions of order lines.
/// </summary>
/// <remarks>
/// <para>
/// Rows with the same customer, order id and product are one line: their quantities and amounts are added up. A line is a purchase when its
/// quantity is above 0. So a return that is booked on its own order takes the line back, in whole or in part; an order whose lines were all
/// taken back, such as a cancelled one, is not counted; and a credit note with an order id of its own, whose quantities are negative, takes
/// nothing back and is left out. Do not add rows of a cancelled order, or add them with their opposites.
/// </para>
/// <para>
/// An order is placed at the earliest instant of its rows. Customers and products are in ordinal order of their ids, the orders of a
/// customer by instant, so nothing depends on the order of the rows. The orders of customers who are not known (an empty customer id) count
/// for what is bought together, and not for what is bought again. A line takes 20 bytes, an order 12.
/// </para>
/// </remarks>
public sealed class OrderLineLog
{
    private readonly CustomerIds _customers;

    internal OrderLineLog(CustomerIds customers, OrderLineColumns columns, ProductTable products, long rowCount, int returnedOrderCount)
    {
        _customers = customers;
        Columns = columns;
        Products = products;
        RowCount = rowCount;
        ReturnedOrderCount = returnedOrderCount;
    }

    /// <summary>The number of rows that were read.</summary>
    public long RowCount { get; }

    /// <summary>The number of known customers in the rows. A customer whose lines were all taken back has no order.</summary>
    public int CustomerCount => _customers.Count - FirstKnown;

    /// <summary>The number of orders with at least one purchase, those of unknown customers included.</summary>
    public int OrderCount => Columns.OrderCount;

    /// <summary>The number of orders in the rows without a purchase: cancelled, returned in full, or credit notes.</summary>
    public int ReturnedOrderCount { get; }

    /// <summary>The number of purchases: lines with a quantity above 0.</summary>
    public int LineCount => Columns.LineCount;

    /// <summary>The number of products in the rows, those without a purchase included.</summary>
    public int ProductCount => Products.Ids.Length;

    internal OrderLineColumns Columns { get; }

    internal ProductTable Products { get; }

    /// <summary>The index of the first known customer: orders without a customer id are those of customer 0.</summary>
    internal int FirstKnown => _customers.Count > 0 && _customers[0].Length == 0 ? 1 : 0;

    /// <summary>Reads all rows, without keeping them, and groups them.</summary>
    /// <param name="rows">The rows, in any order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">A row's order id or product id is null or empty, or a text is longer than 32 767
    /// characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row's quantity or amount is beyond 10¹⁸ in size.</exception>
    /// <exception cref="OverflowException">There are more rows than an <see cref="OrderLineLogBuilder"/> can hold.</exception>
    public static OrderLineLog Read(IEnumerable<OrderLineRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var builder = new OrderLineLogBuilder();
        foreach (var row in rows) builder.Add(row);
        return builder.Build();
    }

    /// <summary>Reads rows as they arrive, without keeping them, and then groups them.</summary>
    /// <param name="rows">The rows, in any order.</param>
    /// <param name="cancellationToken">Stops the reading, and the grouping between two of its steps.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">A row's order id or product id is null or empty, or a text is longer than 32 767
    /// characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row's quantity or amount is beyond 10¹⁸ in size.</exception>
    /// <exception cref="OverflowException">There are more rows than an <see cref="OrderLineLogBuilder"/> can hold.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<OrderLineLog> ReadAsync(IAsyncEnumerable<OrderLineRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ReadToEndAsync(rows, cancellationToken);
    }

    /// <summary>Returns the log of the orders before an instant, with all customers and products; its row counts are those of this
    /// log.</summary>
    /// <param name="end">The end of the time, exclusive: an order at this instant is left out.</param>
    public OrderLineLog Before(DateTimeOffset end) =>
        new(_customers, Columns.Before(end.UtcTicks), Products, RowCount, ReturnedOrderCount);

    /// <summary>
    /// Returns the log whose products are the categories of the products, for models of categories. Products without a category are left
    /// out.
    /// </summary>
    /// <remarks>
    /// A product has the category of its latest row with one; of several at that instant, the first in ordinal order. Quantities and
    /// amounts
    /// of one category in one order are added up.
    /// </remarks>
    public OrderLineLog ByCategory() => new(
        _customers, CategoryColumns.Of(Columns, Products.CategoryOf), Products.ByCategory(), RowCount, ReturnedOrderCount);

    /// <summary>Returns the id of a customer; a new string at each call.</summary>
    /// <param name="index">The index, in ordinal order of the ids.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or <see cref="CustomerCount"/> or more.</exception>
    public string GetCustomerId(int index) => _customers[PlaceOf(index)].ToString();

    /// <summary>Returns what a customer bought, for forecasts and suggestions.</summary>
    /// <param name="index">The index, in ordinal order of the ids.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or <see cref="CustomerCount"/> or more.</exception>
    public ProductHistory GetHistory(int index) => ProductHistory.Of(this, PlaceOf(index));

    /// <summary>Finds what a customer bought, by the customer's id, compared ordinally.</summary>
    /// <param name="customerId">The id as in the rows; not empty.</param>
    /// <returns>The purchases; empty for an unknown id.</returns>
    public ProductHistory FindHistory(ReadOnlySpan<char> customerId)
    {
        var place = customerId.IsEmpty ? -1 : _customers.Find(customerId);
        return place < 0 ? ProductHistory.Empty : ProductHistory.Of(this, place);
    }

    /// <summary>Returns the totals of each product with at least one purchase, in ordinal order of the ids.</summary>
    public ProductTotals[] GetTotals() => ProductTotals.Of(this);

    private static async Task<OrderLineLog> ReadToEndAsync(IAsyncEnumerable<OrderLineRow> rows, CancellationToken cancellationToken)
    {
        var builder = new OrderLineLogBuilder();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false)) builder.Add(row);
        return builder.BuildUnlessCancelled(cancellationToken);
    }

    private int PlaceOf(int index) => index >= 0 && index < CustomerCount
        ? index + FirstKnown
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The log has {CustomerCount} customers.");
}
