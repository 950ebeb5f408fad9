namespace LifecycleKit.Metrics;

/// <summary>Counts the customers of one cohort.</summary>
internal sealed class CohortTally
{
    /// <summary>A short list: customers of one cohort differ in age by one or two units.</summary>
    private readonly List<CohortReach> _reaches = [];

    /// <summary>The activity by column, up to the last column with activity.</summary>
    private CohortActivity[] _activity = [];

    private int _columns;

    public void Add(CohortReach reach)
    {
        for (var i = 0; i < _reaches.Count; i++)
        {
            var known = _reaches[i];
            if (known.Begun != reach.Begun || known.Finished != reach.Finished) continue;
            _reaches[i] = known with { Customers = known.Customers + reach.Customers };
            return;
        }

        _reaches.Add(reach);
    }

    public void Add(int column, CohortActivity activity)
    {
        if (column >= _activity.Length) Array.Resize(ref _activity, Math.Max(column + 1, 2 * _activity.Length));
        _columns = Math.Max(_columns, column + 1);
        _activity[column] += activity;
    }

    public void Add(CohortTally other)
    {
        foreach (var reach in other._reaches) Add(reach);
        for (var column = other._columns - 1; column >= 0; column--) Add(column, other._activity[column]);
    }

    /// <summary>Returns the row of the cohort.</summary>
    public CohortRow ToRow(DateOnly start, CohortOptions options)
    {
        var activity = ActivityOf(options.Retention);
        var (customers, columns) = (0L, 0);
        foreach (var reach in _reaches)
        {
            customers += reach.Customers;
            columns = Math.Max(columns, reach.Counted(options.ShowUnfinished));
        }

        var cells = Enumerable.Range(0, columns).Select(column => Cell(column, activity, options.ShowUnfinished));
        return new CohortRow(start, customers, cells);
    }

    private CohortCell Cell(int column, CohortActivity[] activity, bool showUnfinished)
    {
        var (customers, isPartial) = (0L, false);
        foreach (var reach in _reaches)
        {
            if (reach.Counted(showUnfinished) <= column) continue;
            customers += reach.Customers;
            isPartial |= reach.Finished <= column;
        }

        var counts = column < activity.Length ? activity[column] : default;
        return new CohortCell(customers, counts.Customers, counts.Orders, counts.NetRevenue, isPartial);
    }

    /// <summary>Returns the activity by column; an unbounded column includes the later columns.</summary>
    private CohortActivity[] ActivityOf(CohortRetention retention)
    {
        var activity = _activity[.._columns];
        if (retention.IsUnbounded)
            for (var column = _columns - 2; column >= 0; column--) activity[column] += activity[column + 1];
        return activity;
    }
}

/// <summary>Counts of active customers and their orders, and net revenue; sums are exact.</summary>
internal readonly record struct CohortActivity(long Customers, long Orders, decimal NetRevenue)
{
    public static CohortActivity operator +(CohortActivity left, CohortActivity right) =>
        new(left.Customers + right.Customers, left.Orders + right.Orders, left.NetRevenue + right.NetRevenue);
}

/// <summary>A number of customers of a cohort who have reached the same age.</summary>
/// <param name="Begun">The number of columns that have begun for them.</param>
/// <param name="Finished">The number of those columns that have ended.</param>
/// <param name="Customers">The number of customers.</param>
internal readonly record struct CohortReach(int Begun, int Finished, long Customers)
{
    /// <summary>Returns the number of columns in which the customers count.</summary>
    public int Counted(bool showUnfinished) => showUnfinished ? Begun : Finished;
}
