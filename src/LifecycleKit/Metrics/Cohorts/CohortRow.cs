using System.Collections.Immutable;

namespace LifecycleKit.Metrics;

/// <summary>One cohort of a <see cref="CohortTable"/>: the customers whose anchor is in one day, week or month.</summary>
/// <remarks>Reading a cell allocates nothing.</remarks>
public sealed class CohortRow
{
    private readonly ImmutableArray<CohortCell> _cells;

    /// <summary>Creates a row.</summary>
    /// <param name="start">The first day of the cohort's day, week (a Monday) or month.</param>
    /// <param name="customerCount">The number of customers in the cohort; at least 0.</param>
    /// <param name="cells">The observed cells, from the first column on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    /// <exception cref="ArgumentException">A cell is unobserved, or has more customers than the cohort.</exception>
    public CohortRow(DateOnly start, long customerCount, IEnumerable<CohortCell> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customerCount);
        ArgumentNullException.ThrowIfNull(cells);
        Start = start;
        CustomerCount = customerCount;
        _cells = [.. cells];
        foreach (var cell in _cells)
        {
            if (cell.IsObserved && cell.CustomerCount <= customerCount) continue;
            throw new ArgumentException(
                FormattableString.Invariant($"A cell must have from 1 to {customerCount} customers, and one has {cell.CustomerCount}."),
                nameof(cells));
        }
    }

    /// <summary>The first day of the cohort's day, week (a Monday) or month.</summary>
    public DateOnly Start { get; }

    /// <summary>
    /// The number of customers with an anchor in the cohort, before the table's instant; 0 for an empty cohort between others.
    /// </summary>
    public long CustomerCount { get; }

    /// <summary>The number of observed cells, from the first column on; the cells after them are unobserved.</summary>
    public int ColumnCount => _cells.Length;

    /// <summary>Gets the cell of a column; unobserved from <see cref="ColumnCount"/> on.</summary>
    /// <param name="column">The age in units, or the index of the bracket; from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is negative.</exception>
    public CohortCell this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            return column < _cells.Length ? _cells[column] : default;
        }
    }

    /// <summary>The first day and the size, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start:yyyy-MM-dd}: {CustomerCount} customers");

    /// <summary>Returns the row of the customers of two rows of one cohort.</summary>
    internal CohortRow Merge(CohortRow other) => new(
        Start, CustomerCount + other.CustomerCount,
        Enumerable.Range(0, Math.Max(ColumnCount, other.ColumnCount)).Select(column => this[column].Merge(other[column])));
}
