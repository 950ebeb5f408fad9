namespace LifecycleKit.Clv;

/// <summary>How many customers have each number of repeat purchases: gamma functions depend on nothing else of a row.</summary>
internal sealed class RepeatCounts
{
    public RepeatCounts(PurchaseColumns columns)
        : this(columns.Repeats.AsSpan(0, columns.RowCount), columns.Counts.AsSpan(0, columns.RowCount))
    {
    }

    /// <param name="repeats">x of each row, ascending.</param>
    /// <param name="counts">How many customers each row stands for.</param>
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
