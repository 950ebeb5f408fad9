namespace LifecycleKit.Tracking;

/// <summary>The next transition that a handler is to receive for a customer. The transitions after it wait for it.</summary>
/// <param name="Handler">The name of the handler.</param>
/// <param name="Number">The number of the transition, <see cref="KeptTransition.Number"/>.</param>
/// <param name="Notice">The transition, with the customer.</param>
/// <param name="FailureCount">The number of failed attempts for this transition.</param>
/// <param name="DueAt">The earliest instant of the next attempt, in UTC; null when the delivery is parked: it waits until it is
/// released.</param>
/// <param name="Error">The type of the last error, such as <c>TimeoutException</c>; null without a failure.</param>
public sealed record PendingDelivery(
    string Handler, long Number, TransitionNotice Notice, int FailureCount, DateTimeOffset? DueAt, string? Error)
{
    /// <summary>The customer.</summary>
    public CustomerKey Customer => Notice.Customer;

    /// <summary>Whether the delivery waits until it is released.</summary>
    public bool IsParked => DueAt is null;

    /// <summary>Returns the handler, the notice and the failures in one line, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Handler} gets {Notice}, {FailureCount} failure(s), {(DueAt is { } due ? due.ToString("O", null) : "parked")}");
}
