namespace LifecycleKit.Metrics;

/// <summary>A number of customers of a cohort who have reached the same age.</summary>
/// <param name="Begun">The number of columns that have begun for them.</param>
/// <param name="Finished">The number of those columns that have ended.</param>
/// <param name="Customers">The number of customers.</param>
internal readonly record struct CohortReach(int Begun, int Finished, long Customers)
{
    /// <summary>Returns the number of columns in which the customers count.</summary>
    public int Counted(bool showUnfinished) => showUnfinished ? Begun : Finished;
}
