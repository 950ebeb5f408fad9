namespace LifecycleKit.Clv;

/// <summary>The number of customers for each number of repeat purchases: the gamma functions of a row depend on x alone.</summary>
internal sealed class RepeatCounts
{
    public RepeatCounts(PurchaseColumns columns)
        : this(columns.Repeats.AsSpan(0, columns.RowCount), columns.Counts.AsSpan(0, columns.RowCount))
    {
    }

    /// <param name="repeats">x of each row, ascending.</param>
    /// <param name="counts">The number of customers in each row.</param>
    public RepeatCounts(ReadOnlySpan<double> repeats, ReadOnlySpan<double> counts)
    {
        var rows = new List<(double Repeats, double Customers)>();
        for (var row = 0; row < repeats.Length; row++)
        {
            CustomerCount += (long)counts[row];
            if (rows.Count > 0 && rows[^1].Repeats == repeats[row]) rows[^1] = (rows[^1].Repeats, rows[^1].Customers + counts[row]);
            else rows.Add((repeats[row], counts[row]));
        }

        Rows = [.. rows];
    }

    /// <summary>The distinct x, ascending, with their counts.</summary>
    public (double Repeats, double Customers)[] Rows { get; }

    public long CustomerCount { get; }
}
