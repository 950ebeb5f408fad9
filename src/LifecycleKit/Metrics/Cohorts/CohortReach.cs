namespace LifecycleKit.Metrics;

/// <summary>Customers of a cohort who have come equally far.</summary>
/// <param name="Begun">How many columns have begun for them.</param>
/// <param name="Finished">How many of those have ended.</param>
/// <param name="Customers">How many customers.</param>
internal readonly record struct CohortReach(int Begun, int Finished, long Customers)
{
    /// <summary>In how many columns the customers count.</summary>
    public int Counted(bool showUnfinished) => showUnfinished ? Begun : Finished;
}
