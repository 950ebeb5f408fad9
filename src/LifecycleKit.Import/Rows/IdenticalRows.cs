namespace LifecycleKit.Import;

/// <summary>Finds the rows of an order that repeat an earlier row of it.</summary>
/// <param name="store">The rows.</param>
/// <param name="note">Counts them.</param>
internal sealed class IdenticalRows(RowStore store, DiagnosticTally.Entry note)
{
    private const int Few = 8;

    /// <summary>Counts the identical rows.</summary>
    /// <param name="rows">The indexes of the rows of an order.</param>
    public void Find(ReadOnlySpan<int> rows)
    {
        var seen = rows.Length > Few ? new HashSet<(int, int, long, long)>() : null;
        for (var i = 0; i < rows.Length; i++)
        {
            ref var row = ref store.Rows[rows[i]];
            var isSeen = seen is null ? HasIdentical(row, rows[..i]) : !seen.Add((row.Hash, row.Customer, row.Ticks, row.Amount));
            if (isSeen) note.Add(row.LineNumber);
        }
    }

    private bool HasIdentical(in PackedRow row, ReadOnlySpan<int> others)
    {
        foreach (var index in others)
        {
            ref var other = ref store.Rows[index];
            if (other.Hash == row.Hash && other.Ticks == row.Ticks && other.Customer == row.Customer && other.Amount == row.Amount)
                return true;
        }

        return false;
    }
}
