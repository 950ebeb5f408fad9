namespace LifecycleKit.Clv;

/// <summary>The subscriptions that started in one month, and their renewals.</summary>
/// <param name="Start">The first day of the month, in the time zone of the builder.</param>
/// <param name="Sample">The subscriptions; fit a model to it, or merge it with those of other months.</param>
public sealed record RetentionMonth(DateOnly Start, RetentionSample Sample)
{
    /// <summary>Returns the month and the number of subscriptions, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start:yyyy-MM}: {Sample?.CustomerCount} subscriptions");
}
