using LifecycleKit.Customers;

namespace LifecycleKit.Import;

/// <summary>The orders of a file, packed: the rows of each, from which a snapshot is made when it is asked for.</summary>
internal sealed class ImportedOrders : IImportedOrders
{
    private readonly RowStore _store;
    private readonly int[] _rows;
    private readonly ChunkedRows<PackedOrder> _orders;
    private readonly SnapshotBuilder _snapshots;
    private readonly Lazy<int[]> _sequence;

    public ImportedOrders(
        RowStore store, int[] rows, ChunkedRows<PackedOrder> orders, ImportPlan plan, string? currency, OrderLogBuilder log)
    {
        _store = store;
        _rows = rows;
        _orders = orders;
        _snapshots = new SnapshotBuilder(store, plan, currency);
        _sequence = new Lazy<int[]>(Sort);
        Log = log.Build();
    }

    /// <inheritdoc/>
    public OrderLog Log { get; }

    /// <summary>The number of orders and credits.</summary>
    public int Count => _orders.Count;

    /// <inheritdoc/>
    public IEnumerable<ImportedOrder> GetOrders()
    {
        var (customer, name) = (-1, string.Empty);
        foreach (var index in _sequence.Value)
        {
            var order = _orders[index];
            if (order.Customer != customer) (customer, name) = (order.Customer, _store.Customers.GetText(order.Customer));
            yield return new ImportedOrder(name, _snapshots.Build(order, _rows.AsSpan(order.Start, order.Count), name));
        }
    }

    /// <summary>Returns the indexes of the orders by customer, ordinally, then by instant and order id.</summary>
    private int[] Sort()
    {
        var customers = new int[_store.Customers.Count];
        for (var i = 0; i < customers.Length; i++) customers[i] = i;
        Array.Sort(customers, _store.Customers.Compare);
        var ranks = new int[customers.Length];
        for (var rank = 0; rank < customers.Length; rank++) ranks[customers[rank]] = rank;
        var sequence = new int[_orders.Count];
        for (var i = 0; i < sequence.Length; i++) sequence[i] = i;
        Array.Sort(sequence, (left, right) => Compare(_orders[left], _orders[right], ranks));
        return sequence;
    }

    private int Compare(in PackedOrder left, in PackedOrder right, int[] ranks)
    {
        var order = ranks[left.Customer].CompareTo(ranks[right.Customer]);
        if (order == 0) order = left.PlacedTicks.CompareTo(right.PlacedTicks);
        if (order != 0) return order;
        var (one, other) = (_store.Rows[_rows[left.Start]].Order, _store.Rows[_rows[right.Start]].Order);
        if (one < 0 || other < 0) return one.CompareTo(other);
        order = one == other ? 0 : _store.Orders.Compare(one, other);
        return order != 0 ? order : left.Part.CompareTo(right.Part);
    }
}
