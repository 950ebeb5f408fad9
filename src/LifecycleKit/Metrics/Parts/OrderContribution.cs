using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Returns the contribution of one customer to a metric.</summary>
/// <param name="orders">The customer's whole history of orders and credits, by instant.</param>
internal delegate T OrderContribution<T>(ReadOnlySpan<OrderEntry> orders);
