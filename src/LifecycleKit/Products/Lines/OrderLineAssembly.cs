using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>
/// Builds a log from the added rows: brings the orders into their places, moves each row to its order, adds up the rows of one product, and
/// closes the gaps.
/// </summary>
/// <remarks>The number of processors decides how the work is divided, never the result. Each step is linear, except the sorts of one
/// group.</remarks>
internal static class OrderLineAssembly
{
    public static OrderLineLog Assemble(OrderLineRows rows, CancellationToken cancellationToken)
    {
        rows.Close();
        var customers = TextOrder.Of(rows.CustomerIds);
        var products = TextOrder.Of(rows.ProductIds);
        var (orders, customerStarts) = ArrangeOrders(rows, customers, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var lines = Scatter(rows, orders, Places(products));
        var counts = AddUp(lines, cancellationToken);
        var instants = new long[orders.Length];
        for (var place = 0; place < orders.Length; place++) instants[place] = rows.OrderInstants[orders[place]];
        var returned = CloseGaps(lines, counts, customerStarts, ref instants);
        return new OrderLineLog(
            new CustomerIds(rows.CustomerIds, customers),
            new OrderLineColumns
            {
                CustomerStarts = customerStarts,
                Instants = instants,
                LineStarts = lines.Starts,
                Products = lines.Products,
                Quantities = lines.Quantities,
                Amounts = lines.Amounts,
                QuantityCodes = rows.Quantities,
                AmountCodes = rows.Amounts,
            },
            ProductTable.Of(rows, products),
            rows.Taken, returned);
    }

    /// <summary>The place of each number in an order of numbers.</summary>
    private static int[] Places(int[] order)
    {
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++) places[order[place]] = place;
        return places;
    }

    /// <summary>The numbers of the orders by customer, then instant, then id, and where the orders of each customer start.</summary>
    private static (int[] Orders, int[] Starts) ArrangeOrders(OrderLineRows rows, int[] customers, CancellationToken cancellationToken)
    {
        var places = Places(customers);
        var starts = new int[customers.Length + 1];
        for (var order = 0; order < rows.OrderCustomers.Count; order++) starts[places[rows.OrderCustomers[order]] + 1]++;
        for (var place = 0; place < customers.Length; place++) starts[place + 1] += starts[place];
        var next = starts.AsSpan(0, customers.Length).ToArray();
        var orders = new int[rows.OrderCustomers.Count];
        for (var order = 0; order < orders.Length; order++) orders[next[places[rows.OrderCustomers[order]]]++] = order;
        CustomerRanges.ForEach(customers.Length, (from, to) =>
        {
            for (var customer = from; customer < to; customer++)
                orders.AsSpan(starts[customer]..starts[customer + 1]).Sort(Compare);
        }, cancellationToken);
        return (orders, starts);

        int Compare(int one, int other)
        {
            var sign = rows.OrderInstants[one].CompareTo(rows.OrderInstants[other]);
            return sign != 0 ? sign : rows.OrderIds.IdOf(one).CompareTo(rows.OrderIds.IdOf(other));
        }
    }

    private static Lines Scatter(OrderLineRows rows, int[] orders, int[] products)
    {
        var places = Places(orders);
        var starts = new int[orders.Length + 1];
        for (var chunk = 0; chunk < rows.LineOrders.ChunkCount; chunk++)
        {
            foreach (var order in rows.LineOrders.Chunk(chunk)) starts[places[order] + 1]++;
        }

        for (var place = 0; place < orders.Length; place++) starts[place + 1] += starts[place];
        var next = starts.AsSpan(0, orders.Length).ToArray();
        var lines = new Lines(starts, rows);
        for (var chunk = 0; chunk < rows.LineOrders.ChunkCount; chunk++)
        {
            var lineOrders = rows.LineOrders.Chunk(chunk);
            var lineProducts = rows.LineProducts.Chunk(chunk);
            var quantities = rows.LineQuantities.Chunk(chunk);
            var amounts = rows.LineAmounts.Chunk(chunk);
            for (var row = 0; row < lineOrders.Length; row++)
            {
                var target = next[places[lineOrders[row]]]++;
                lines.Products[target] = products[lineProducts[row]];
                lines.Quantities[target] = quantities[row];
                lines.Amounts[target] = amounts[row];
            }
        }

        rows.LineOrders.Clear();
        rows.LineProducts.Clear();
        rows.LineQuantities.Clear();
        rows.LineAmounts.Clear();
        return lines;
    }

    /// <summary>Adds up the rows of each product of each order, in place, and returns the number of products that are left of each
    /// order.</summary>
    private static int[] AddUp(Lines lines, CancellationToken cancellationToken)
    {
        var counts = new int[lines.Starts.Length - 1];
        CustomerRanges.ForEach(counts.Length, (from, to) =>
        {
            var group = new OrderLineGroup(lines.QuantityCodes, lines.AmountCodes);
            for (var order = from; order < to; order++)
            {
                var rows = lines.Starts[order]..lines.Starts[order + 1];
                counts[order] = group.AddUp(lines.Products.AsSpan(rows), lines.Quantities.AsSpan(rows), lines.Amounts.AsSpan(rows));
            }
        }, cancellationToken);
        return counts;
    }

    /// <summary>Leaves out orders without a product, and returns their number.</summary>
    private static int CloseGaps(Lines lines, int[] counts, int[] customerStarts, ref long[] instants)
    {
        var (order, line, at) = (0, 0, 0);
        for (var customer = 0; customer + 1 < customerStarts.Length; customer++)
        {
            var end = customerStarts[customer + 1];
            customerStarts[customer] = order;
            for (; at < end; at++)
            {
                if (counts[at] == 0) continue;
                lines.Move(lines.Starts[at], counts[at], line);
                (instants[order], lines.Starts[order]) = (instants[at], line);
                line += counts[at];
                order++;
            }
        }

        customerStarts[^1] = order;
        lines.Close(order, line);
        Array.Resize(ref instants, order);
        return at - order;
    }

    /// <summary>The lines of all orders while they are built.</summary>
    private sealed class Lines(int[] starts, OrderLineRows rows)
    {
        private int[] _starts = starts;
        private int[] _products = GC.AllocateUninitializedArray<int>(starts[^1]);
        private long[] _quantities = GC.AllocateUninitializedArray<long>(starts[^1]);
        private long[] _amounts = GC.AllocateUninitializedArray<long>(starts[^1]);

        public int[] Starts => _starts;

        public int[] Products => _products;

        public long[] Quantities => _quantities;

        public long[] Amounts => _amounts;

        public MoneyCodes QuantityCodes => rows.Quantities;

        public MoneyCodes AmountCodes => rows.Amounts;

        public void Move(int from, int count, int to)
        {
            if (from == to) return;
            _products.AsSpan(from, count).CopyTo(_products.AsSpan(to));
            _quantities.AsSpan(from, count).CopyTo(_quantities.AsSpan(to));
            _amounts.AsSpan(from, count).CopyTo(_amounts.AsSpan(to));
        }

        public void Close(int orderCount, int lineCount)
        {
            _starts[orderCount] = lineCount;
            Array.Resize(ref _starts, orderCount + 1);
            if (lineCount == _products.Length) return;
            Array.Resize(ref _products, lineCount);
            Array.Resize(ref _quantities, lineCount);
            Array.Resize(ref _amounts, lineCount);
        }
    }
}
