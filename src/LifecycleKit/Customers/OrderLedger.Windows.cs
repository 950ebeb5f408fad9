namespace LifecycleKit.Customers;

public sealed partial class OrderLedger
{
    /// <summary>Whether the ledger has no order, not even one that does not count.</summary>
    internal bool IsEmpty => EntryCount == 0;

    /// <summary>
    /// The number of counted orders placed in (<paramref name="after"/>, <paramref name="until"/>], in UTC ticks; O(log n).
    /// </summary>
    internal int CountPlaced(long after, long until) => new Window(Counted, after, until).Count;

    /// <summary>
    /// The largest net total of a counted order, in constant time; 0 for none. It follows refunds and cancellations.
    /// </summary>
    internal decimal LargestOrder => Counted.Largest();

    /// <summary>The sum of the net totals of the counted orders, without credits; in constant time.</summary>
    internal decimal CountedRevenue => Counted.Net(Counted.Count);

    /// <summary>The net revenue of orders and credits placed in (<paramref name="after"/>, <paramref name="until"/>]; O(log n).</summary>
    internal decimal NetRevenuePlaced(long after, long until) =>
        new Window(Counted, after, until).Net + new Window(Credits, after, until).Net;

    /// <summary>
    /// The first instant after <paramref name="now"/> at which the count of a moving window of <paramref name="length"/> ticks compares
    /// differently with one of the operands; <see cref="long.MaxValue"/> for never.
    /// </summary>
    /// <remarks>O(log n). With orders placed after now, linear in the orders that enter or leave the window until then.</remarks>
    internal long NextCountCrossing(long now, long length, ReadOnlySpan<decimal> operands)
    {
        var window = new Window(Counted, now - length, now);
        var band = new ValueBand(window.Count, operands);
        if (window.IsAheadOfAny) return Walk(window, default, length, band, isCount: true);
        // Only the orders in the window remain, and they can only leave it.
        if (band.FallsOut(out var below) is not { } isBelow) return long.MaxValue;
        var leaving = isBelow ? 1 : window.Count - (int)decimal.Floor(below);
        return LeavesAt(window.Start + leaving, length);
    }

    /// <summary>The same as <see cref="NextCountCrossing"/>, for net revenue.</summary>
    /// <remarks>O(log n). With orders placed after now, or credits that have not left the window, linear as there.</remarks>
    internal long NextRevenueCrossing(long now, long length, ReadOnlySpan<decimal> operands)
    {
        var (orders, credits) = (new Window(Counted, now - length, now), new Window(Credits, now - length, now));
        var value = orders.Net + credits.Net;
        var band = new ValueBand(value, operands);
        if (orders.IsAheadOfAny || credits.Start < Credits.Count) return Walk(orders, credits, length, band, isCount: false);
        if (band.FallsOut(out var below) is not { } isBelow) return long.MaxValue;
        var left = Counted.Net(orders.Start);
        return LeavesAt(
            isBelow ? Counted.CountToNet(left, isAbove: true) : Counted.CountToNet(left + (value - below), isAbove: false), length);
    }

    /// <summary>
    /// Returns the first instant after <paramref name="now"/> at which an order or credit enters or leaves the window of
    /// <paramref name="length"/> ticks, or one of the windows before it; <see cref="long.MaxValue"/> for never. O(log n).
    /// </summary>
    /// <param name="now">The instant, in UTC ticks.</param>
    /// <param name="length">The length of each window, in ticks.</param>
    /// <param name="windows">The number of windows: 2 for the last one and the one before it.</param>
    internal long NextEdge(long now, long length, int windows = 2)
    {
        var next = long.MaxValue;
        for (var edge = 0; edge <= windows; edge++)
            next = Math.Min(next, Math.Min(After(Counted, edge * length), After(Credits, edge * length)));
        return next <= DateTime.MaxValue.Ticks ? next : long.MaxValue;

        long After(OrderTimeline timeline, long later) => timeline.CountUntil(now - later) is var place && place < timeline.Count
            ? timeline[place].PlacedAt.UtcTicks + later : long.MaxValue;
    }

    /// <summary>The instant at which the first <paramref name="count"/> orders have left a window.</summary>
    private long LeavesAt(int count, long length)
    {
        if (count > Counted.Count) return long.MaxValue;
        var ticks = Counted[count - 1].PlacedAt.UtcTicks + length;
        return ticks <= DateTime.MaxValue.Ticks ? ticks : long.MaxValue;
    }

    /// <summary>Moves the windows from change to change until the value is outside its band.</summary>
    private static long Walk(Window orders, Window credits, long length, ValueBand band, bool isCount)
    {
        while (true)
        {
            var next = Math.Min(orders.NextChange(length), credits.NextChange(length));
            if (next > DateTime.MaxValue.Ticks) return long.MaxValue;
            orders.MoveTo(next, length);
            credits.MoveTo(next, length);
            if (!band.Contains(isCount ? orders.Count : orders.Net + credits.Net)) return next;
        }
    }

    /// <summary>The orders of a timeline that were placed within a window; <c>default</c> is a window over none.</summary>
    private struct Window(OrderTimeline timeline, long after, long until)
    {
        private readonly OrderTimeline? _timeline = timeline;
        private int _end = timeline.CountUntil(until);

        /// <summary>The number of orders that have left the window.</summary>
        public int Start { get; private set; } = timeline.CountUntil(after);

        public readonly int Count => _end - Start;

        public readonly decimal Net => _timeline is null ? 0 : _timeline.Net(_end) - _timeline.Net(Start);

        /// <summary>Whether some orders have not entered the window yet.</summary>
        public readonly bool IsAheadOfAny => _timeline is not null && _end < _timeline.Count;

        public readonly long NextChange(long length)
        {
            if (_timeline is null || Start == _timeline.Count) return long.MaxValue;
            var leaves = _timeline[Start].PlacedAt.UtcTicks + length;
            return IsAheadOfAny ? Math.Min(leaves, _timeline[_end].PlacedAt.UtcTicks) : leaves;
        }

        public void MoveTo(long ticks, long length)
        {
            if (_timeline is null) return;
            while (_end < _timeline.Count && _timeline[_end].PlacedAt.UtcTicks <= ticks) _end++;
            while (Start < _end && _timeline[Start].PlacedAt.UtcTicks + length <= ticks) Start++;
        }
    }
}
