using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>An event of a customer, to be recorded together with others.</summary>
/// <param name="CustomerId">The host's id of the customer, used as it is.</param>
/// <param name="Event">The event.</param>
public readonly record struct TrackedEvent(string CustomerId, CustomerEvent Event)
{
    /// <summary>Returns the event, without the customer; culture-invariant.</summary>
    public override string ToString() => Event.ToString();
}
