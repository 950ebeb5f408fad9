using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>One customer of an <see cref="OrderLog"/>: the id, and the entries sorted by instant and then by amount.</summary>
/// <remarks>
/// A view of the log, without copies. Two views are equal when they show the same customer of the same log. <c>default</c> is a
/// customer with an empty id and no entries.
/// </remarks>
public readonly record struct OrderLogCustomer : IReadOnlyList<OrderEntry>
{
    private readonly CustomerIds? _ids;
    private readonly OrderEntries? _entries;
    private readonly int _index;

    internal OrderLogCustomer(CustomerIds ids, OrderEntries entries, int index)
    {
        _ids = ids;
        _entries = entries;
        _index = index;
    }

    /// <summary>The customer id as read; a new string at each call.</summary>
    public string CustomerId => _ids is null ? string.Empty : _ids[_index].ToString();

    /// <summary>The number of entries; 0 when all orders were taken back.</summary>
    public int Count => Instants.Length;

    private ReadOnlySpan<long> Instants => _entries is null ? [] : _entries.InstantsOf(_index);

    /// <summary>Gets an entry by index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or <see cref="Count"/> or more.</exception>
    public OrderEntry this[int index]
    {
        get
        {
            if (_entries is null || index < 0 || index >= Count)
                throw new ArgumentOutOfRangeException(nameof(index), index, $"The customer has {Count} entries.");
            var amount = _entries.Money.Decode(_entries.AmountsOf(_index)[index]);
            return new OrderEntry(new DateTimeOffset(Instants[index], TimeSpan.Zero), amount);
        }
    }

    /// <summary>Summarizes all entries.</summary>
    public OrderSummary Summarize() => Summarize(Count);

    /// <summary>Summarizes the entries before an instant.</summary>
    /// <param name="asOf">The end of the time, exclusive: an entry at this instant is not counted.</param>
    public OrderSummary Summarize(DateTimeOffset asOf) => Summarize(CountBefore(asOf.UtcTicks));

    /// <summary>Summarizes the entries after one instant and before another, in UTC ticks.</summary>
    internal OrderSummary Summarize(long after, long before)
    {
        if (_entries is null || before <= after) return default;
        var start = CountBefore(after + 1);
        var count = Math.Max(0, CountBefore(before) - start);
        return OrderSummary.Of(
            Instants.Slice(start, count), _entries.AmountsOf(_index).Slice(start, count), _entries.Money);
    }

    /// <summary>Gets the customer's purchases in a window, as purchase models need them.</summary>
    /// <param name="window">The start, the end, the unit and the grain.</param>
    /// <param name="history">The history, or <c>default</c> when the window has no order of this customer.</param>
    /// <returns>Whether the window has an order of this customer.</returns>
    public bool TryGetPurchaseHistory(PurchaseWindow window, out PurchaseHistory history)
    {
        var builder = new PurchaseHistoryBuilder(window);
        if (_entries is not null)
        {
            var amounts = _entries.AmountsOf(_index);
            var end = CountBefore(window.AsOf.UtcTicks);
            for (var entry = CountBefore(window.Start.UtcTicks); entry < end; entry++)
                builder.Add(Instants[entry], _entries.Money.Decode(amounts[entry]));
        }

        return builder.TryBuild(out history);
    }

    /// <summary>Returns the entries in order. The enumerator is one allocation; the indexer allocates nothing.</summary>
    public IEnumerator<OrderEntry> GetEnumerator()
    {
        for (var entry = 0; entry < Count; entry++) yield return this[entry];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Copies the entries, in order; allocates nothing.</summary>
    /// <param name="entries">The target, with room for at least <see cref="Count"/> entries.</param>
    /// <exception cref="ArgumentException">The target has less room.</exception>
    public void CopyTo(Span<OrderEntry> entries)
    {
        var instants = Instants;
        if (entries.Length < instants.Length)
            throw new ArgumentException($"There is room for {entries.Length} of {instants.Length} entries.", nameof(entries));
        if (_entries is null) return;
        var amounts = _entries.AmountsOf(_index);
        for (var i = 0; i < instants.Length; i++)
            entries[i] = new OrderEntry(new DateTimeOffset(instants[i], TimeSpan.Zero), _entries.Money.Decode(amounts[i]));
    }

    private OrderSummary Summarize(int count) =>
        _entries is null ? default : OrderSummary.Of(Instants[..count], _entries.AmountsOf(_index)[..count], _entries.Money);

    private int CountBefore(long utcTicks)
    {
        if (_entries is null) return 0;
        return LowerBound.Find(0, Count, (Customer: this, utcTicks), static (i, state) => state.Customer.Instants[i] < state.utcTicks);
    }
}
