using System.Runtime.InteropServices;

namespace LifecycleKit.Customers;

/// <summary>
/// The rows and snapshots that a builder has: the sums of rows with one order id, the other rows as added, and the newest snapshot of
/// each order.
/// </summary>
internal sealed class OrderLogRows
{
    /// <summary>The customer number of an order that makes no entry.</summary>
    public const int NoCustomer = -1;

    private readonly TextBatch _customerIds = new();
    private readonly TextBatch _orderIds = new();
    private readonly int[] _customers = new int[TextBatch.Capacity];
    private readonly long[] _instants = new long[TextBatch.Capacity];
    private readonly long[] _amounts = new long[TextBatch.Capacity];
    private readonly Dictionary<(string Customer, string Order), LedgerEntry> _snapshots = [];
    private readonly HashSet<int> _takenBack = [];
    private OrderNumbers _orderNumbers;
    private string? _currency;

    public OrderLogRows() => _orderNumbers = new OrderNumbers(Orders.Customers);

    public TextPool CustomerIds { get; } = new();

    public MoneyCodes Money { get; } = new();

    /// <summary>One row for each order with an id.</summary>
    public OrderColumns Orders { get; } = new();

    /// <summary>The rows without order id.</summary>
    public OrderColumns Loose { get; } = new();

    public long Taken { get; private set; }

    /// <summary>The number of kept rows: the number of entries in the log, except that rows of one day are not added up yet.</summary>
    public int Count => Orders.Count + Loose.Count;

    public void Take(ReadOnlySpan<char> customerId, long utcTicks, in decimal amount, ReadOnlySpan<char> orderId)
    {
        Add(customerId, utcTicks, in amount, orderId);
        Taken++;
    }

    /// <summary>Takes a row without order id of a customer in <see cref="CustomerIds"/>.</summary>
    public void Take(int customer, long utcTicks, in decimal amount)
    {
        ThrowIfFull(1);
        Loose.Add(customer, utcTicks, Money.Encode(in amount));
        Taken++;
    }

    /// <exception cref="CurrencyMismatchException">The order is in another currency than the snapshots before.</exception>
    public void Take(string customerId, OrderSnapshot snapshot)
    {
        if (snapshot.Currency is { } currency && _currency is { } expected && !string.Equals(currency, expected, StringComparison.Ordinal))
            throw new CurrencyMismatchException(expected, currency, snapshot.OrderId);
        _currency ??= snapshot.Currency;
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_snapshots, (customerId, snapshot.OrderId), out _);
        kept = kept.With(snapshot);
        Taken++;
    }

    /// <summary>Ends the adding and releases the memory that only adding needs.</summary>
    public void Close()
    {
        foreach (var ((customerId, orderId), kept) in _snapshots)
        {
            // The other orders, cancelled or fully refunded, make no entries.
            var order = kept.InForce;
            if (order.IsCounted || order.NetTotal < 0) Add(customerId, order.PlacedAt.UtcTicks, order.NetTotal, orderId);
        }

        _snapshots.Clear();
        Flush();
        foreach (var order in _takenBack) Orders.Customers[order] = NoCustomer;
        CustomerIds.Close();
        _orderNumbers = new OrderNumbers(Orders.Customers);
    }

    private void Add(ReadOnlySpan<char> customerId, long utcTicks, in decimal amount, ReadOnlySpan<char> orderId)
    {
        var waiting = _customerIds.Count;
        _instants[waiting] = utcTicks;
        _amounts[waiting] = Money.Encode(in amount);
        _customerIds.Add(customerId);
        _orderIds.Add(orderId);
        if (_customerIds.Count == TextBatch.Capacity) Flush();
    }

    private void Flush()
    {
        var count = _customerIds.Count;
        ThrowIfFull(count);
        CustomerIds.Number(_customerIds, _customers);
        var hashes = _orderIds.Hash(_customers);
        _orderNumbers.Peek(hashes);
        for (var row = 0; row < count; row++) Keep(row, hashes[row]);
        _customerIds.Clear();
        _orderIds.Clear();
    }

    private void ThrowIfFull(int count)
    {
        if (Count > Array.MaxLength - count)
            throw new OverflowException($"A log holds at most {Array.MaxLength} orders and rows without order id.");
    }

    private void Keep(int row, ulong hashOfOrder)
    {
        var customer = _customers[row];
        var instant = _instants[row];
        var amount = _amounts[row];
        var orderId = _orderIds[row];
        if (TextRecord.Read(orderId).Length == 0)
        {
            Loose.Add(customer, instant, amount);
            return;
        }

        var order = _orderNumbers.Number(customer, orderId, hashOfOrder, out var isNew);
        if (isNew)
        {
            Orders.Add(customer, instant, amount);
            return;
        }

        var sum = Money.Add(Orders.Amounts[order], amount);
        Orders.Amounts[order] = sum;
        // Rows of 0 alone make an order of 0; rows that cancel each other out make an order that was taken back.
        if (Money.Sign(sum) != 0) _takenBack.Remove(order);
        else if (Money.Sign(amount) != 0) _takenBack.Add(order);
    }
}
