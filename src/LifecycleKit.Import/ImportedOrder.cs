using LifecycleKit.Customers;

namespace LifecycleKit.Import;

/// <summary>An order of a file and its customer.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Snapshot">The order, with its status, refunds and lines.</param>
public sealed record ImportedOrder(string CustomerId, OrderSnapshot Snapshot)
{
    /// <summary>Returns the order without the customer.</summary>
    public override string ToString() => Snapshot.ToString();
}
