using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>Counts the intervals between purchases of all known customers of a log, on all processors.</summary>
/// <remarks>Each line makes at most one interval, so the intervals of a customer have the places of their lines.</remarks>
internal sealed class GapCounting
{
    private const long NoGap = -1;
    private const int ProductShift = 32;

    private readonly OrderLineLog _log;
    private readonly long _asOf;
    private readonly long[] _gaps;

    private GapCounting(OrderLineLog log, long asOf)
    {
        _log = log;
        _asOf = asOf;
        _gaps = new long[log.LineCount];
        Array.Fill(_gaps, NoGap);
        Buyers = new int[log.ProductCount];
        RepeatBuyers = new int[log.ProductCount];
        LaterOrders = new long[log.ProductCount];
    }

    public int[] Buyers { get; }

    public int[] RepeatBuyers { get; }

    public long[] LaterOrders { get; }

    public GapRows Rows { get; private set; } = new([], [], []);

    public static GapCounting Of(OrderLineLog log, long asOf, CancellationToken cancellationToken)
    {
        var counting = new GapCounting(log, asOf);
        CustomerRanges.ForEach(log.CustomerCount, (from, to) =>
        {
            var customer = new Customer(counting);
            for (var place = from; place < to; place++) customer.Count(place + log.FirstKnown);
        }, cancellationToken);
        counting.Rows = GapRows.Of(counting._gaps);
        return counting;
    }

    /// <summary>What one thread needs for one customer after another.</summary>
    private sealed class Customer(GapCounting all)
    {
        /// <summary>A product and an order each: the orders of a customer ascend by instant, so numbers sort as product and instant
        /// do.</summary>
        private readonly List<long> _purchases = [];
        private readonly List<long> _orders = [];
        private long[] _instants = [];
        private int[] _days = [];

        public void Count(int customer)
        {
            Read(customer);
            var place = all._log.Columns.LineStarts[all._log.Columns.CustomerStarts[customer]];
            for (int first = 0, end; first < _purchases.Count; first = end)
            {
                var product = ProductOf(first);
                for (end = first; end < _purchases.Count && ProductOf(end) == product; end++)
                    _instants[end - first] = all._log.Columns.Instants[unchecked((int)_purchases[end])];
                var count = PurchaseGap.Read(_instants.AsSpan(0, end - first), all._asOf, _days, out var last);
                Interlocked.Increment(ref all.Buyers[product]);
                Interlocked.Add(ref all.LaterOrders[product], OrdersAfter(_instants[0]));
                if (count == 0) continue;
                Interlocked.Increment(ref all.RepeatBuyers[product]);
                for (var i = 0; i < count; i++) all._gaps[place++] = GapRows.KeyOf(product, _days[i]) << 1;
                all._gaps[place++] = GapRows.KeyOf(product, PurchaseGap.OpenDays(last, all._asOf)) << 1 | 1;
            }
        }

        private int ProductOf(int purchase) => (int)(_purchases[purchase] >> ProductShift);

        /// <summary>Reads the orders before the end, and the purchases by product and instant.</summary>
        private void Read(int customer)
        {
            _purchases.Clear();
            _orders.Clear();
            var lines = all._log.Columns;
            for (var order = lines.CustomerStarts[customer]; order < lines.CustomerStarts[customer + 1]; order++)
            {
                var instant = lines.Instants[order];
                if (instant >= all._asOf) break;
                if (_orders.Count == 0 || PurchaseGap.IsNew(_orders[^1], instant)) _orders.Add(instant);
                foreach (var product in lines.ProductsOf(order)) _purchases.Add((long)product << ProductShift | (uint)order);
            }

            _purchases.Sort();
            if (_instants.Length >= _purchases.Count) return;
            _instants = new long[_purchases.Count * 2];
            _days = new int[_purchases.Count * 2];
        }

        /// <summary>The number of purchases of anything that began after an instant.</summary>
        private int OrdersAfter(long instant)
        {
            var place = _orders.BinarySearch(instant);
            return _orders.Count - (place >= 0 ? place + 1 : ~place);
        }
    }
}
