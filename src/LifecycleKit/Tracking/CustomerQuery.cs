using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>A customer to load together with others, see <see cref="ICustomerStore.LoadManyAsync"/>.</summary>
/// <param name="Key">The customer.</param>
/// <param name="Events">The kinds and ids of events, to look up which of them the customer has; may be empty.</param>
public readonly record struct CustomerQuery(CustomerKey Key, ImmutableArray<EventKey> Events)
{
    /// <summary>Returns a digest of the customer and the number of events; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Key}, {(Events.IsDefault ? 0 : Events.Length)} event(s)");
}
