namespace LifecycleKit.Import;

/// <summary>Splits the rows of one order id into orders: of different customers, and of far-apart dates.</summary>
/// <param name="store">The rows.</param>
/// <param name="sums">Separates sales from refunds.</param>
/// <param name="kind">What a row is.</param>
internal sealed class OrderSplit(RowStore store, OrderSums sums, RowKind kind)
{
    /// <summary>The time without a sale after which an order id is a new one: half a year.</summary>
    private static readonly long FarApart = TimeSpan.FromDays(180).Ticks;

    /// <summary>The number of customers of the last order id.</summary>
    public int CustomerCount { get; private set; }

    /// <summary>Sorts the rows by order, and returns the orders by instant and customer.</summary>
    /// <param name="rows">The indexes of the rows, each with a customer, and of each customer one with an instant at least.</param>
    public (List<Part> Parts, bool HasCustomers) Split(Span<int> rows)
    {
        var parts = new List<Part>();
        CustomerCount = 0;
        rows.Sort(Compare);
        for (var start = 0; start < rows.Length;)
        {
            var customer = store.Rows[rows[start]].Customer;
            var end = start + 1;
            while (end < rows.Length && store.Rows[rows[end]].Customer == customer) end++;
            CustomerCount++;
            SplitByTime(rows[start..end], start, customer, parts);
            start = end;
        }

        if (parts.Count > 1) parts.Sort(Compare);
        return (parts, CustomerCount > 1);
    }

    /// <summary>The rows of one customer, in the order of time, with those without an instant first.</summary>
    private void SplitByTime(Span<int> rows, int offset, int customer, List<Part> parts)
    {
        var (start, last, first) = (0, 0L, 0L);
        for (var i = 0; i < rows.Length; i++)
        {
            ref var row = ref store.Rows[rows[i]];
            if (row.Ticks == 0 || sums.IsRefund(row, kind, 0)) continue;
            if (last != 0 && row.Ticks - last > FarApart)
            {
                parts.Add(new Part(offset + start, i - start, customer, first));
                (start, first) = (i, row.Ticks);
            }

            if (first == 0) first = row.Ticks;
            last = row.Ticks;
        }

        parts.Add(new Part(offset + start, rows.Length - start, customer, first));
    }

    private int Compare(int left, int right)
    {
        ref var first = ref store.Rows[left];
        ref var second = ref store.Rows[right];
        var order = first.Customer.CompareTo(second.Customer);
        if (order == 0) order = first.Ticks.CompareTo(second.Ticks);
        // A sale begins an order, and a refund of the same instant is of that order, whichever row is first in the file.
        if (order == 0) order = sums.IsRefund(first, kind, 0).CompareTo(sums.IsRefund(second, kind, 0));
        return order != 0 ? order : first.LineNumber.CompareTo(second.LineNumber);
    }

    private int Compare(Part left, Part right)
    {
        var order = left.FirstTicks.CompareTo(right.FirstTicks);
        return order != 0 ? order : store.Customers.Compare(left.Customer, right.Customer);
    }

    /// <summary>The rows of one order.</summary>
    internal readonly record struct Part(int Start, int Count, int Customer, long FirstTicks);
}
