namespace LifecycleKit.Customers;

/// <summary>Builds a log from the added rows: groups them by customer, turns each group into entries, and closes the gaps.</summary>
/// <remarks>The number of processors decides how the work is divided, never the result.</remarks>
internal static class OrderLogAssembly
{
    public static OrderLog Assemble(OrderLogRows rows, OrderLogOptions options, CancellationToken cancellationToken)
    {
        rows.Close();
        var addsDays = options.WithoutOrderId == OrderGrain.Day && rows.Loose.Count > 0;
        var order = TextOrder.Of(rows.CustomerIds);
        var scatter = OrderScatter.Of(rows, order, cancellationToken);
        var counts = Arrange(scatter, new OrderGroup(rows.Money, addsDays ? options.TimeZone : null), cancellationToken);
        return new OrderLog(new CustomerIds(rows.CustomerIds, order), CloseGaps(scatter, counts, rows.Money), rows.Taken);
    }

    /// <summary>Turns each customer's rows into entries, in place, and returns the number of entries of each customer.</summary>
    private static int[] Arrange(OrderScatter scatter, OrderGroup group, CancellationToken cancellationToken)
    {
        var starts = scatter.Starts;
        var counts = new int[starts.Length - 1];
        CustomerRanges.ForEach(counts.Length, (from, to) =>
        {
            for (var customer = from; customer < to; customer++)
            {
                var rows = starts[customer]..starts[customer + 1];
                counts[customer] = group.Arrange(scatter.Instants.AsSpan(rows), scatter.Amounts.AsSpan(rows));
            }
        }, cancellationToken);
        return counts;
    }

    private static OrderEntries CloseGaps(OrderScatter scatter, int[] counts, MoneyCodes money)
    {
        var starts = scatter.Starts;
        var instants = scatter.Instants;
        var amounts = scatter.Amounts;
        var end = 0;
        for (var customer = 0; customer < counts.Length; customer++)
        {
            var start = starts[customer];
            starts[customer] = end;
            if (start != end)
            {
                instants.AsSpan(start, counts[customer]).CopyTo(instants.AsSpan(end));
                amounts.AsSpan(start, counts[customer]).CopyTo(amounts.AsSpan(end));
            }

            end += counts[customer];
        }

        starts[^1] = end;
        // A copy is worth its memory only when much is left over.
        if (end < instants.Length - instants.Length / 8)
        {
            Array.Resize(ref instants, end);
            Array.Resize(ref amounts, end);
        }

        return new OrderEntries(starts, instants, amounts, money);
    }
}

/// <summary>
/// The entries of all customers as columns of UTC ticks and codes of amounts; the entries of one customer are contiguous.
/// </summary>
internal sealed class OrderEntries(int[] starts, long[] instants, long[] amounts, MoneyCodes money)
{
    public int Count => starts[^1];

    public MoneyCodes Money => money;

    public ReadOnlySpan<long> InstantsOf(int customer) => instants.AsSpan(starts[customer]..starts[customer + 1]);

    public ReadOnlySpan<long> AmountsOf(int customer) => amounts.AsSpan(starts[customer]..starts[customer + 1]);
}
