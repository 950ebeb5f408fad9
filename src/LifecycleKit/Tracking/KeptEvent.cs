using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>An event that is kept, so that a customer can be replayed: a row of a store.</summary>
/// <param name="Number">The number of the row, from 1 on in the order of recording, unique for the customer.</param>
/// <param name="Event">The event.</param>
/// <remarks>Immutable.</remarks>
public readonly record struct KeptEvent(long Number, CustomerEvent Event);
