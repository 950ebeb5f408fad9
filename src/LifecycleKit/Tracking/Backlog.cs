namespace LifecycleKit.Tracking;

/// <summary>The work of a shop that waits in the store at one instant: events to apply, deliveries, and customers who become due.</summary>
public sealed record Backlog
{
    /// <summary>The number of pending events, leased ones included.</summary>
    public long PendingEventCount { get; init; }

    /// <summary>The number of deliveries that are not parked: at most one for each customer and handler.</summary>
    public long DeliveryCount { get; init; }

    /// <summary>The number of parked deliveries.</summary>
    public long ParkedDeliveryCount { get; init; }

    /// <summary>The earliest due instant of a delivery that is not parked, in UTC; null without one.</summary>
    public DateTimeOffset? DeliveryDueAt { get; init; }

    /// <summary>
    /// The earliest due instant of a customer, of a transition or of an attempt after a failure, in UTC; null when time moves none of the
    /// customers.
    /// </summary>
    public DateTimeOffset? CustomerDueAt { get; init; }

    /// <summary>Returns how long a due delivery has been waiting.</summary>
    /// <param name="asOf">The instant.</param>
    /// <returns>The time since <see cref="DeliveryDueAt"/>; zero when no delivery is due.</returns>
    public TimeSpan DeliveryAge(DateTimeOffset asOf) => Since(DeliveryDueAt, asOf);

    /// <summary>Returns how long a due customer has been waiting for a sweep.</summary>
    /// <param name="asOf">The instant.</param>
    /// <returns>The time since <see cref="CustomerDueAt"/>; zero when no customer is due.</returns>
    public TimeSpan SweepLag(DateTimeOffset asOf) => Since(CustomerDueAt, asOf);

    /// <summary>Returns counts and instants; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{PendingEventCount} pending event(s), {DeliveryCount} delivery(ies), {ParkedDeliveryCount} parked, next delivery {Text(DeliveryDueAt)}, next customer {Text(CustomerDueAt)}");

    private static TimeSpan Since(DateTimeOffset? dueAt, DateTimeOffset asOf) => dueAt < asOf ? asOf - dueAt.Value : TimeSpan.Zero;

    private static string Text(DateTimeOffset? instant) => instant is { } at ? at.ToString("O", null) : "never";
}
