namespace LifecycleKit.Metrics;

/// <summary>The ways in which a <see cref="CohortTable"/> counts the age of an order.</summary>
public enum CohortAging
{
    /// <summary>
    /// The number of starts of calendar units between anchor and order: for an anchor of 31 January, month 1 starts on 1 February. All customers of a cohort complete an age at the same instant.
    /// </summary>
    Calendar,

    /// <summary>
    /// Whole units since the customer's own anchor date, by dates: month k is from the anchor date + k months to the day before the anchor date + k + 1 months. A day that a month does not have becomes its last day (31 January + 1 month = 28 or 29 February). Day k is k midnights later.
    /// </summary>
    Anniversary,
}
