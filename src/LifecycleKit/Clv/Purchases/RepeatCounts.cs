namespace LifecycleKit.Clv;

/// <summary>How many customers have each number of repeat purchases: gamma functions depend on nothing else of a row.</summary>
internal sealed class RepeatCounts
{
    public RepeatCounts(PurchaseColumns columns)
    {
        var rows = new List<(double Repeats, double Customers)>();
        for (var row = 0; row < columns.Rows; row++)
        {
            Customers += columns.CountOf(row);
            if (rows.Count > 0 && rows[^1].Repeats == columns.Repeats[row])
                rows[^1] = (rows[^1].Repeats, rows[^1].Customers + columns.Counts[row]);
            else rows.Add((columns.Repeats[row], columns.Counts[row]));
        }

        Rows = [.. rows];
    }

    /// <summary>The distinct x, ascending, with their counts.</summary>
    public (double Repeats, double Customers)[] Rows { get; }

    public long Customers { get; }
}
