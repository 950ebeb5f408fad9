namespace LifecycleKit.Metrics;

/// <summary>One cohort of a <see cref="CohortTable"/>: the customers whose anchor is in one day, week or month.</summary>
/// <remarks>Reading a cell allocates nothing.</remarks>
public sealed class CohortRow
{
    private readonly bool _showUnfinished;
    private readonly CohortReach[] _reaches;
    private readonly CohortActivity[] _activity;

    /// <param name="start">The first day.</param>
    /// <param name="tally">The counts of the cohort; not changed later.</param>
    /// <param name="options">The options of the table.</param>
    internal CohortRow(DateOnly start, CohortTally tally, CohortOptions options)
    {
        Start = start;
        Tally = tally;
        _showUnfinished = options.ShowUnfinished;
        (_reaches, _activity) = (tally.Reaches, tally.ActivityOf(options.Retention));
        foreach (var reach in _reaches)
        {
            CustomerCount += reach.Customers;
            ColumnCount = Math.Max(ColumnCount, reach.Counted(_showUnfinished));
        }
    }

    /// <summary>The first day of the cohort's day, week (a Monday) or month.</summary>
    public DateOnly Start { get; }

    /// <summary>
    /// The number of customers with an anchor in the cohort, before the table's instant; 0 for an empty cohort between others.
    /// </summary>
    public long CustomerCount { get; }

    /// <summary>The number of observed cells, from the first column on; the cells after them are unobserved.</summary>
    public int ColumnCount { get; }

    internal CohortTally Tally { get; }

    /// <summary>Gets the cell of a column; unobserved from <see cref="ColumnCount"/> on.</summary>
    /// <param name="column">The age in units, or the index of the bracket; from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is negative.</exception>
    public CohortCell this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            if (column >= ColumnCount) return default;
            var (customers, isPartial) = (0L, false);
            foreach (var reach in _reaches)
            {
                if (reach.Counted(_showUnfinished) <= column) continue;
                customers += reach.Customers;
                isPartial |= reach.Finished <= column;
            }

            return new CohortCell(customers, column < _activity.Length ? _activity[column] : default, isPartial);
        }
    }

    /// <summary>The first day and the size, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start:yyyy-MM-dd}: {CustomerCount} customers");
}
