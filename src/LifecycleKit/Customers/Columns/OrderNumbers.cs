namespace LifecycleKit.Customers;

/// <summary>Numbers orders from 0 on in the order of their first row; an order is identified by its customer and its id.</summary>
/// <param name="customers">The customer of each order so far; the caller adds to it whenever an order is new.</param>
internal sealed class OrderNumbers(ChunkedList<int> customers)
{
    private readonly ChunkedList<uint> _locators = new();
    private readonly TextStore _store = new();
    private IndexTable _table = IndexTable.Create();

    /// <summary>Prepares for the orders that will be looked up next.</summary>
    public void Peek(ReadOnlySpan<ulong> hashes)
    {
        Span<uint> slots = stackalloc uint[TextBatch.Capacity];
        _table.Peek(hashes, slots);
    }

    /// <summary>The number of an order, and whether it is new.</summary>
    /// <param name="customer">The customer's number.</param>
    /// <param name="id">The record of the order id.</param>
    /// <param name="hash">The hash of both.</param>
    /// <param name="isNew">Whether the number was given now.</param>
    public int Number(int customer, ReadOnlySpan<byte> id, ulong hash, out bool isNew)
    {
        var search = _table.Find(hash);
        while (search.MoveNext())
        {
            if (customers[search.Item] != customer || !_store[_locators[search.Item]].SequenceEqual(id)) continue;
            isNew = false;
            return search.Item;
        }

        if (_table.IsFull) _table = _table.Grow(HashOf);
        _locators.Add(_store.Add(id));
        _table.Add(hash, _locators.Count - 1);
        isNew = true;
        return _locators.Count - 1;
    }

    /// <summary>The id of an order.</summary>
    public PooledText IdOf(int order) => TextRecord.Read(_store[_locators[order]]);

    /// <summary>Releases the table: ids are still read, but no longer found.</summary>
    public void Close() => _table = IndexTable.Create();

    private ulong HashOf(int order) => TextHash.With(TextHash.Of(_store[_locators[order]]), customers[order]);
}
