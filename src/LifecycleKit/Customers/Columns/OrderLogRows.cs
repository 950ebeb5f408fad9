namespace LifecycleKit.Customers;

/// <summary>The rows that a builder has taken: those of one order id added up, the others as they came.</summary>
internal sealed class OrderLogRows
{
    private readonly TextBatch _customerIds = new();
    private readonly TextBatch _orderIds = new();
    private readonly int[] _customers = new int[TextBatch.Capacity];
    private readonly long[] _instants = new long[TextBatch.Capacity];
    private readonly long[] _amounts = new long[TextBatch.Capacity];
    private OrderNumbers _orderNumbers;

    public OrderLogRows() => _orderNumbers = new OrderNumbers(Orders.Customers);

    public TextPool CustomerIds { get; } = new();

    public MoneyCodes Money { get; } = new();

    /// <summary>One row for each order with an id.</summary>
    public OrderColumns Orders { get; } = new();

    /// <summary>The rows without order id.</summary>
    public OrderColumns Loose { get; } = new();

    public long Taken { get; private set; }

    /// <summary>How many rows are kept: as many as entries in the log, but for those of a day that are still to be added up.</summary>
    public int Count => Orders.Count + Loose.Count;

    public void Take(ReadOnlySpan<char> customerId, long utcTicks, in decimal amount, ReadOnlySpan<char> orderId)
    {
        var waiting = _customerIds.Count;
        _instants[waiting] = utcTicks;
        _amounts[waiting] = Money.Encode(in amount);
        _customerIds.Add(customerId);
        _orderIds.Add(orderId);
        Taken++;
        if (_customerIds.Count == TextBatch.Capacity) Flush();
    }

    /// <summary>Ends the taking, and lets go of what only that needs, so that its memory can serve the log.</summary>
    public void Close()
    {
        Flush();
        CustomerIds.Close();
        _orderNumbers = new OrderNumbers(Orders.Customers);
    }

    private void Flush()
    {
        var count = _customerIds.Count;
        if (Count > Array.MaxLength - count)
            throw new OverflowException($"A log holds at most {Array.MaxLength} orders and rows without order id.");
        CustomerIds.Number(_customerIds, _customers);
        var hashes = _orderIds.Hash(_customers);
        _orderNumbers.Peek(hashes);
        for (var row = 0; row < count; row++) Keep(row, hashes[row]);
        _customerIds.Clear();
        _orderIds.Clear();
    }

    private void Keep(int row, ulong hashOfOrder)
    {
        var (customer, instant, amount) = (_customers[row], _instants[row], _amounts[row]);
        var orderId = _orderIds[row];
        if (TextRecord.Read(orderId).Length == 0)
        {
            Loose.Add(customer, instant, amount);
            return;
        }

        var order = _orderNumbers.Number(customer, orderId, hashOfOrder, out var isNew);
        if (isNew) Orders.Add(customer, instant, amount);
        else Orders.Amounts[order] = Money.Add(Orders.Amounts[order], amount);
    }
}
