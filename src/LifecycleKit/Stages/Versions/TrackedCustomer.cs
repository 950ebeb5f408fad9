using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A customer with the current state and history.</summary>
/// <param name="Id">The id of the customer, for display.</param>
/// <param name="State">The customer's state.</param>
/// <param name="History">The customer's history.</param>
/// <remarks>Not thread-safe: the history belongs to the caller and must not change while it is read.</remarks>
[Mutable("carries a history")]
public sealed record TrackedCustomer(string Id, LifecycleState State, CustomerHistory History)
{
    /// <summary>Returns a digest of the customer's id, and the state; culture-invariant.</summary>
    public override string ToString() => $"{TextDigest.Customer(string.Empty, Id)}: {State}";
}
