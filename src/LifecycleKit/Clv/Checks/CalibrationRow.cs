namespace LifecycleKit.Clv;

/// <summary>A distinct prediction with the number of its customers and the number of those who purchased.</summary>
internal readonly record struct CalibrationRow(double Probability, long CustomerCount, long PurchasedCount)
{
    /// <summary>Sorts rows by prediction and merges rows with equal predictions.</summary>
    public static CalibrationRow[] Compress(IEnumerable<CalibrationRow> rows)
    {
        var sorted = rows.ToArray();
        Array.Sort(sorted, static (left, right) => left.Probability.CompareTo(right.Probability));
        var distinct = new List<CalibrationRow>();
        foreach (var row in sorted)
        {
            if (distinct.Count == 0 || distinct[^1].Probability != row.Probability)
            {
                distinct.Add(row);
            }
            else
            {
                distinct[^1] =
                    new(row.Probability, distinct[^1].CustomerCount + row.CustomerCount, distinct[^1].PurchasedCount + row.PurchasedCount);
            }
        }

        return [.. distinct];
    }
}
