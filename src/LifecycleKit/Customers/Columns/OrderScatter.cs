namespace LifecycleKit.Customers;

/// <summary>Moves rows to their customers: a counting sort that keeps the order in which rows were added.</summary>
internal sealed class OrderScatter
{
    private const int RowsWorthAThread = 1 << 16;
    private const int MaxThreads = 16;

    private readonly int[] _next;
    private readonly int[] _shares;

    private OrderScatter(int[] next, int[] shares, int[] starts, int rows)
    {
        _next = next;
        _shares = shares;
        Starts = starts;
        Instants = GC.AllocateUninitializedArray<long>(rows);
        Amounts = GC.AllocateUninitializedArray<long>(rows);
    }

    /// <summary>The start of the rows of the customer at each index, followed by the number of all rows.</summary>
    public int[] Starts { get; }

    /// <summary>The instants, tagged (see <see cref="OrderGroup"/>).</summary>
    public long[] Instants { get; }

    public long[] Amounts { get; }

    /// <summary>Groups the rows by customer and empties them.</summary>
    /// <param name="rows">The rows; their ids are left alone.</param>
    /// <param name="order">The customers' numbers in the order of their places.</param>
    /// <param name="cancellationToken">Stops the work between two steps.</param>
    public static OrderScatter Of(OrderLogRows rows, int[] order, CancellationToken cancellationToken)
    {
        var counts = new int[order.Length];
        Count(rows.Loose.Customers, counts);
        Count(rows.Orders.Customers, counts);
        var shares = Shares(counts, rows.Count);
        var starts = new int[order.Length + 1];
        for (var place = 0; place < order.Length; place++)
        {
            starts[place + 1] = starts[place] + counts[order[place]];
            counts[order[place]] = starts[place];
        }

        var scatter = new OrderScatter(counts, shares, starts, rows.Count);
        scatter.Move(rows.Loose, OrderGroup.LooseTag, cancellationToken);
        scatter.Move(rows.Orders, OrderGroup.OrderTag, cancellationToken);
        return scatter;
    }

    private static void Count(ChunkedList<int> customers, int[] counts)
    {
        for (var chunk = 0; chunk < customers.ChunkCount; chunk++)
        {
            foreach (var customer in customers.Chunk(chunk))
            {
                if (customer != OrderLogRows.NoCustomer) counts[customer]++;
            }
        }
    }

    /// <summary>Cuts the customer numbers into one share a thread, with about as many rows in each.</summary>
    private static int[] Shares(int[] counts, int rows)
    {
        var threads = Math.Clamp(rows / RowsWorthAThread, 1, Math.Min(Environment.ProcessorCount, MaxThreads));
        var shares = new int[threads + 1];
        long seen = 0;
        var share = 1;
        for (var customer = 0; customer < counts.Length && share < threads; customer++)
        {
            seen += counts[customer];
            if (seen * threads >= (long)rows * share) shares[share++] = customer + 1;
        }

        while (share <= threads) shares[share++] = counts.Length;
        return shares;
    }

    /// <summary>Each thread reads all rows and moves those of its own customers, so that none waits for another.</summary>
    private void Move(OrderColumns rows, long tag, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, _shares.Length - 1, parallel, share => Move(rows, tag, _shares[share], _shares[share + 1]));
        rows.Clear();
    }

    private void Move(OrderColumns rows, long tag, int fromCustomer, int toCustomer)
    {
        for (var chunk = 0; chunk < rows.Customers.ChunkCount; chunk++)
        {
            var customers = rows.Customers.Chunk(chunk);
            var instants = rows.Instants.Chunk(chunk);
            var amounts = rows.Amounts.Chunk(chunk);
            for (var row = 0; row < customers.Length; row++)
            {
                var customer = customers[row];
                if (customer < fromCustomer || customer >= toCustomer) continue;
                var place = _next[customer]++;
                Instants[place] = instants[row] << 1 | tag;
                Amounts[place] = amounts[row];
            }
        }
    }
}
