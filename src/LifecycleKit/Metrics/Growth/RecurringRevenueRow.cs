using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The recurring revenue of one period: its movement, and the subscribers at its end.</summary>
/// <remarks><c>default</c> is an empty period without subscribers.</remarks>
public readonly record struct RecurringRevenueRow
{
    /// <summary>Creates a row. Use named arguments.</summary>
    /// <param name="period">The period.</param>
    /// <param name="movement">The movement of the monthly revenue from the start of the period to its end.</param>
    /// <param name="subscriberCount">Customers with a running subscription at the end; at least 0.</param>
    /// <param name="subscriptionCount">Running subscriptions at the end; at least one for each subscriber.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are fewer subscriptions than subscribers.</exception>
    public RecurringRevenueRow(Period period, RecurringRevenueMovement movement, long subscriberCount, long subscriptionCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(subscriberCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(subscriptionCount, subscriberCount);
        Period = period;
        Movement = movement;
        SubscriberCount = subscriberCount;
        SubscriptionCount = subscriptionCount;
    }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>The movement of the monthly revenue from the start of the period to its end.</summary>
    public RecurringRevenueMovement Movement { get; }

    /// <summary>Customers with a running subscription at the end, a free one too.</summary>
    public long SubscriberCount { get; }

    /// <summary>Running subscriptions at the end, free ones too.</summary>
    public long SubscriptionCount { get; }

    /// <summary>Monthly revenue at the end per subscriber; undefined without subscribers.</summary>
    public Ratio RevenuePerSubscriber => Ratio.Of(Movement.End, SubscriberCount);

    /// <summary>The period, its movement and its counts, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Period}: {Movement}; {SubscriberCount} subscribers, {SubscriptionCount} subscriptions");

    /// <summary>Returns the row of the customers of two rows of one period.</summary>
    internal RecurringRevenueRow Merge(in RecurringRevenueRow other) => new(
        Period, Movement + other.Movement, SubscriberCount + other.SubscriberCount, SubscriptionCount + other.SubscriptionCount);
}
