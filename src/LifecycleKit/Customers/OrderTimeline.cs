
namespace LifecycleKit.Customers;

/// <summary>
/// Orders by the instant at which they were placed, then by id, with running sums beside them: any stretch of them is added up in O(log n).
/// </summary>
/// <remarks>An order that comes last costs O(log n) at most; one that comes between others moves and sums those after it.</remarks>
[Mutable("grows with each order; it belongs to one ledger")]
internal sealed class OrderTimeline
{
    private readonly List<OrderSnapshot> _orders;
    private readonly List<RunningSum> _sums;

    public OrderTimeline() => (_orders, _sums) = ([], []);

    private OrderTimeline(OrderTimeline source) => (_orders, _sums) = ([.. source._orders], [.. source._sums]);

    public int Count => _orders.Count;

    public IReadOnlyList<OrderSnapshot> Orders => _orders.AsReadOnly();

    /// <summary>How many orders were looked at so far: what tests measure work by.</summary>
    public long Looks { get; private set; }

    public OrderSnapshot this[int index]
    {
        get
        {
            Looks++;
            return _orders[index];
        }
    }

    public OrderTimeline Clone() => new(this);

    /// <summary>The net totals of the first <paramref name="count"/> orders.</summary>
    public decimal Net(int count) => count == 0 ? 0 : _sums[count - 1].Net;

    /// <summary>The gross totals of the first <paramref name="count"/> orders.</summary>
    public decimal Gross(int count) => count == 0 ? 0 : _sums[count - 1].Gross;

    /// <summary>How many of the orders were placed at or before an instant in UTC ticks.</summary>
    public int CountUntil(long ticks)
    {
        var (low, high) = (0, _orders.Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (this[middle].PlacedAt.UtcTicks <= ticks) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>
    /// How many orders it takes from the first on to a net total above, or at least at, an amount; no net total may be negative.
    /// </summary>
    /// <returns>The number, or <see cref="Count"/> + 1 when all of them do not come to it.</returns>
    public int CountToNet(decimal amount, bool isAbove)
    {
        var (low, high) = (1, _orders.Count + 1);
        while (low < high)
        {
            Looks++;
            var middle = low + (high - low) / 2;
            var difference = Net(middle).CompareTo(amount);
            if (difference > 0 || (difference == 0 && !isAbove)) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>Where an order is, or would be.</summary>
    /// <returns>The place, or the complement of the place where it belongs.</returns>
    public int Find(OrderSnapshot order)
    {
        // As a rule orders arrive in order.
        if (_orders.Count == 0 || Compare(this[^1], order) < 0) return ~_orders.Count;
        var (low, high) = (0, _orders.Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var difference = Compare(this[middle], order);
            if (difference == 0) return middle;
            if (difference < 0) low = middle + 1;
            else high = middle;
        }

        return ~low;
    }

    public void Insert(int index, OrderSnapshot order)
    {
        _orders.Insert(index, order);
        _sums.Insert(index, default);
        SumFrom(index);
    }

    public void RemoveAt(int index)
    {
        _orders.RemoveAt(index);
        _sums.RemoveAt(index);
        SumFrom(index);
    }

    /// <summary>Puts an order of the same id and instant into a place.</summary>
    public void Replace(int index, OrderSnapshot order)
    {
        var before = this[index];
        _orders[index] = order;
        if (before.NetTotal != order.NetTotal || before.GrossTotal != order.GrossTotal) SumFrom(index);
    }

    /// <summary>By the instant of placing, then by id.</summary>
    public static int Compare(OrderSnapshot left, OrderSnapshot right)
    {
        var byInstant = left.PlacedAt.UtcTicks.CompareTo(right.PlacedAt.UtcTicks);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(left.OrderId, right.OrderId);
    }

    private void SumFrom(int index)
    {
        var (net, gross) = (Net(index), Gross(index));
        for (var i = index; i < _orders.Count; i++)
        {
            net += this[i].NetTotal;
            gross += _orders[i].GrossTotal;
            _sums[i] = new RunningSum(net, gross);
        }
    }

    private readonly record struct RunningSum(decimal Net, decimal Gross);
}
