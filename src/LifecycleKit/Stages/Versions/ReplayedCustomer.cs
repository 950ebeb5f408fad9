using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A customer with the events to replay.</summary>
/// <param name="Id">The id of the customer, for display.</param>
/// <param name="Start">The instant at which the customer starts, not later than their first event.</param>
/// <param name="Events">The events, in the order of their instants.</param>
/// <remarks>Immutable if the list of events is.</remarks>
public sealed record ReplayedCustomer(string Id, DateTimeOffset Start, IReadOnlyList<CustomerEvent> Events)
{
    /// <summary>Returns a digest of the customer's id, the start and the number of events; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{TextDigest.Customer(string.Empty, Id)} from {Start:O}, {Events?.Count ?? 0} event(s)");
}
