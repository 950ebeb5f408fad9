using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A customer as he stands.</summary>
/// <param name="Id">Who it is, for the reader.</param>
/// <param name="State">Where he stands.</param>
/// <param name="History">What is remembered of him.</param>
/// <remarks>Not thread-safe: the history is the caller's and must not change while it is read.</remarks>
[Mutable("carries a history")]
public sealed record TrackedCustomer(string Id, LifecycleState State, CustomerHistory History)
{
    /// <summary>A digest of the customer's id, and the state; culture-invariant.</summary>
    public override string ToString() => $"{TextDigest.Customer(string.Empty, Id)}: {State}";
}
