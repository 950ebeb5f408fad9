using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>A customer of a simulated population.</summary>
public sealed class SimulatedCustomer
{
    internal SimulatedCustomer(string customerId, ImmutableArray<CustomerEvent> events)
    {
        CustomerId = customerId;
        Events = events;
    }

    /// <summary>The id of the customer, such as <c>customer-000001</c>.</summary>
    public string CustomerId { get; }

    /// <summary>The customer's events in chronological order, each with an id.</summary>
    public ImmutableArray<CustomerEvent> Events { get; }

    /// <summary>Returns the id and the number of events; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{CustomerId}: {Events.Length} event(s)");
}
