using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>An event that a store has accepted and that no tracker has applied yet: a row of a store.</summary>
/// <param name="Number">The number of the row, unique for the shop, in the order of acceptance.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Event">The event.</param>
/// <param name="FailureCount">The number of failed attempts to apply the event.</param>
public readonly record struct PendingEvent(long Number, CustomerKey Customer, CustomerEvent Event, int FailureCount)
{
    /// <summary>Returns the number, a digest of the customer, the kind and the failures; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"pending {Number} of {Customer}: {Event.Kind}, {FailureCount} failure(s)");
}
