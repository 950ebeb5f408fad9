namespace LifecycleKit.Conditions;

/// <summary>A host's own question about a customer. It must be thread-safe and must not depend on <see cref="Facts.AsOf"/>.</summary>
/// <param name="facts">The customer, for the duration of the call.</param>
public delegate bool FactPredicate(in Facts facts);
