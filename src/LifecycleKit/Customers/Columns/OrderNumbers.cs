namespace LifecycleKit.Customers;

/// <summary>Numbers orders from 0 on in the order of their first row; an order is known by its customer and its id.</summary>
/// <param name="customers">The customer of each order so far; the caller adds to it whenever an order is new.</param>
internal sealed class OrderNumbers(ChunkedList<int> customers)
{
    private readonly ChunkedList<uint> _locators = new();
    private readonly TextStore _store = new();
    private IndexTable _table = IndexTable.Create();

    /// <summary>Reads the slot where the search for an order begins: many at once do not wait for one another.</summary>
    public uint Peek(int customer, ulong hashOfId) => _table.Peek(TextHash.With(hashOfId, customer));

    /// <summary>The number of an order, and whether it is new.</summary>
    public int Number(int customer, ulong hashOfId, ReadOnlySpan<byte> id, out bool isNew)
    {
        var hash = TextHash.With(hashOfId, customer);
        var search = _table.Find(hash);
        while (search.MoveNext())
        {
            if (customers[search.Item] != customer || !_store[_locators[search.Item]].SequenceEqual(id)) continue;
            isNew = false;
            return search.Item;
        }

        if (_table.IsFull) GrowTable();
        _locators.Add(_store.Add(id));
        _table.Add(hash, _locators.Count - 1);
        isNew = true;
        return _locators.Count - 1;
    }

    private void GrowTable()
    {
        _table = _table.Larger();
        for (var order = 0; order < _locators.Count; order++)
            _table.Add(TextHash.With(TextHash.Of(_store[_locators[order]]), customers[order]), order);
    }
}
