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
    // A sum for every fourth order takes little memory and leaves few additions. A changed amount changes the sums of its block, and for
    // the later blocks one sum each.
    private const int SumStep = 4;
    private const int BlockStep = 32;

    private SharedList<OrderSnapshot> _orders;

    /// <summary>The sums of the first 4, 8, 12 … orders of each block.</summary>
    private SharedList<RunningSum> _sums;

    /// <summary>The sums of the first 32, 64, 96 … orders.</summary>
    private SharedList<RunningSum> _blockSums;

    public OrderTimeline()
    {
    }

    private OrderTimeline(OrderTimeline source)
    {
        _orders = source._orders.Share();
        _sums = source._sums.Share();
        _blockSums = source._blockSums.Share();
    }

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
        var sum = KnownSum(count).Net;
        for (var i = count / SumStep * SumStep; i < count; i++) sum += _orders[i].NetTotal;
        return sum;
    }

    /// <summary>The gross totals of the first <paramref name="count"/> orders.</summary>
    public decimal Gross(int count)
    {
        var sum = KnownSum(count).Gross;
        for (var i = count / SumStep * SumStep; i < count; i++) sum += _orders[i].GrossTotal;
        return sum;
    }

    /// <summary>The largest net total of all orders, of which none may be negative; 0 for none.</summary>
    public decimal Largest()
    {
        var largest = KnownSum(Count).Largest;
        for (var i = Count / SumStep * SumStep; i < Count; i++) largest = Math.Max(largest, _orders[i].NetTotal);
        return largest;
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
        if (before.NetTotal != order.NetTotal || before.GrossTotal != order.GrossTotal) SumFrom(index, isBlock: true);
    }

    /// <summary>Compares by the instant of placing, then by id.</summary>
    public static int Compare(OrderSnapshot left, OrderSnapshot right)
    {
        var byInstant = left.PlacedAt.UtcTicks.CompareTo(right.PlacedAt.UtcTicks);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(left.OrderId, right.OrderId);
    }

    /// <summary>The sum of the first orders, up to the last one with a sum.</summary>
    private RunningSum KnownSum(int count)
    {
        var blocks = count / BlockStep;
        var sum = blocks == 0 ? default : _blockSums[blocks - 1];
        return count % BlockStep < SumStep ? sum : sum + _sums[count / SumStep - 1];
    }

    /// <summary>Sums the orders from an index on, or only those of its block, when the orders after it are the same as before.</summary>
    private void SumFrom(int index, bool isBlock = false)
    {
        var end = Count / SumStep;
        if (_sums.Count > end) _sums.RemoveFrom(end);
        if (isBlock) end = Math.Min(end, (index / BlockStep + 1) * (BlockStep / SumStep));
        for (var i = index / SumStep; i < end; i++)
        {
            var sum = i * SumStep % BlockStep == 0 ? default : _sums[i - 1];
            for (var order = i * SumStep; order < (i + 1) * SumStep; order++)
                sum += new RunningSum(this[order].NetTotal, _orders[order].GrossTotal, _orders[order].NetTotal);
            Put(ref _sums, i, sum);
        }

        var blocks = Count / BlockStep;
        if (_blockSums.Count > blocks) _blockSums.RemoveFrom(blocks);
        for (var i = index / BlockStep; i < blocks; i++)
        {
            var before = i == 0 ? default : _blockSums[i - 1];
            Put(ref _blockSums, i, before + _sums[(i + 1) * (BlockStep / SumStep) - 1]);
        }
    }

    private static void Put(ref SharedList<RunningSum> sums, int index, RunningSum sum)
    {
        if (index < sums.Count) sums.Set(index, sum);
        else sums.Add(sum);
    }

    /// <param name="Net">The sum of the net totals.</param>
    /// <param name="Gross">The sum of the gross totals.</param>
    /// <param name="Largest">The largest net total; 0 for none, and where all of them are below 0.</param>
    private readonly record struct RunningSum(decimal Net, decimal Gross, decimal Largest)
    {
        public static RunningSum operator +(RunningSum left, RunningSum right) =>
            new(left.Net + right.Net, left.Gross + right.Gross, Math.Max(left.Largest, right.Largest));
    }

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
