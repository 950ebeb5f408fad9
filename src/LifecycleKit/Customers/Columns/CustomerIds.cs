namespace LifecycleKit.Customers;

/// <summary>The customer ids of a log in ordinal order.</summary>
internal sealed class CustomerIds
{
    private readonly TextStore _store;
    private readonly uint[] _locators;

    /// <param name="pool">The ids by number.</param>
    /// <param name="order">The numbers in ordinal order of the ids.</param>
    public CustomerIds(TextPool pool, int[] order)
    {
        _store = pool.Store;
        _locators = new uint[order.Length];
        for (var place = 0; place < order.Length; place++) _locators[place] = pool.LocatorOf(order[place]);
    }

    public int Count => _locators.Length;

    public PooledText this[int place] => TextRecord.Read(_store[_locators[place]]);

    /// <summary>The index of an id, or a negative number for an unknown id.</summary>
    public int Find(ReadOnlySpan<char> id)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var sign = this[middle].CompareTo(id);
            if (sign == 0) return middle;
            if (sign < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
