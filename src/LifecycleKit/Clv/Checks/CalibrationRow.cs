namespace LifecycleKit.Clv;

/// <summary>A distinct prediction, how many customers had it, and how many of them purchased.</summary>
internal readonly record struct CalibrationRow(double Probability, long CustomerCount, long PurchasedCount)
{
    /// <summary>Sorts rows by prediction and takes equal ones together.</summary>
    public static CalibrationRow[] Compress(IEnumerable<CalibrationRow> rows)
    {
        var sorted = rows.ToArray();
        Array.Sort(sorted, static (left, right) => left.Probability.CompareTo(right.Probability));
        var distinct = new List<CalibrationRow>();
        foreach (var row in sorted)
        {
            if (distinct.Count == 0 || distinct[^1].Probability != row.Probability) distinct.Add(row);
            else distinct[^1] = new(row.Probability, distinct[^1].CustomerCount + row.CustomerCount, distinct[^1].PurchasedCount + row.PurchasedCount);
        }

        return [.. distinct];
    }
}
