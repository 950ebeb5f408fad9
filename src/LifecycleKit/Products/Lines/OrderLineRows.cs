using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>The rows that a builder has, as columns of numbers, with the texts that they number.</summary>
internal sealed class OrderLineRows
{
    private const int None = -1;

    private readonly TextBatch _customerIds = new();
    private readonly TextBatch _orderIds = new();
    private readonly TextBatch _productIds = new();
    private readonly TextBatch _categories = new();
    private readonly int[] _customers = new int[TextBatch.Capacity];
    private readonly int[] _products = new int[TextBatch.Capacity];
    private readonly int[] _categoryNumbers = new int[TextBatch.Capacity];
    private readonly long[] _instants = new long[TextBatch.Capacity];
    private readonly long[] _quantities = new long[TextBatch.Capacity];
    private readonly long[] _amounts = new long[TextBatch.Capacity];

    public OrderLineRows() => OrderIds = new OrderNumbers(OrderCustomers);

    public TextPool CustomerIds { get; } = new();

    public TextPool ProductIds { get; } = new();

    public TextPool Categories { get; } = new();

    public OrderNumbers OrderIds { get; }

    /// <summary>The customer of each order.</summary>
    public ChunkedList<int> OrderCustomers { get; } = new();

    /// <summary>The earliest instant of each order, in UTC ticks.</summary>
    public ChunkedList<long> OrderInstants { get; } = new();

    /// <summary>The number of each product's category; −1 for none.</summary>
    public ChunkedList<int> ProductCategories { get; } = new();

    public ChunkedList<int> LineOrders { get; } = new();

    public ChunkedList<int> LineProducts { get; } = new();

    public ChunkedList<long> LineQuantities { get; } = new();

    public ChunkedList<long> LineAmounts { get; } = new();

    public MoneyCodes Quantities { get; } = new();

    public MoneyCodes Amounts { get; } = new();

    public long Taken { get; private set; }

    /// <summary>The instant of the row from which each product has its category.</summary>
    private ChunkedList<long> CategoryInstants { get; } = new();

    public void Take(
        ReadOnlySpan<char> customerId, ReadOnlySpan<char> orderId, long utcTicks, ReadOnlySpan<char> productId, in decimal quantity,
        in decimal amount, ReadOnlySpan<char> category)
    {
        var waiting = _customerIds.Count;
        _instants[waiting] = utcTicks;
        _quantities[waiting] = Quantities.Encode(in quantity);
        _amounts[waiting] = Amounts.Encode(in amount);
        _customerIds.Add(customerId);
        _orderIds.Add(orderId);
        _productIds.Add(productId);
        _categories.Add(category);
        Taken++;
        if (_customerIds.Count == TextBatch.Capacity) Flush();
    }

    /// <summary>Ends the adding and releases the memory that only adding needs.</summary>
    public void Close()
    {
        Flush();
        CustomerIds.Close();
        ProductIds.Close();
        Categories.Close();
        OrderIds.Close();
    }

    private void Flush()
    {
        var count = _customerIds.Count;
        if (LineOrders.Count > Array.MaxLength - count) throw new OverflowException($"A log holds at most {Array.MaxLength} rows.");
        CustomerIds.Number(_customerIds, _customers);
        ProductIds.Number(_productIds, _products);
        Categories.Number(_categories, _categoryNumbers);
        var hashes = _orderIds.Hash(_customers);
        OrderIds.Peek(hashes);
        for (var row = 0; row < count; row++)
        {
            LineOrders.Add(OrderOf(row, hashes[row]));
            LineProducts.Add(_products[row]);
            LineQuantities.Add(_quantities[row]);
            LineAmounts.Add(_amounts[row]);
            Categorise(row);
        }

        _customerIds.Clear();
        _orderIds.Clear();
        _productIds.Clear();
        _categories.Clear();
    }

    private int OrderOf(int row, ulong hash)
    {
        var order = OrderIds.Number(_customers[row], _orderIds[row], hash, out var isNew);
        if (isNew)
        {
            OrderCustomers.Add(_customers[row]);
            OrderInstants.Add(_instants[row]);
        }
        else
        {
            OrderInstants[order] = Math.Min(OrderInstants[order], _instants[row]);
        }

        return order;
    }

    /// <summary>The category of a product is that of its latest row with one; of several at that instant, the first in ordinal
    /// order.</summary>
    private void Categorise(int row)
    {
        var product = _products[row];
        if (product == ProductCategories.Count)
        {
            ProductCategories.Add(None);
            CategoryInstants.Add(long.MinValue);
        }

        var category = _categoryNumbers[row];
        if (TextRecord.Read(_categories[row]).Length == 0 || _instants[row] < CategoryInstants[product]) return;
        var known = ProductCategories[product];
        if (_instants[row] > CategoryInstants[product] || TextOf(category).CompareTo(TextOf(known)) < 0)
            ProductCategories[product] = category;
        CategoryInstants[product] = _instants[row];
    }

    private PooledText TextOf(int category) => TextRecord.Read(Categories.Store[Categories.LocatorOf(category)]);
}
