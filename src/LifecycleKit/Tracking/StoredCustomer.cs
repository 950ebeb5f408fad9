namespace LifecycleKit.Tracking;

/// <summary>What a store answers to a load.</summary>
/// <param name="Record">The customer; null when there is none of this key.</param>
/// <param name="PublicationNumber">The number of the shop's last publication; 0 for none. So a tracker sees with each load whether
/// something was published.</param>
/// <remarks>Nothing in it can be set. Safe for use by many threads.</remarks>
[Mutable("carries a record, which makes its history when first asked for it")]
public readonly record struct StoredCustomer(CustomerRecord? Record, long PublicationNumber);
