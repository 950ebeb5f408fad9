namespace LifecycleKit.Metrics;

/// <summary>How a <see cref="CohortTable"/> counts the age of an order.</summary>
public enum CohortAging
{
    /// <summary>
    /// Beginnings of calendar units between anchor and order: an anchor of 31 January has its month 1 from 1 February on. All customers of a
    /// cohort complete an age at the same instant.
    /// </summary>
    Calendar,

    /// <summary>
    /// Whole units since the customer's own anchor date, by dates: month k goes from the anchor date + k months to the day before + k + 1
    /// months, where a day that the month does not have is its last (31 January + 1 month = 28 or 29 February). Day k is k midnights later.
    /// </summary>
    Anniversary,
}
