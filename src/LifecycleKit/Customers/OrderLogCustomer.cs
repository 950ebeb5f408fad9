using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>One customer of an <see cref="OrderLog"/>: the id, and the entries sorted by instant and then by amount.</summary>
/// <remarks>
/// A view of the log; it copies nothing. Two views are equal when they show the same customer of the same log. <c>default</c>
/// is a customer with an empty id and no entries. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct OrderLogCustomer : IReadOnlyList<OrderEntry>
{
    private readonly CustomerIds? _ids;
    private readonly OrderEntries? _entries;
    private readonly int _index;

    internal OrderLogCustomer(CustomerIds ids, OrderEntries entries, int index) => (_ids, _entries, _index) = (ids, entries, index);

    /// <summary>The customer id as it was read; a new string at each call.</summary>
    public string CustomerId => _ids is null ? string.Empty : _ids[_index].ToString();

    /// <summary>How many entries the customer has; 0 when all orders were taken back.</summary>
    public int Count => Instants.Length;

    private ReadOnlySpan<long> Instants => _entries is null ? [] : _entries.InstantsOf(_index);

    /// <summary>An entry by its place, from 0 on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative, or <see cref="Count"/> or more.</exception>
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

    /// <summary>What all entries come to.</summary>
    public OrderSummary Summarize() => Summarize(Count);

    /// <summary>What the entries before an instant come to.</summary>
    /// <param name="asOf">The end of the time looked at; an entry of this very instant is not counted.</param>
    public OrderSummary Summarize(DateTimeOffset asOf) => Summarize(CountBefore(asOf.UtcTicks));

    /// <summary>The customer's purchases in a window, as purchase models take them.</summary>
    /// <param name="window">From when to when, in which unit, at which grain.</param>
    /// <param name="history">The history, or <c>default</c> when the window has no order of this customer.</param>
    /// <returns>Whether the window has an order of this customer.</returns>
    public bool TryGetPurchaseHistory(PurchaseWindow window, out PurchaseHistory history)
    {
        var fold = new PurchaseHistoryFold(window);
        if (_entries is not null)
        {
            var amounts = _entries.AmountsOf(_index);
            var end = CountBefore(window.AsOf.UtcTicks);
            for (var entry = CountBefore(window.Start.UtcTicks); entry < end; entry++)
                fold.Add(Instants[entry], _entries.Money.Decode(amounts[entry]));
        }

        return fold.TryFinish(out history);
    }

    /// <summary>The entries in order; the enumerator is one allocation, the indexer none.</summary>
    public IEnumerator<OrderEntry> GetEnumerator()
    {
        for (var entry = 0; entry < Count; entry++) yield return this[entry];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the entries, in order; allocates nothing.</summary>
    /// <param name="entries">Where to; room for <see cref="Count"/> at least.</param>
    /// <exception cref="ArgumentException">There is less room than that.</exception>
    public void CopyTo(Span<OrderEntry> entries)
    {
        var instants = Instants;
        if (entries.Length < instants.Length) throw new ArgumentException($"There is room for {entries.Length} of {instants.Length} entries.", nameof(entries));
        if (_entries is null) return;
        var amounts = _entries.AmountsOf(_index);
        for (var i = 0; i < instants.Length; i++)
            entries[i] = new OrderEntry(new DateTimeOffset(instants[i], TimeSpan.Zero), _entries.Money.Decode(amounts[i]));
    }

    private OrderSummary Summarize(int count) =>
        _entries is null ? default : OrderSummary.Of(Instants[..count], _entries.AmountsOf(_index)[..count], _entries.Money);

    private int CountBefore(long utcTicks)
    {
        var instants = Instants;
        var (low, high) = (0, instants.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (instants[middle] < utcTicks) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
