using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>
/// Orders by the instant at which they were placed, then by id, with running sums, so that any range of them is added up in O(log n).
/// </summary>
/// <remarks>
/// Adding the last order costs O(log n) at most; adding an order between others moves and sums the later ones. Copies share their orders
/// until one of them changes.
/// </remarks>
[Mutable("grows with each order; it belongs to one ledger")]
internal sealed class OrderTimeline
{
    /// <summary>The number of orders from one running sum to the next, which takes little memory and few additions.</summary>
    private const int SumStep = 4;

    private SharedList<OrderSnapshot> _orders;

    /// <summary>The sums of the first 4, 8, 12 … orders.</summary>
    private SharedList<RunningSum> _sums;

    public OrderTimeline()
    {
    }

    private OrderTimeline(OrderTimeline source) => (_orders, _sums) = (source._orders.Share(), source._sums.Share());

    public int Count => _orders.Count;

    public IReadOnlyList<OrderSnapshot> Orders => new OrdersOf(this);

    /// <summary>The number of orders read so far, by which tests measure work.</summary>
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
    public decimal Net(int count)
    {
        var known = count / SumStep;
        var sum = known == 0 ? 0 : _sums[known - 1].Net;
        for (var i = known * SumStep; i < count; i++) sum += _orders[i].NetTotal;
        return sum;
    }

    /// <summary>The gross totals of the first <paramref name="count"/> orders.</summary>
    public decimal Gross(int count)
    {
        var known = count / SumStep;
        var sum = known == 0 ? 0 : _sums[known - 1].Gross;
        for (var i = known * SumStep; i < count; i++) sum += _orders[i].GrossTotal;
        return sum;
    }

    /// <summary>The number of orders placed at or before an instant in UTC ticks.</summary>
    public int CountUntil(long ticks) => LowerBound.Find(
        0, _orders.Count, (Timeline: this, ticks), static (i, state) => state.Timeline[i].PlacedAt.UtcTicks <= state.ticks);

    /// <summary>
    /// The number of orders from the first on whose net totals together exceed, or reach, an amount; no net total may be negative.
    /// </summary>
    /// <returns>The number, or <see cref="Count"/> + 1 when all orders together do not.</returns>
    public int CountToNet(decimal amount, bool isAbove) => LowerBound.Find(
        1, _orders.Count + 1, (Timeline: this, amount, isAbove), static (count, state) =>
        {
            state.Timeline.Looks++;
            var difference = state.Timeline.Net(count).CompareTo(state.amount);
            return difference < 0 || (difference == 0 && state.isAbove);
        });

    /// <summary>Finds the index of an order.</summary>
    /// <returns>The index, or the complement of the index at which the order would be inserted.</returns>
    public int Find(OrderSnapshot order)
    {
        // Most orders arrive in order.
        if (_orders.Count == 0 || Compare(this[^1], order) < 0) return ~_orders.Count;
        var index =
            LowerBound.Find(0, _orders.Count, (Timeline: this, order), static (i, state) => Compare(state.Timeline[i], state.order) < 0);
        return Compare(this[index], order) == 0 ? index : ~index;
    }

    public void Insert(int index, OrderSnapshot order)
    {
        _orders.Insert(index, order);
        SumFrom(index);
    }

    public void RemoveAt(int index)
    {
        _orders.RemoveAt(index);
        SumFrom(index);
    }

    /// <summary>Replaces the order at an index by one with the same id and instant.</summary>
    public void Replace(int index, OrderSnapshot order)
    {
        var before = this[index];
        _orders.Set(index, order);
        if (before.NetTotal != order.NetTotal || before.GrossTotal != order.GrossTotal) SumFrom(index);
    }

    /// <summary>Compares by the instant of placing, then by id.</summary>
    public static int Compare(OrderSnapshot left, OrderSnapshot right)
    {
        var byInstant = left.PlacedAt.UtcTicks.CompareTo(right.PlacedAt.UtcTicks);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(left.OrderId, right.OrderId);
    }

    private void SumFrom(int index)
    {
        var known = index / SumStep;
        if (_sums.Count > Count / SumStep) _sums.RemoveFrom(Count / SumStep);
        for (var i = known; i < Count / SumStep; i++)
        {
            var (net, gross) = i == 0 ? default : _sums[i - 1];
            for (var order = i * SumStep; order < (i + 1) * SumStep; order++)
            {
                net += this[order].NetTotal;
                gross += _orders[order].GrossTotal;
            }

            if (i < _sums.Count) _sums.Set(i, new RunningSum(net, gross));
            else _sums.Add(new RunningSum(net, gross));
        }
    }

    private readonly record struct RunningSum(decimal Net, decimal Gross);

    private sealed class OrdersOf(OrderTimeline timeline) : IReadOnlyList<OrderSnapshot>
    {
        public int Count => timeline.Count;

        public OrderSnapshot this[int index] => index >= 0 && index < timeline.Count
            ? timeline._orders[index] : throw new ArgumentOutOfRangeException(nameof(index), index, "There is no such order.");

        public IEnumerator<OrderSnapshot> GetEnumerator()
        {
            for (var i = 0; i < timeline.Count; i++) yield return timeline._orders[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
