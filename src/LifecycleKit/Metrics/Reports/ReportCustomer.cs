using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The data of one customer that a report reads; reused for each customer.</summary>
internal sealed class ReportCustomer
{
    private readonly OrderBuffer _buffer = new();
    private readonly List<OrderSnapshot> _counted = [];
    private readonly List<OrderSnapshot> _snapshots = [];
    private OrderEntry[] _net = [];
    private OrderEntry[] _gross = [];
    private int _entries;

    /// <summary>Indicates whether there are snapshots; otherwise there are only entries.</summary>
    public bool HasSnapshots { get; private set; }

    /// <summary>Orders and credits by instant, after refunds.</summary>
    public ReadOnlySpan<OrderEntry> Orders => _net.AsSpan(0, _entries);

    /// <summary>Orders and credits by instant, before refunds.</summary>
    public ReadOnlySpan<OrderEntry> Gross => (HasSnapshots ? _gross : _net).AsSpan(0, _entries);

    /// <summary>The counted orders by instant; empty without snapshots.</summary>
    public IReadOnlyList<OrderSnapshot> Counted => _counted;

    /// <summary>The other data of the customer.</summary>
    public ReportTraits Traits { get; private set; }

    public DateTimeOffset? FirstOrderAt => Orders.FirstOrder() is >= 0 and var first ? Orders[first].PlacedAt : null;

    /// <summary>Returns the refunds of the orders of a period over their sales.</summary>
    public Ratio Refunds(Period period) => HasSnapshots ? RefundRate.Of(_snapshots, period) : RefundRate.Of(Orders, period);

    /// <summary>Returns the orders of a period that came back over the delivered ones; nothing without snapshots.</summary>
    public Ratio Returns(Period period) => HasSnapshots ? ReturnRate.Of(_snapshots, period) : default;

    /// <summary>Returns the profit of the orders of a period; nothing without snapshots, which alone have margins.</summary>
    public ProfitTotals Profit(Period period) => HasSnapshots ? GrossProfit.Of(_snapshots, period) : default;

    /// <summary>Returns the mean profit of the orders of a period; nothing without snapshots.</summary>
    public MeanValue ProfitPerOrder(Period period) => HasSnapshots ? GrossProfit.PerOrder(_snapshots, period) : default;

    public void Read(OrderLogCustomer customer)
    {
        (_net, _entries) = _buffer.Take(customer);
        (HasSnapshots, Traits) = (false, default);
    }

    /// <param name="snapshots">The latest snapshot of each order and credit; sorted here.</param>
    /// <param name="traits">The other data of the customer.</param>
    public void Read(Span<OrderSnapshot> snapshots, ReportTraits traits)
    {
        snapshots.Sort(static (left, right) =>
            left.PlacedAt.UtcTicks != right.PlacedAt.UtcTicks
                ? left.PlacedAt.UtcTicks.CompareTo(right.PlacedAt.UtcTicks)
                : string.CompareOrdinal(left.OrderId, right.OrderId));
        if (snapshots.Length > _net.Length || !HasSnapshots)
            (_net, _gross) = (new OrderEntry[Math.Max(16, 2 * snapshots.Length)], new OrderEntry[Math.Max(16, 2 * snapshots.Length)]);
        _counted.Clear();
        _snapshots.Clear();
        _entries = 0;
        HasSnapshots = true;
        Traits = traits;
        foreach (var order in snapshots)
        {
            _snapshots.Add(order);
            // Other orders, cancelled or fully refunded, add only to the refunds.
            if (!order.IsCounted && !(order.IsCredit && order.NetTotal < 0)) continue;
            var placedAt = new DateTimeOffset(order.PlacedAt.UtcTicks, TimeSpan.Zero);
            _net[_entries] = new OrderEntry(placedAt, order.NetTotal);
            _gross[_entries++] = new OrderEntry(placedAt, order.GrossTotal);
            if (order.IsCounted) _counted.Add(order);
        }
    }
}
