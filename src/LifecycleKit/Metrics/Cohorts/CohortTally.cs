namespace LifecycleKit.Metrics;

/// <summary>Counts the customers of one cohort.</summary>
internal sealed class CohortTally
{
    /// <summary>A short list: customers of one cohort differ in age by one or two units.</summary>
    private readonly List<CohortReach> _reaches = [];

    /// <summary>The activity by column, up to the last column with activity.</summary>
    private CohortActivity[] _activity = [];

    private int _columns;

    public CohortReach[] Reaches => [.. _reaches];

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

    public CohortTally Copy()
    {
        var copy = new CohortTally();
        copy.Add(this);
        return copy;
    }

    /// <summary>Returns the activity by column; an unbounded column includes the later columns.</summary>
    public CohortActivity[] ActivityOf(CohortRetention retention)
    {
        var activity = _activity[.._columns];
        if (retention.IsUnbounded)
            for (var column = _columns - 2; column >= 0; column--) activity[column] += activity[column + 1];
        return activity;
    }
}
