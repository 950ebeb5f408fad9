using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A customer by what happened to him.</summary>
/// <param name="Id">Who it is, for the reader.</param>
/// <param name="Start">Since when he is a customer, not later than his first event.</param>
/// <param name="Events">What happened, in the order of the instants.</param>
/// <remarks>Immutable and safe to share between threads, if the events are.</remarks>
public sealed record ReplayedCustomer(string Id, DateTimeOffset Start, IReadOnlyList<CustomerEvent> Events)
{
    /// <summary>A digest of the customer's id, the start and the number of events; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{TextDigest.Customer(string.Empty, Id)} from {Start:O}, {Events?.Count ?? 0} event(s)");
}
