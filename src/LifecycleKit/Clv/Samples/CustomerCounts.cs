namespace LifecycleKit.Clv;

/// <summary>Checks the numbers of customers beside the rows of a sample.</summary>
internal static class CustomerCounts
{
    /// <exception cref="ArgumentException">There is not one count for each row, or a count is less than 1.</exception>
    public static void Require(int rows, ReadOnlySpan<long> counts, string name)
    {
        if (counts.IsEmpty) return;
        if (counts.Length != rows)
            throw new ArgumentException($"There must be one count for each row: {rows}, not {counts.Length}.", name);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 1) throw new ArgumentException($"The count of row {i} must be at least 1, not {counts[i]}.", name);
        }
    }
}
