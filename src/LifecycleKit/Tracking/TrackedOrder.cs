using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>An order of a customer in its current state, to be compared with the store.</summary>
/// <param name="CustomerId">The host's id of the customer, used as it is.</param>
/// <param name="Order">The order, with <see cref="OrderSnapshot.ChangedAt"/> or <see cref="OrderSnapshot.Version"/>.</param>
public readonly record struct TrackedOrder(string CustomerId, OrderSnapshot Order)
{
    /// <summary>Returns the order, without the customer; culture-invariant.</summary>
    public override string ToString() => $"{Order}";
}
